"""The stages of a run, each told as an event when it is done: load, translate language by language, summarise."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol, TypeVar

from summarizer.engines.base import Hypothesis, SummaryEngine
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
from summarizer.models.registry import PIVOT
from summarizer.models.transfer import OnProgress
from summarizer.models.watch import watched
from summarizer.result import Article, Summary, TranslatedSentence
from summarizer.run import Run
from summarizer.summary.summarizing import summarize
from summarizer.translation.memory import SentenceMemory
from summarizer.translation.translator import Translator
from summarizer.turn import Turn

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# A language that meets one of these is not served; the others are.
REFUSALS = (ModelError, UnknownLanguage, NotEnoughDisk, OutputError)


class Stages:
    """Takes runs through their stages. Each batch takes its turn; none is held while the caller has an event."""

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

    def served(self, languages: Sequence[str]) -> list[str]:
        """Those of ``languages`` that there are summaries in, the source among them, once their models are ready.

        Raises:
            ModelError, UnknownLanguage, NotEnoughDisk, OutputError: there are none.
        """
        refused: list[SummarizerError] = []
        served = []
        for language in languages:
            try:
                if language != SOURCE:
                    self._models.ready(SOURCE, language)
                served.append(language)
            except REFUSALS as error:
                refused.append(error)
        if refused and not served:
            raise refused[0]
        return served

    def summaries(self, run: Run, length: str, languages: Sequence[str]) -> Mapping[str, Summary]:
        """The summaries of an article in ``languages``; sentences that the run has not translated yet are."""

        def translate(texts: Sequence[str], language: str) -> Sequence[TranslatedSentence]:
            done = run.translated(language)
            missing = [text for text in texts if text not in done]
            shared = run.stop_if_cancelled, self._memory(run), run.glossary
            again = self._translator.translate(missing, SOURCE, language, *shared)
            done.update(zip(missing, run.with_persons(dict(enumerate(again)), language).values(), strict=True))
            return [done[text] for text in texts]

        engines = {
            language: _InTurn(engine, self._turn)
            for language in dict.fromkeys((*languages, PIVOT))
            if (engine := self._models.summary_engine(language)) is not None
        }
        try:
            return summarize(run.document, length, languages, translate, engines)
        except REFUSALS as error:
            if not engines:
                raise
            for language in engines:
                self._models.summary_failed(language, error)
            return summarize(run.document, length, languages, translate, {})

    def sentences(
        self, sentences: Sequence[str], source: str, target: str, memory: SentenceMemory | None = None
    ) -> list[TranslatedSentence]:
        """Sentences without an article around them, in order; others take turns between their batches.

        Raises:
            ModelError, UnknownLanguage, NotEnoughDisk, OutputError: the direction cannot be served.
        """
        self._turn.require_open()
        self._models.ready(source, target)
        return self._translator.translate(sentences, source, target, memory=memory)

    def translate_together(self, articles: Sequence[Article], targets: Sequence[str]) -> SentenceMemory:
        """The memory from which each article is then put together."""
        memory = self._translator.memory()
        runs = [Run(article) for article in articles]
        sentences = [sentence for run in runs for sentence in (*run.heads, *run.sentences)]
        for target in targets:
            with suppress(*REFUSALS):  # met again, and told, article by article
                self.sentences(sentences, SOURCE, target, memory)
        return memory

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
        for spec in self._models.choose(SOURCE, target).steps:
            yield ModelLoading(spec.id, str(spec.licence), target)
        run.stop_if_cancelled()
        route = yield from _told(partial(self._models.ready, SOURCE, target, cancel=run.cancel))
        yield TargetStarted(target, route.model, route.licence)
        first, done, total = len(run.heads), run.state.of(target).sentences, len(run.sentences)
        heads, body = dict[int, TranslatedSentence](), dict[int, TranslatedSentence]()
        asked = run.texts, run.reading_order(), SOURCE, target
        using = run.stop_if_cancelled, self._memory(run), run.glossary
        for found in self._translator.stream(*asked, *using, watched=run.watched):
            part = run.with_persons(found, target)
            new = {i: sentence for i, sentence in part.items() if i < first}
            heads, body = heads | new, body | {i - first: part[i] for i in part if i >= first}
            if first and 0 not in heads:
                continue  # the headline comes first
            if new:
                yield _title(run, target, heads.values())
            if body:
                yield SentencesTranslated(target, body, len(done.keys() | body.keys()), total)
                body = {}
            if target not in run.state.summaries and run.ready_to_summarise(target) and not self._abstractive(target):
                yield from self._summarise(run, (SOURCE, target))
        if renamed := run.renamed(target):
            yield SentencesTranslated(target, renamed, len(done), total)

    def _summarise(self, run: Run, languages: Sequence[str]) -> Iterator[Event]:
        """The summaries in ``languages``, shown where they are new or other than before."""
        if run.length is None:
            return
        run.stop_if_cancelled()
        if self._abstractive(PIVOT):
            for language in dict.fromkeys((*languages, PIVOT)):
                yield from _told(partial(self._models.ready_summary, language, cancel=run.cancel))
        for language, summary in self.summaries(run, run.length, languages).items():
            if run.state.summaries.get(language) != summary:
                yield SummaryReady(summary)

    def _memory(self, run: Run) -> SentenceMemory:
        """What all languages of a run share."""
        if run.memory is None:
            run.memory = self._translator.memory()
        return run.memory

    def _abstractive(self, target: str) -> bool:
        """Whether a model writes the summary, from the whole article; extracts need only their own sentences."""
        return any(self._models.has_summarizer(language) for language in (SOURCE, PIVOT, target))


def _title(run: Run, target: str, heads: Iterable[TranslatedSentence]) -> TitleTranslated:
    by_source = {head.source: head for head in heads}
    return TitleTranslated(target, by_source.get(run.article.title or ""), by_source.get(run.article.subtitle or ""))


class _InTurn:
    """A ``SummaryEngine`` that takes its turn beside those who translate."""

    def __init__(self, engine: SummaryEngine, turn: Turn) -> None:
        self._engine, self._turn = engine, turn
        self.card, self.language, self.input_limit = engine.card, engine.language, engine.input_limit
        self.count_tokens, self.close = engine.count_tokens, engine.close

    def summarize(self, texts: Sequence[str], max_words: int, min_words: int = 0) -> list[Hypothesis]:
        with self._turn.taken():
            return self._engine.summarize(texts, max_words, min_words)


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
