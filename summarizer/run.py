"""One article on its way: what is asked (``Run``), and what has come of it so far (``RunState``).

``RunState`` adds up the events of ``Summarizer.stream``. The library makes its results from it, the page shows it.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer.arguments import require
from summarizer.errors import Cancelled
from summarizer.events import (
    ArticleRecovered,
    Event,
    Finished,
    SentencesTranslated,
    SummaryReady,
    TargetStarted,
    TargetUnavailable,
    TitleTranslated,
)
from summarizer.flags import Kind
from summarizer.languages import SOURCE
from summarizer.result import Article, Flag, Result, Summary, TranslatedSentence, Translation
from summarizer.summary.document import Document
from summarizer.summary.extractive import plan
from summarizer.text.segmentation import segment
from summarizer.translation.checks import kinds_run
from summarizer.translation.consistency import one_rendering
from summarizer.translation.facts import facts_of
from summarizer.translation.glossary import Glossary
from summarizer.translation.memory import SentenceMemory
from summarizer.translation.persons import flagged_without, surnames

_NOT_REACHED = Flag(Kind.UNTRANSLATED, "stopped before this sentence was translated")


@dataclass(slots=True)
class PartialTranslation:
    """What has come of one target language so far; ``reason`` where it cannot be served."""

    model: str | None = None
    licence: str | None = None
    title: TranslatedSentence | None = None
    subtitle: TranslatedSentence | None = None
    sentences: dict[int, TranslatedSentence] = field(default_factory=dict)
    reason: str | None = None


@dataclass(slots=True)
class RunState:
    """What the events of a run add up to."""

    targets: tuple[str, ...]
    article: Article | None = None
    paragraphs: tuple[tuple[str, ...], ...] = ()
    partial: dict[str, PartialTranslation] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)
    finished: Result | None = None

    def apply(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case ArticleRecovered(article, paragraphs):
                self.article, self.paragraphs = article, paragraphs
            case TargetStarted(language, model, licence):
                self.of(language).model, self.of(language).licence = model, licence
            case TargetUnavailable(language, reason):
                self.of(language).reason = reason
            case TitleTranslated(language, title, subtitle):
                self.of(language).title, self.of(language).subtitle = title, subtitle
            case SentencesTranslated(language, sentences):
                self.of(language).sentences.update(sentences)
            case SummaryReady(summary):
                self.summaries[summary.language] = summary
            case Finished(result):
                self.finished, self.summaries = result, dict(result.summaries)

    def of(self, language: str) -> PartialTranslation:
        """What has come of ``language``."""
        return self.partial.setdefault(language, PartialTranslation())

    @property
    def available(self) -> list[str]:
        """The targets that are, or may still be, served."""
        return [target for target in self.targets if self.of(target).reason is None]

    @property
    def done(self) -> int:
        """Sentences translated, over all languages."""
        return sum(len(part.sentences) for part in self.partial.values())

    @property
    def total(self) -> int:
        """Sentences to translate, over all languages that can be served."""
        return sum(map(len, self.paragraphs)) * len(self.available)

    def translation(self, language: str, missing: tuple[Flag, ...] = ()) -> Translation:
        """A language as far as it has come; sentences that are not there yet are empty and flagged ``missing``."""
        if self.finished is not None and language in self.finished:
            return self.finished[language]
        part = self.of(language)
        if part.reason is not None:
            return Translation(language, available=False, reason=part.reason)
        sources = (source for paragraph in self.paragraphs for source in paragraph)
        sentences = (
            part.sentences.get(i) or TranslatedSentence(source, "", missing) for i, source in enumerate(sources)
        )
        return Translation(
            language,
            model=part.model,
            licence=part.licence,
            title=part.title,
            subtitle=part.subtitle,
            paragraphs=tuple(tuple(next(sentences) for _ in paragraph) for paragraph in self.paragraphs),
            summary=self.summaries.get(language),
            checks=kinds_run(SOURCE, language),
        )

    def so_far(self) -> Result:
        """The result as far as it has come.

        Raises:
            ValueError: there is no article yet.
        """
        return self.finished or self._result(self.translation)

    def result(self, notices: tuple[str, ...]) -> Result:
        """The result of a run that goes no further; what was not reached says so."""
        done = self._result(self._stopped, notices)
        return replace(done, facts=facts_of(SOURCE, done.translations))

    def _result(self, translation: Callable[[str], Translation], notices: tuple[str, ...] = ()) -> Result:
        if self.article is None:
            raise ValueError("there is no article yet")
        translations = {target: translation(target) for target in self.targets}
        return Result(self.article, translations, dict(self.summaries), notices)

    def _stopped(self, target: str) -> Translation:
        part = self.of(target)
        if part.reason is None and part.model is None:
            return Translation(target, available=False, reason="Stopped before this language was begun.")
        return self.translation(target, (_NOT_REACHED,))


class Run:
    """What is asked: one article, the languages and the length of summaries (None for none), and when to stop.

    ``memory`` has the sentences that need not be translated again, ``glossary`` the terms; None leaves both to the
    translator. ``watched`` is whether somebody reads the text as it comes.

    Raises:
        OptionError: ``cancel``, ``memory`` or ``glossary`` is something else.
    """

    def __init__(
        self,
        article: Article,
        targets: Sequence[str] = (),
        length: str | None = None,
        cancel: threading.Event | None = None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
        *,
        watched: bool = True,
    ) -> None:
        require(threading.Event | None, cancel=cancel)
        require(SentenceMemory | None, memory=memory)
        require(Glossary | None, glossary=glossary)
        self.article = article
        self.watched = watched
        self.memory = memory
        self.glossary = glossary
        self.targets = tuple(targets)
        self.length = length
        self.paragraphs = tuple(
            tuple(sentence.text for sentence in segment(paragraph, SOURCE)) for paragraph in article.paragraphs
        )
        self.sentences = tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)
        self.heads = tuple(head for head in (article.title, article.subtitle) if head)
        self.texts = (*self.heads, *self.sentences)
        self._persons = surnames(self.texts, SOURCE)
        self.document = Document(article.title, self.paragraphs)
        self.state = RunState(self.targets)
        extracts = plan(self.document, length) if length else ()
        self._summary_sources = [i for extract in extracts for i in extract.sources]
        self.cancel = cancel or threading.Event()

    def stop_if_cancelled(self) -> None:
        """Go on unless the caller has asked to stop.

        Raises:
            Cancelled: the caller has.
        """
        if self.cancel.is_set():
            raise Cancelled("Stopped.", "What was done until then is kept.")

    def reading_order(self) -> list[int]:
        """Which of ``texts`` come first: heads, what the summary rests on, so that it is shown soon, and the rest."""
        first = len(self.heads)
        body = [*self._summary_sources, *range(len(self.sentences))]
        return [*range(first), *(first + i for i in dict.fromkeys(body))]

    def ready_to_summarise(self, target: str) -> bool:
        """Whether the sentences that an extractive summary rests on are done in ``target``."""
        return self.length is not None and set(self._summary_sources) <= self.state.of(target).sentences.keys()

    def translated(self, target: str) -> dict[str, TranslatedSentence]:
        """The article's sentences that are done in ``target``, by their source."""
        return {sentence.source: sentence for sentence in self.state.of(target).sentences.values()}

    def with_persons(self, part: Mapping[int, TranslatedSentence], target: str) -> dict[int, TranslatedSentence]:
        """``part`` with its doubts about persons that the article names in full: Beppe Sala, then Sala."""
        return {i: flagged_without(sentence, self._persons, SOURCE, target) for i, sentence in part.items()}

    def renamed(self, target: str) -> dict[int, TranslatedSentence]:
        """The sentences in which a name changes when each name is written alike in all of them, by index."""
        before = sorted(self.state.of(target).sentences.items())
        after = one_rendering([sentence for _, sentence in before], SOURCE, target)
        return {i: new for (i, old), new in zip(before, after, strict=True) if new != old}


def finish(events: Iterator[Event], watch: Callable[[Event], None] = lambda event: None) -> Result:
    """The result of a run, once its events are consumed; ``watch`` sees each."""
    for event in events:
        watch(event)
        if isinstance(event, Finished):
            return event.result
    raise AssertionError("the stream ended without a result")
