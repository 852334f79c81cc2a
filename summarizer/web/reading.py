"""One reader's article while it is being worked on: what has arrived, how far it is, how long it may take."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from summarizer import events
from summarizer.result import Article, Result, Summary, TranslatedSentence, Translation


class Phase(StrEnum):
    """Where a reading stands."""

    RECOVERING = "recovering"
    WAITING = "waiting"
    LOADING = "loading"
    TRANSLATING = "translating"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """Sentences ``done`` of ``total`` over all languages, and the seconds left or None while nobody can know."""

    done: int
    total: int
    seconds_left: float | None


@dataclass(slots=True)
class Partial:
    """What has come of one language so far."""

    title: TranslatedSentence | None = None
    subtitle: TranslatedSentence | None = None
    sentences: dict[int, TranslatedSentence] = field(default_factory=dict)
    total: int | None = None
    reason: str | None = None


@dataclass(slots=True, eq=False)
class Reading:
    """The state behind one reader's page.

    ``text`` is what was pasted, ``keep`` the blocks the reader put back. The view (``language``,
    ``alphabet``, ``alongside``) may change while the run goes on; the next update follows it.
    """

    text: str
    targets: tuple[str, ...]
    length: str = "short"
    keep: tuple[str, ...] = ()
    force: bool = False
    language: str = "en"
    alphabet: str = "latin"
    alongside: bool = True
    phase: Phase = Phase.RECOVERING
    ahead: int = 0
    loading: str = ""
    article: Article | None = None
    paragraphs: tuple[tuple[str, ...], ...] = ()
    partial: dict[str, Partial] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)
    result: Result | None = None
    cancel: threading.Event = field(default_factory=threading.Event)
    _clock: tuple[float, int] | None = None
    _last: float = 0.0

    def apply(self, event: events.Event, now: float | None = None) -> None:
        """Take in one event of ``Summarizer.stream``; ``now`` is a monotonic time in seconds."""
        moment = time.monotonic() if now is None else now
        match event:
            case events.ArticleRecovered():
                self.article, self.paragraphs = event.article, event.paragraphs
            case events.ModelLoading():
                self.phase, self.loading = Phase.LOADING, event.model
            case events.TargetUnavailable():
                self._of(event.language).reason = event.reason
            case events.TitleTranslated():
                part = self._of(event.language)
                part.title, part.subtitle = event.title, event.subtitle
            case events.SentencesTranslated():
                part = self._of(event.language)
                part.sentences.update(event.sentences)
                part.total = event.total
                self.phase = Phase.TRANSLATING
                # The first batch carries the model's loading: the pace is taken from its arrival on.
                self._clock = self._clock or (moment, self._done())
                self._last = moment
            case events.SummaryReady():
                self.summaries[event.summary.language] = event.summary
            case events.Finished():
                self.result = event.result
                self.phase = Phase.STOPPED if event.cancelled else Phase.DONE

    def progress(self) -> Progress:
        """How much is done; the time left is measured pace times what is left."""
        done, total = self._done(), self._total()
        left = None
        if self._clock is not None and done > self._clock[1]:
            start, first = self._clock
            left = (self._last - start) / (done - first) * (total - done)
        return Progress(done, total, left)

    def translation(self, language: str) -> Translation:
        """The language as far as it has come; a sentence not translated yet has an empty target."""
        if self.result is not None and language in self.result:
            return self.result[language]
        part = self._of(language)
        if part.reason is not None:
            return Translation(language=language, available=False, reason=part.reason)
        index, paragraphs = 0, []
        for sentences in self.paragraphs:
            row = []
            for source in sentences:
                row.append(part.sentences.get(index, TranslatedSentence(source, "")))
                index += 1
            paragraphs.append(tuple(row))
        return Translation(
            language=language,
            title=part.title,
            subtitle=part.subtitle,
            paragraphs=tuple(paragraphs),
            summary=self.summaries.get(language),
        )

    def summary(self, language: str) -> Summary | None:
        """The summary in a language, as soon as there is one."""
        if language in self.summaries:
            return self.summaries[language]
        return self.result.summaries.get(language) if self.result is not None else None

    @property
    def running(self) -> bool:
        """Whether there is still something to stop."""
        return self.phase not in (Phase.DONE, Phase.STOPPED, Phase.FAILED)

    @property
    def available(self) -> Sequence[str]:
        """The targets that are, or may still be, served."""
        return [target for target in self.targets if self._of(target).reason is None]

    def _of(self, language: str) -> Partial:
        return self.partial.setdefault(language, Partial())

    def _done(self) -> int:
        return sum(len(part.sentences) for part in self.partial.values())

    def _total(self) -> int:
        sentences = sum(len(paragraph) for paragraph in self.paragraphs)
        return sum(self._of(target).total or sentences for target in self.available)
