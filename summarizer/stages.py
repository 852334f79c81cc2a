"""The stages of a run, each told as an event when it is done: load, translate language by language, summarise."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol, TypeVar

from summarizer.errors import Cancelled, ModelError, NotEnoughDisk, OutputError, SummarizerError, UnknownLanguage
from summarizer.events import (
    ArticleRecovered,
    Event,
    Finished,
    ModelFetching,
    ModelLoading,
    SentencesTranslated,
    SummaryReady,
    TargetStarted,
    TargetUnavailable,
    TitleTranslated,
)
from summarizer.languages import SOURCE
from summarizer.models import Models
from summarizer.models.transfer import OnProgress
from summarizer.models.watch import watched
from summarizer.result import Article, Summary, TranslatedSentence
from summarizer.run import Run
from summarizer.summary.summarizing import summarize
from summarizer.translation.translator import Translator
from summarizer.turn import Turn

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# A language that meets one of these is not served; the others are.
REFUSALS = (ModelError, UnknownLanguage, NotEnoughDisk, OutputError)


class Stages:
    """Takes runs through their stages. Each step of work takes a turn; none is held while the caller has an event."""

    def __init__(self, models: Models, translator: Translator, turn: Turn) -> None:
        self._models = models
        self._translator = translator
        self._turn = turn

    def events(self, run: Run) -> Iterator[Event]:
        """The events of a run, ``Finished`` last.

        Raises:
            ModelError, NotEnoughDisk: no target at all can be served.
            Closed: the models were closed meanwhile.
        """
        cancelled = False
        try:
            for event in self._until_summarised(run):
                run.state.apply(event)
                yield event
        except Cancelled:
            cancelled = True
        yield Finished(run.state.result(self._models.notices), cancelled)

    def summaries(self, run: Run, length: str, languages: Sequence[str]) -> Mapping[str, Summary]:
        """The summaries of an article in ``languages``; sentences that the run has not translated yet are."""

        def translate(texts: Sequence[str], language: str) -> Sequence[TranslatedSentence]:
            done = run.translated(language)
            missing = [text for text in texts if text not in done]
            again = self._translator.translate(missing, SOURCE, language, self._between(run))
            done.update(zip(missing, again, strict=True))
            return [done[text] for text in texts]

        engines = {
            language: engine
            for language in dict.fromkeys((*languages, "en"))
            if (engine := self._models.summary_engine(language)) is not None
        }
        with self._turn.taken():
            try:
                return summarize(run.document, length, languages, translate, engines)
            except REFUSALS as error:
                if not engines:
                    raise
                for language in engines:
                    self._models.summary_failed(language, error)
                return summarize(run.document, length, languages, translate, {})

    def sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
        """Sentences without an article around them, in order; others take turns between their batches.

        Raises:
            ModelError, UnknownLanguage, NotEnoughDisk, OutputError: the direction cannot be served.
        """
        done: dict[int, TranslatedSentence] = {}
        between = self._turn.require_open
        between()
        self._models.ready(source, target)
        parts = self._translator.stream(sentences, range(len(sentences)), source, target, between)
        for part in self._turn.steps(parts):
            done |= part
        return [done[i] for i in range(len(sentences))]

    def translate_together(self, articles: Sequence[Article], targets: Sequence[str]) -> None:
        """Fill the translator's memory, from which each article is then put together."""
        runs = [Run(article) for article in articles]
        sentences = [sentence for run in runs for sentence in (*run.heads, *run.sentences)]
        for target in targets:
            with suppress(*REFUSALS):  # met again, and told, article by article
                self.sentences(sentences, SOURCE, target)

    def _until_summarised(self, run: Run) -> Iterator[Event]:
        yield ArticleRecovered(run.article, run.paragraphs)
        refused: list[SummarizerError] = []
        for target in run.targets:
            try:
                yield from self._translate(run, target)
            except REFUSALS as error:
                refused.append(error)
                yield TargetUnavailable(target, str(error))
        if refused and len(refused) == len(run.targets):
            raise refused[0]
        yield from self._summarise(run, (SOURCE, *run.state.available))

    def _translate(self, run: Run, target: str) -> Iterator[Event]:
        for spec in self._models.route(SOURCE, target).steps:
            yield ModelLoading(spec.id, str(spec.licence), target)
        run.stop_if_cancelled()
        route = yield from _told(partial(self._models.ready, SOURCE, target, cancel=run.cancel))
        yield TargetStarted(target, route.model, route.licence)
        if run.heads:
            with self._turn.taken():
                done = self._translator.translate(run.heads, SOURCE, target, self._between(run))
            titles = dict(zip(run.heads, done, strict=True))
            yield TitleTranslated(target, titles.get(run.article.title or ""), titles.get(run.article.subtitle or ""))
        yield from self._translate_body(run, target)

    def _translate_body(self, run: Run, target: str) -> Iterator[Event]:
        between, done = self._between(run), run.state.of(target).sentences
        total = len(run.sentences)
        parts = self._translator.stream(run.sentences, run.reading_order(), SOURCE, target, between)
        for part in self._turn.steps(parts):
            yield SentencesTranslated(target, part, len(done.keys() | part.keys()), total)
            if target not in run.state.summaries and run.ready_to_summarise(target) and not self._abstractive(target):
                yield from self._summarise(run, (SOURCE, target))
        if renamed := run.renamed(target):
            yield SentencesTranslated(target, renamed, len(done), total)

    def _summarise(self, run: Run, languages: Sequence[str]) -> Iterator[Event]:
        """The summaries in ``languages``, shown where they are new or other than before."""
        if run.length is None:
            return
        run.stop_if_cancelled()
        if self._abstractive("en"):
            for language in dict.fromkeys((*languages, "en")):
                yield from _told(partial(self._models.ready_summary, language, cancel=run.cancel))
        for language, summary in self.summaries(run, run.length, languages).items():
            if run.state.summaries.get(language) != summary:
                yield SummaryReady(summary)

    def _abstractive(self, target: str) -> bool:
        """Whether a model writes the summary, from the whole article; extracts need only their own sentences."""
        return any(self._models.has_summarizer(language) for language in (SOURCE, "en", target))

    def _between(self, run: Run) -> Callable[[], None]:
        """What is asked before each search of a model: whether to go on."""

        def go_on() -> None:
            run.stop_if_cancelled()
            self._turn.require_open()

        return go_on


class _Getting(Protocol[T_co]):
    def __call__(self, *, on_progress: OnProgress) -> T_co: ...


def _told(get: _Getting[T]) -> Generator[Event, None, T]:
    """Get a model, telling how far it is while it is fetched."""
    work = watched(lambda tell: get(on_progress=tell))
    while True:
        try:
            at = next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        yield ModelFetching(at.spec.id, str(at.spec.licence), at.done, at.total, at.rate, at.seconds_left)
