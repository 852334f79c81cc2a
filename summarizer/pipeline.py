"""The one front door: a text in, the article, its translations and summaries out.

The road: recover the article, cut it into sentences, translate them, summarise. ``stream`` shows each step as it is
done; everything else is built on it.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarizer.errors import (
    Cancelled,
    InputError,
    ModelError,
    NotEnoughDisk,
    OptionError,
    SummarizerError,
    UnknownLanguage,
)
from summarizer.events import (
    ArticleRecovered,
    Event,
    Finished,
    ModelLoading,
    SentencesTranslated,
    SummaryReady,
    TargetUnavailable,
    TitleTranslated,
)
from summarizer.intake import take_in
from summarizer.models import Models
from summarizer.models.idle import IdleRelease
from summarizer.result import Article, Result, Summary, TranslatedSentence
from summarizer.summary import LENGTHS, summarize
from summarizer.translation.cache import from_environment
from summarizer.translation.glossary import Glossary
from summarizer.translation.translator import Translator
from summarizer.work import SOURCE, Work

TARGETS = ("en", "uz")
LENGTH = "short"
# About 100 printed pages; a paste that is longer is most likely a mistake.
MAX_CHARS = 200_000


class Summarizer:
    """Recovers, translates and summarises articles. Loads a model when it is first needed and keeps it until ``close``.

    Args:
        profile: a profile of models.txt: "auto", "light", "best", "permissive", "llm" or "starter".
        models: a models.txt of one's own.
        device: "auto", "cpu" or "cuda".
        glossary: a TSV file of terms (see ``summarizer.translation.glossary``).
        offline: never use the network.
        commercial: use only models whose licence allows commercial use.
        max_chars: the longest text taken, in characters.
        precision: "auto" (what is fastest within 0.5 chrF++ of the best), "int8" or "float32".
        remember: keep translated sentences on disk for the next run (``summarizer.translation.cache``).
        idle: release the models after so many seconds without use; they are loaded again when needed.

    Safe to share between threads; one translates at a time.

    Raises:
        RegistryError: models.txt cannot be understood, or has no such profile.
        GlossaryError: a line of the glossary cannot be understood.
    """

    def __init__(
        self,
        profile: str = "auto",
        *,
        models: Path | str | None = None,
        device: str = "auto",
        glossary: Path | str | None = None,
        offline: bool = False,
        commercial: bool = False,
        max_chars: int = MAX_CHARS,
        precision: str = "auto",
        remember: bool = True,
        idle: float | None = None,
    ) -> None:
        self.max_chars = max_chars
        self._models = Models(
            profile,
            Path(models) if models is not None else None,
            device,
            offline=offline,
            commercial=commercial,
            precision=precision,
        )
        self._cache = from_environment() if remember else None
        self._translator = Translator(
            self._models, Glossary.read(glossary) if glossary is not None else None, self._cache
        )
        self._turn = IdleRelease(idle, self._models.close)

    def process(
        self,
        text: str,
        targets: Sequence[str] = TARGETS,
        length: str = LENGTH,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
    ) -> Result:
        """Recover the article in ``text``, translate it into ``targets`` and summarise it in these and in Italian.

        Args:
            text: what was pasted, or HTML.
            targets: ISO 639-1 codes.
            length: of the summaries: "headline", "short" or "medium".
            keep, drop: texts of blocks that belong to the article, or do not, whatever the recovery thinks.
            force: translate although the text does not seem to be Italian.

        Raises:
            InputError: there is no usable Italian article in the text.
            OptionError: an unknown length or language.
            ModelError: no target at all could be served. Where only some could not, see ``Translation.reason``.
        """
        return _last(self.stream(text, targets, length, keep=keep, drop=drop, force=force))

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
    ) -> Iterator[Event]:
        """As ``process``, step by step; the last event is ``Finished``.

        When ``cancel`` is set, work stops before the next batch and what is done until then is the result.
        """
        article = self.recover(text, keep=keep, drop=drop, force=force)
        return self.stream_article(article, targets, length, cancel=cancel)

    def recover(self, text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = (), force: bool = False) -> Article:
        """The article in ``text``; loads no model.

        Raises:
            TooLong, EmptyInput, NoArticle, WrongLanguage: see the message.
        """
        return take_in(text, self.max_chars, keep=keep, drop=drop, force=force)

    def process_article(self, article: Article, targets: Sequence[str] = TARGETS, length: str = LENGTH) -> Result:
        """As ``process``, for an article that is recovered already."""
        return _last(self.stream_article(article, targets, length))

    def process_many(
        self, texts: Sequence[str], targets: Sequence[str] = TARGETS, length: str = LENGTH
    ) -> list[Result | InputError]:
        """As ``process`` for several texts, in order; their sentences share the model's batches.

        Where there is no usable article in a text, the error stands in place of a result.

        Raises:
            OptionError, ModelError: as ``process``.
        """
        found = [self._recovered(text) for text in texts]
        self._translate_together([one for one in found if isinstance(one, Article)], _checked_targets(targets))
        return [self.process_article(one, targets, length) if isinstance(one, Article) else one for one in found]

    def stream_article(
        self,
        article: Article,
        targets: Sequence[str] = TARGETS,
        length: str | None = LENGTH,
        *,
        cancel: threading.Event | None = None,
    ) -> Iterator[Event]:
        """As ``stream``, for an article that is recovered already. ``length`` None leaves the summaries out."""
        targets = _checked_targets(targets)
        if length is not None and length not in LENGTHS:
            raise OptionError(f"There is no summary length {length!r}.", f"Choose one of: {', '.join(LENGTHS)}.")
        return self._run(Work(article, targets, length, cancel or threading.Event()))

    def translate(
        self,
        text: str,
        targets: Sequence[str] = TARGETS,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
    ) -> Result:
        """As ``process`` without summaries."""
        article = self.recover(text, keep=keep, drop=drop, force=force)
        return _last(self.stream_article(article, targets, None))

    def summarize(
        self,
        text: str,
        languages: Sequence[str] = (SOURCE, "en"),
        length: str = LENGTH,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
    ) -> Mapping[str, Summary]:
        """The summaries alone, by language; translates no more than they need. ``languages`` may hold "it".

        A language that cannot be served is left out (``why_not`` tells why).

        Raises:
            ModelError: none of the languages can be served.
            Others as ``process``.
        """
        if length not in LENGTHS:
            raise OptionError(f"There is no summary length {length!r}.", f"Choose one of: {', '.join(LENGTHS)}.")
        languages = tuple(dict.fromkeys(languages))
        _checked_targets([language for language in languages if language != SOURCE] or TARGETS)
        work = Work(self.recover(text, keep=keep, drop=drop, force=force), (), length, threading.Event())
        served = [language for language in languages if language == SOURCE or self.why_not(language) is None]
        if not served:
            self._models.route(SOURCE, languages[0])  # raises and says why
        with self._turn.held():
            return self._summaries(work, served)

    def load(self, source: str, target: str) -> str:
        """Load the models of a direction (ISO 639-1 codes) now rather than when first needed; their ids.

        Raises:
            ModelError: they cannot be had or do not fit.
        """
        with self._turn.held():
            route = self._models.route(source, target)
            for spec in route.steps:
                self._models.engine(spec)
            return route.model

    def translate_sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
        """Translate sentences as they are, without an article around them, checked and repaired; in order.

        Raises:
            ModelError: no model for this direction, or it cannot be loaded.
        """
        with self._turn.held():
            return self._translator.translate(sentences, source, target)

    def why_not(self, target: str) -> str | None:
        """Why Italian cannot be translated into ``target`` here and what to do; None where it can. Loads nothing."""
        try:
            self._models.route(SOURCE, target)
        except ModelError as error:
            return str(error)
        return None

    @property
    def notices(self) -> tuple[str, ...]:
        """Remarks on the choice of models and on their licences, so far."""
        return self._models.notices

    def close(self) -> None:
        """Release all models."""
        self._turn.cancel()
        self._models.close()
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _recovered(self, text: str) -> Article | InputError:
        try:
            return self.recover(text)
        except InputError as error:
            return error

    def _translate_together(self, articles: Sequence[Article], targets: Sequence[str]) -> None:
        """Fill the translator's memory, from which each article is then put together."""
        works = [Work(article, targets, None, threading.Event()) for article in articles]
        sentences = [sentence for work in works for sentence in (*work.heads, *work.sentences)]
        with self._turn.held():
            for target in targets:
                with suppress(ModelError, UnknownLanguage, NotEnoughDisk):  # met again, and told, article by article
                    self._translator.translate(sentences, SOURCE, target)

    def _run(self, work: "Work") -> Iterator[Event]:
        yield ArticleRecovered(work.article, work.paragraphs)
        cancelled = False
        refused: list[SummarizerError] = []
        with self._turn.held():
            try:
                for target in work.targets:
                    try:
                        yield from self._translate(work, target)
                    except (ModelError, UnknownLanguage, NotEnoughDisk) as error:
                        refused.append(error)
                        work.unavailable[target] = str(error)
                        yield TargetUnavailable(target, str(error))
                if refused and len(refused) == len(work.targets):
                    raise refused[0]
                served = (target for target in work.targets if target not in work.unavailable)
                yield from self._summarise(work, (SOURCE, *served))
            except Cancelled:
                cancelled = True
        yield Finished(work.result(self.notices), cancelled)

    def _translate(self, work: "Work", target: str) -> Iterator[Event]:
        route = self._models.route(SOURCE, target)
        for spec in route.steps:
            work.stop_if_cancelled()
            yield ModelLoading(spec.id, str(spec.licence), target)
            self._models.engine(spec)
        progress = work.started(target, route.model, route.licence)
        if work.heads:
            done = self._translator.translate(work.heads, SOURCE, target, work.stop_if_cancelled)
            titles = dict(zip(work.heads, done, strict=True))
            progress.title = titles[work.article.title] if work.article.title else None
            progress.subtitle = titles[work.article.subtitle] if work.article.subtitle else None
            yield TitleTranslated(target, progress.title, progress.subtitle)
        order = work.reading_order()
        for part in self._translator.stream(work.sentences, order, SOURCE, target, work.stop_if_cancelled):
            progress.sentences.update(part)
            yield SentencesTranslated(target, part, len(progress.sentences), len(work.sentences))
            if target not in work.summaries and work.ready_to_summarise(target) and not self._abstractive(target):
                yield from self._summarise(work, (SOURCE, target))
        if renamed := progress.unify_names():
            yield SentencesTranslated(target, renamed, len(progress.sentences), len(work.sentences))

    def _summarise(self, work: "Work", languages: Sequence[str]) -> Iterator[Event]:
        """The summaries in ``languages``, shown where they are new or other than before."""
        if work.length is None:
            return
        work.stop_if_cancelled()
        for language, summary in self._summaries(work, languages).items():
            if work.summaries.get(language) != summary:
                work.summaries[language] = summary
                yield SummaryReady(summary)

    def _abstractive(self, target: str) -> bool:
        """Whether a model writes the summary, from the whole article; extracts need only their own sentences."""
        return any(self._models.has_summarizer(language) for language in (SOURCE, "en", target))

    def _summaries(self, work: "Work", languages: Sequence[str]) -> Mapping[str, Summary]:
        engines = {
            language: engine
            for language in dict.fromkeys((*languages, "en"))
            if (engine := self._models.summary_engine(language)) is not None
        }

        def translate(texts: Sequence[str], language: str) -> Sequence[TranslatedSentence]:
            done = work.translated(language)
            missing = [text for text in texts if text not in done]
            again = self._translator.translate(missing, SOURCE, language, work.stop_if_cancelled)
            done.update(zip(missing, again, strict=True))
            return [done[text] for text in texts]

        return summarize(work.document, work.length or LENGTH, languages, translate, engines)


