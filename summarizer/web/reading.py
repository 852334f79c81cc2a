"""One reader's article while it is being worked on: what has arrived, how far it is, how long it may take."""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from summarizer import events
from summarizer.models.ladder import AUTO
from summarizer.result import Article, Result, Summary, Translation
from summarizer.run import RunState
from summarizer.summary import lengths
from summarizer.translation.memory import SentenceMemory
from summarizer.web.offers import Offer
from summarizer.web.rewording import Wording, Wordings, applied, chosen, state_with, written


class Phase(StrEnum):
    """Where a reading stands."""

    RECOVERING = "recovering"
    WAITING = "waiting"
    LOADING = "loading"
    TRANSLATING = "translating"
    SUMMARISING = "summarising"
    CHECKING = "checking"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


_UNDOABLE = 10  # changes of one article


@dataclass(frozen=True, slots=True)
class Progress:
    """Sentences ``done`` of ``total`` over all languages, and the seconds left or None while nobody can know."""

    done: int
    total: int
    seconds_left: float | None


@dataclass(slots=True, eq=False)
class Reading:
    """The state behind one reader's page.

    ``text`` is what was pasted, ``upload`` the token of the file it comes from, ``keep`` the blocks the reader put
    back, ``drop`` the paragraphs taken out, ``given`` the article where the reader has edited it, ``before`` the
    reading that Undo leads to, ``profile`` whose models are at work, ``terms`` the reader's glossary, ``wordings`` what
    they have chosen of the alternatives of sentences, ``memory`` what the models have translated for this reader alone.
    The view (``language``, ``alphabet``, ``alongside`` for the Italian, ``together`` for the other targets) may change
    while the run goes on; the next update follows it.
    ``offers`` are what languages that are not served need, ``may_fetch`` whether the reader may have it fetched.
    ``over`` is whether the engine has let go of it, which after Stop takes until the end of a batch; ``left`` whether
    the reader has turned to something else, so that nothing of it is to be shown any more.
    """

    text: str
    targets: tuple[str, ...]
    length: str = lengths.DEFAULT
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    before: "Reading | None" = field(default=None, repr=False)
    force: bool = False
    profile: str = AUTO
    upload: str | None = None
    given: Article | None = None
    terms: str = ""
    wordings: Wordings = field(default_factory=dict)
    language: str = "en"
    alphabet: str = "latin"
    alongside: bool = True
    together: bool = False
    offers: Mapping[str, Offer] = field(default_factory=dict)
    may_fetch: bool = False
    phase: Phase = Phase.RECOVERING
    ahead: int = 0
    loading: str = ""
    over: bool = False
    left: bool = False
    state: RunState = field(init=False)
    cancel: threading.Event = field(default_factory=threading.Event)
    memory: SentenceMemory = field(default_factory=SentenceMemory)
    _clock: tuple[float, int] | None = None
    _last: float = 0.0

    def __post_init__(self) -> None:
        self.state = RunState(self.targets)

    def apply_all(self, some: Sequence[events.Event]) -> None:
        """Take in events in their order."""
        for event in some:
            self.apply(event)

    def apply(self, event: events.Event, now: float | None = None) -> None:
        """Take in one event of ``Summarizer.stream``; ``now`` is a monotonic time in seconds."""
        moment = time.monotonic() if now is None else now
        event = applied(event, self.wordings) if self.wordings else event
        self.state.apply(event)
        if isinstance(event, events.ArticleRecovered) and self.before is not None:
            self._take_over(self.before.state)
        match event:
            case events.ModelLoading():
                self._stand(Phase.LOADING)
                self.loading = event.model
            case events.TargetStarted():
                self._stand(Phase.TRANSLATING)
            case events.SentencesTranslated():
                progress = self.progress()
                self._stand(self._after_sentences() if progress.done >= progress.total else Phase.TRANSLATING)
                # The first batch carries the model's loading: the pace is taken from its arrival on.
                self._clock = self._clock or (moment, self.state.done)
                self._last = moment
            case events.SummaryReady() if self.phase is Phase.SUMMARISING:
                self._stand(self._after_sentences())
            case events.Finished():
                self.phase = Phase.STOPPED if event.cancelled else Phase.DONE

    def stop(self) -> None:
        """Ask the run to end: what is there stays, and nothing more is promised from here on."""
        self.cancel.set()
        if self.running:
            self.phase = Phase.STOPPED

    def forget(self, most: int) -> None:
        """Keep the last ``most`` readings before this one, and let go of those before them."""
        last = self
        for _ in range(most):
            last = last.before or last
        last.before = None

    def leave(self) -> None:
        """Stop, and show nothing of it any more."""
        self.stop()
        self.left = True

    def reworded(self, language: str, place: str, number: int) -> "Reading | None":
        """The same with another wording of a sentence of a language on view; None where there is none."""
        if language not in self.available:
            return None
        return self._with(chosen(self.translation(language), place, number))

    def rewritten(self, language: str, place: str, words: str) -> "Reading | None":
        """The same with the reader's own words for a sentence of a language on view; None where nothing changes."""
        return self._with(written(self.translation(language), place, words)) if language in self.available else None

    def _with(self, choice: tuple[tuple[str, str], Wording] | None) -> "Reading | None":
        if choice is None:
            return None
        key, wording = choice
        first = self.wordings[key].made if key in self.wordings else wording.made
        new = self.again(before=self)
        new.wordings = {**self.wordings, key: Wording(first, wording.chosen)}
        new.state = state_with(self.state, {key: wording})
        new.phase, new.over, new.offers, new.may_fetch = self.phase, self.over, self.offers, self.may_fetch
        return new

    def going_on(self) -> "Reading":
        """The same from where it was stopped: what is done stays on view, and is not done again."""
        new = self.again()
        done = {language: part for language, part in self.state.partial.items() if part.reason is None}
        new.state.partial = {language: replace(part, sentences=dict(part.sentences)) for language, part in done.items()}
        new.state.article, new.state.paragraphs = self.state.article, self.state.paragraphs
        new.state.summaries = dict(self.state.summaries)
        return new

    def again(
        self,
        *,
        keep: tuple[str, ...] | None = None,
        drop: tuple[str, ...] | None = None,
        length: str | None = None,
        before: "Reading | None" = None,
        force: bool | None = None,
        given: Article | None = None,
        more: str = "",
        profile: str | None = None,
    ) -> "Reading":
        """The same article from the start, seen the same way; into ``more`` too, which is then shown.

        Sentences that the same models have translated for it are not translated again; those of ``before`` are shown
        from the start, and Undo leads back to it.
        """
        if before is not None:
            before.forget(_UNDOABLE - 1)
        return Reading(
            text=self.text,
            upload=self.upload,
            given=given or self.given,
            terms=self.terms,
            wordings=self.wordings,
            targets=tuple(dict.fromkeys([*self.targets, more])) if more else self.targets,
            length=self.length if length is None else length,
            keep=self.keep if keep is None else keep,
            drop=self.drop if drop is None else drop,
            before=before,
            force=self.force if force is None else force,
            profile=self.profile if profile is None else profile,
            memory=self.memory,
            language=more or self.language,
            alphabet=self.alphabet,
            alongside=self.alongside,
            together=self.together,
        )

    @property
    def translatable(self) -> bool:
        """Whether there is an article, and not only the blocks that were dropped."""
        return self.article is not None and bool(self.article.paragraphs or self.article.title)

    def progress(self) -> Progress:
        """How much is done of what can be served; the time left is measured pace times what is left."""
        done = self.state.done
        total = max(done, sum(map(len, self.state.paragraphs)) * sum(map(self._served, self.state.available)))
        left = None
        if self._clock is not None and done > self._clock[1]:
            start, first = self._clock
            left = (self._last - start) / (done - first) * (total - done)
        return Progress(done, total, left)

    @property
    def unfinished(self) -> bool:
        """Whether it was stopped with something left to do."""
        progress = self.progress()
        return self.phase is Phase.STOPPED and self.translatable and progress.done < progress.total

    @property
    def article(self) -> Article | None:
        """The article, as soon as it is recovered."""
        return self.state.article

    @property
    def result(self) -> Result | None:
        """The result, once the run has ended."""
        return self.state.finished

    def translation(self, language: str) -> Translation:
        """The language as far as it has come; a sentence not translated yet has an empty target."""
        return self.state.translation(language)

    def summary(self, language: str) -> Summary | None:
        """The summary in a language, as soon as there is one."""
        return self.state.summaries.get(language)

    @property
    def improvable(self) -> list[Offer]:
        """What would serve its languages better, if it were here."""
        return [offer for offer in self.offers.values() if offer.models and offer.language in self.targets]

    @property
    def running(self) -> bool:
        """Whether there is still something to stop."""
        return self.phase not in (Phase.DONE, Phase.STOPPED, Phase.FAILED)

    @property
    def available(self) -> Sequence[str]:
        """The targets that are, or may still be, served."""
        return self.state.available

    def _take_over(self, state: RunState) -> None:
        """Show the translations of the same article before it was changed, until the run has said them again."""
        sources = [sentence for paragraph in self.state.paragraphs for sentence in paragraph]
        for language, part in state.partial.items():
            known = {sentence.source: sentence for sentence in part.sentences.values()}
            own = self.state.of(language)
            own.model, own.licence, own.reason = part.model, part.licence, part.reason
            if state.article and self.article and state.article.title == self.article.title:
                own.title, own.subtitle = part.title, part.subtitle
            own.sentences = {i: known[source] for i, source in enumerate(sources) if source in known}

    def _stand(self, phase: Phase) -> None:
        if not self.cancel.is_set():
            self.phase = phase

    def _after_sentences(self) -> Phase:
        """What is left when the last sentence is there: summaries, then names and facts throughout the article."""
        written = all(language in self.state.summaries for language in self.available if self._served(language))
        return Phase.CHECKING if written else Phase.SUMMARISING

    def _served(self, language: str) -> bool:
        """Whether a language is known to be served, or not known not to be."""
        offer = self.offers.get(language)
        return offer is None or offer.served or self.state.of(language).model is not None
