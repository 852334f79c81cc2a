"""The one front door: a text in, the article, its translations and summaries out.

The stages (``summarizer.stages``) do the work; ``stream`` shows each step, and everything else is built on it.
"""

import os
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from summarizer.arguments import require, valid_strings
from summarizer.defaults import MAX_CHARS
from summarizer.errors import InputError, OptionError
from summarizer.events import Event
from summarizer.languages import SOURCE, TARGETS
from summarizer.models import Models
from summarizer.result import Article, Result, Summary, TranslatedSentence
from summarizer.run import Run, finish
from summarizer.stages import REFUSALS, Stages
from summarizer.translation.cache import from_environment
from summarizer.translation.glossary import Glossary
from summarizer.translation.memory import SentenceMemory
from summarizer.translation.translator import Translator
from summarizer.turn import Turn
from summarizer.validate import (
    LENGTH,
    article_or_error,
    valid_article,
    valid_length,
    valid_targets,
)


class Summarizer:
    """Recovers, translates and summarises articles. Loads a model when it is first needed and keeps it until ``close``.

    Args:
        profile: a profile of models.txt, such as "auto", "light", "best" or "starter".
        models: a models.txt of your own.
        device: "auto", "cpu" or "cuda".
        glossary: a TSV file of terms (see ``summarizer.translation.glossary``).
        offline: never use the network.
        commercial: use only models whose licence allows commercial use.
        max_chars: the longest text taken, in characters.
        precision: "auto" (what is fastest within 0.5 chrF++ of the best), "int8" or "float32".
        remember: keep translated sentences in memory and on disk (``summarizer.translation.cache``) for later articles.
        idle: release the models after so many seconds without use; they are loaded again when needed.
        wait: fetch a better model first; without, what is on this machine serves at once.
        only: the ids of the models that may be used at all; a batch keeps to what it began with.
        coverage: look for what each sentence leaves out, which is slow (``summarizer.translation.coverage``).

    Safe to share between threads: they take turns at the models, batch by batch. Nothing is held while an iterator of
    events waits, so a loop over it may be left at any point, and may call the same ``Summarizer``.

    Raises:
        OptionError: an argument has a value or type without meaning here.
        RegistryError: models.txt cannot be understood, or has no such profile.
        GlossaryError: a line of the glossary cannot be understood.
    """

    def __init__(
        self,
        profile: str = "auto",
        *,
        models: os.PathLike[str] | str | None = None,
        device: str = "auto",
        glossary: os.PathLike[str] | str | None = None,
        offline: bool = False,
        commercial: bool = False,
        max_chars: int = MAX_CHARS,
        precision: str = "auto",
        remember: bool = True,
        idle: float | None = None,
        wait: bool = True,
        only: Collection[str] | None = None,
        coverage: bool = False,
    ) -> None:
        require(str, profile=profile, device=device, precision=precision)
        require(str | os.PathLike | None, models=models, glossary=glossary)
        require(bool, offline=offline, commercial=commercial, remember=remember, wait=wait, coverage=coverage)
        require(int, max_chars=max_chars)
        require(int | float | None, idle=idle)
        if idle is not None and not 0 <= idle <= threading.TIMEOUT_MAX:
            raise OptionError(f"idle is {idle}.", "Give seconds, or None to keep the models.")
        self.max_chars = max_chars
        self._models = Models(
            profile,
            Path(models) if models is not None else None,
            device,
            offline=offline,
            commercial=commercial,
            precision=precision,
            wait=wait,
            only=only,
        )
        self._cache = from_environment() if remember else None
        terms = Glossary.read(Path(glossary)) if glossary is not None else None
        self._turn = Turn(idle, self._models.close)
        settings = {"lasting": remember, "coverage": coverage}
        self._translator = Translator(self._models, terms, self._cache, self._turn, **settings)
        self._stages = Stages(self._models, self._translator, self._turn)

    def process(
        self,
        text: str,
        targets: Sequence[str] = TARGETS,
        length: str = LENGTH,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
    ) -> Result:
        """Recover the article in ``text``, translate it into ``targets`` and summarise it in these and in Italian.

        Args:
            text: what was pasted, or HTML.
            targets: ISO 639-1 codes.
            length: of the summaries: "headline", "short" or "medium".
            keep, drop: texts of blocks that belong to the article, or do not, whatever the recovery thinks.
            force: translate although the text does not seem to be Italian.
            cancel: when it is set, work stops before the next batch and what is done until then is the result.

        Raises:
            InputError: there is no usable Italian article in the text.
            OptionError: an unknown length or language.
            ModelError, NotEnoughDisk: no target at all could be served. Where only some could not, see
                ``Translation.reason``.
            Closed: ``close`` was called, perhaps by another thread meanwhile.
        """
        article = self.recover(text, keep=keep, drop=drop, force=force)
        return finish(self.stream_article(article, targets, valid_length(length), cancel=cancel, watched=False))

    def stream(
        self,
        text: str,
        targets: Sequence[str] = TARGETS,
        length: str = LENGTH,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
    ) -> Iterator[Event]:
        """As ``process``, step by step; the last event is ``Finished``.

        Sentences in ``memory`` are not translated again, new ones join them: with that of a stopped run it goes on.
        The terms of ``glossary`` stand in for those of the ``Summarizer``.
        """
        length = valid_length(length)
        article = self.recover(text, keep=keep, drop=drop, force=force)
        return self.stream_article(article, targets, length, cancel=cancel, memory=memory, glossary=glossary)

    def recover(self, text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = (), force: bool = False) -> Article:
        """The article in ``text``; loads no model.

        Raises:
            NotText, TooLong, EmptyInput, NoArticle, WrongLanguage: see the message.
        """
        return valid_article(text, self.max_chars, keep=keep, drop=drop, force=force)

    def process_article(self, article: Article, targets: Sequence[str] = TARGETS, length: str = LENGTH) -> Result:
        """As ``process``, for an article that is recovered already."""
        return finish(self.stream_article(article, targets, valid_length(length), watched=False))

    def process_many(
        self, texts: Sequence[str], targets: Sequence[str] = TARGETS, length: str = LENGTH
    ) -> list[Result | InputError]:
        """As ``process`` for several texts, in order; their sentences share the model's batches.
        Where there is no usable article in a text, the error stands in place of a result.

        Raises:
            OptionError, ModelError: as ``process``.
        """
        require(list | tuple, texts=texts)
        targets, length = valid_targets(targets, self.targets), valid_length(length)
        found = [article_or_error(text, self.max_chars) for text in texts]
        memory = self._stages.translate_together([one for one in found if isinstance(one, Article)], targets)
        run = partial(self.stream_article, targets=targets, length=length, memory=memory, watched=False)
        return [finish(run(one)) if isinstance(one, Article) else one for one in found]

    def stream_article(
        self,
        article: Article,
        targets: Sequence[str] = TARGETS,
        length: str | None = LENGTH,
        *,
        cancel: threading.Event | None = None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
        watched: bool = True,
    ) -> Iterator[Event]:
        """As ``stream``, for an article that is recovered already. ``length`` None leaves the summaries out.

        Text that is not ``watched`` as it comes, comes in larger parts, which takes less time in all.
        """
        require(Article, article=article)
        self._turn.require_open()
        length = valid_length(length) if length is not None else None
        targets = valid_targets(targets, self.targets)
        return self._stages.events(Run(article, targets, length, cancel, memory, glossary, watched=watched))

    def translate(
        self,
        text: str,
        targets: Sequence[str] = TARGETS,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
    ) -> Result:
        """As ``process`` without summaries; ``cancel`` as in ``stream``."""
        article = self.recover(text, keep=keep, drop=drop, force=force)
        return finish(self.stream_article(article, targets, None, cancel=cancel, watched=False))

    def summarize(
        self,
        text: str,
        languages: Sequence[str] = (SOURCE, TARGETS[0]),
        length: str = LENGTH,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
        glossary: Glossary | None = None,
    ) -> Mapping[str, Summary]:
        """The summaries alone, by language; translates no more than they need. ``languages`` may hold "it".

        A language that cannot be served is left out (``why_not`` tells why).

        Raises:
            ModelError: none of the languages can be served.
            Cancelled: ``cancel`` was set before the summaries were done.
            Others as ``process``.
        """
        length = valid_length(length)
        languages = valid_targets(languages, (SOURCE, *self.targets))
        run = Run(self.recover(text, keep=keep, drop=drop, force=force), (), length, cancel, glossary=glossary)
        return self._stages.summaries(run, length, self._stages.served(languages))

    def load(self, source: str, target: str) -> str:
        """Load the models of a direction (ISO 639-1 codes) now rather than when first needed; their ids.

        Raises:
            ModelError: they are not available or do not fit.
        """
        source, target = valid_strings((source, target), "a direction")
        self._turn.require_open()
        return self._models.ready(source, target).model

    def translate_sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
        """Translate sentences as they are, without an article around them, checked and repaired; in order.

        Raises:
            ModelError: no model for this direction, or it cannot be loaded.
            OptionError: ``sentences`` is not a sequence of texts.
        """
        source, target = valid_strings((source, target), "a direction")
        return self._stages.sentences(valid_strings(sentences, "sentences"), source, target)

    def why_not(self, target: str) -> str | None:
        """Why Italian cannot be translated into ``target`` here and what to do; None where it can. Loads nothing."""
        require(str, target=target)
        try:
            self._models.route(SOURCE, target)
        except REFUSALS as error:
            return str(error)
        return None

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages that models.txt has a way to, from Italian; whether a model is here, ``why_not`` says."""
        return self._models.registry.targets(SOURCE)

    @property
    def notices(self) -> tuple[str, ...]:
        """Remarks on the choice of models and on their licences, so far."""
        return self._models.notices

    def release(self, patience: float = 0.0) -> None:
        """Release all models unless they are at work for so many seconds; they are loaded again when needed."""
        self._turn.release_if_free(patience)

    def close(self) -> None:
        """Release all models once the batch under way is done; other threads' runs end with ``Closed``."""
        self._turn.close()
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