def _checked_targets(targets: Sequence[str]) -> tuple[str, ...]:
    if isinstance(targets, str):
        raise OptionError(f"targets is the string {targets!r}.", f"Give a sequence of language codes: ({targets!r},).")
    chosen = tuple(dict.fromkeys(targets))
    if not chosen:
        raise OptionError("No target language was asked for.", f"Choose from: {', '.join(TARGETS)}.")
    for target in chosen:
        if target not in TARGETS:
            raise UnknownLanguage(
                f"{target!r} is not a language to translate into.", f"Choose from: {', '.join(TARGETS)}."
            )
    return chosen


def _last(events: Iterator[Event]) -> Result:
    for event in events:
        if isinstance(event, Finished):
            return event.result
    raise AssertionError("the stream ended without a result")


@lru_cache(maxsize=1)
def _shared(profile: str, options: tuple[tuple[str, Any], ...]) -> Summarizer:
    return Summarizer(profile, **dict(options))


def process(
    text: str, targets: Sequence[str] = TARGETS, length: str = LENGTH, profile: str = "auto", **options: Any
) -> Result:
    """Recover, translate and summarise one text. ``options`` are those of ``Summarizer``.

    The models stay loaded for the next call with the same profile and options.

    Raises:
        SummarizerError: as ``Summarizer`` and ``Summarizer.process``.
    """
    return _shared(profile, tuple(sorted(options.items()))).process(text, targets, length)
