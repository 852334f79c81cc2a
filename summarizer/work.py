"""One article on its way through the pipeline: what is asked, what is done."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.errors import Cancelled
from summarizer.result import Article, Flag, Result, Summary, TranslatedSentence, Translation
from summarizer.summary import Document, plan
from summarizer.text.segmentation import segment
from summarizer.translation.consistency import one_rendering

SOURCE = "it"
_NOT_REACHED = Flag("untranslated", "stopped before this sentence was translated")


@dataclass(slots=True)
class Progress:
    """One target language on its way."""

    language: str
    model: str
    licence: str
    title: TranslatedSentence | None = None
    subtitle: TranslatedSentence | None = None
    sentences: dict[int, TranslatedSentence] = field(default_factory=dict)

    def unify_names(self) -> dict[int, TranslatedSentence]:
        """Write each name alike in all sentences; those that this changed, by index."""
        before = sorted(self.sentences.items())
        after = one_rendering([sentence for _, sentence in before], SOURCE, self.language)
        changed = {i: new for (i, old), new in zip(before, after, strict=True) if new != old}
        self.sentences.update(changed)
        return changed


class Work:
    """One article on its way through the pipeline."""

    def __init__(self, article: Article, targets: Sequence[str], length: str | None, cancel: threading.Event) -> None:
        self.article = article
        self.targets = targets
        self.length = length
        self.paragraphs = tuple(
            tuple(sentence.text for sentence in segment(paragraph, SOURCE)) for paragraph in article.paragraphs
        )
        self.sentences = tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)
        self.heads = tuple(head for head in (article.title, article.subtitle) if head)
        self.document = Document(article.title, self.paragraphs)
        extracts = plan(self.document, length) if length else ()
        self._summary_sources = [i for extract in extracts for i in extract.sources]
        self.unavailable: dict[str, str] = {}
        self.summaries: dict[str, Summary] = {}
        self._progress: dict[str, Progress] = {}
        self._cancel = cancel

    def stop_if_cancelled(self) -> None:
        if self._cancel.is_set():
            raise Cancelled("Stopped.", "What was done until then is kept.")

    def reading_order(self) -> list[int]:
        """The sentences that the summary rests on first, so that it can be shown soon; then from top to bottom."""
        return list(dict.fromkeys([*self._summary_sources, *range(len(self.sentences))]))

    def started(self, target: str, model: str, licence: str) -> Progress:
        return self._progress.setdefault(target, Progress(target, model, licence))

    def ready_to_summarise(self, target: str) -> bool:
        """Whether the sentences that an extractive summary rests on are done in ``target``."""
        return self.length is not None and set(self._summary_sources) <= self._progress[target].sentences.keys()

    def translated(self, target: str) -> dict[str, TranslatedSentence]:
        """The article's sentences that are done in ``target``, by their source."""
        progress = self._progress.get(target)
        return {sentence.source: sentence for sentence in progress.sentences.values()} if progress else {}

    def result(self, notices: tuple[str, ...]) -> Result:
        """What is done; sentences that were not reached are empty and say so."""
        translations = {target: self._translation(target) for target in self.targets}
        return Result(self.article, translations, dict(self.summaries), notices)

    def _translation(self, target: str) -> Translation:
        progress = self._progress.get(target)
        if target in self.unavailable or progress is None:
            reason = self.unavailable.get(target, "Stopped before this language was begun.")
            return Translation(target, available=False, reason=reason)
        done = (
            progress.sentences.get(i, TranslatedSentence(sentence, "", (_NOT_REACHED,)))
            for i, sentence in enumerate(self.sentences)
        )
        return Translation(
            target,
            model=progress.model,
            licence=progress.licence,
            title=progress.title,
            subtitle=progress.subtitle,
            paragraphs=tuple(tuple(next(done) for _ in paragraph) for paragraph in self.paragraphs),
            summary=self.summaries.get(target),
        )
