"""The stages of a run, each told as an event when it is done: load, translate language by language, summarise."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.errors import Cancelled, ModelError, NotEnoughDisk, SummarizerError, UnknownLanguage
from summarizer.events import (
    ArticleRecovered,
    Event,
    Finished,
    ModelLoading,
    SentencesTranslated,
    SummaryReady,
    TargetStarted,
    TargetUnavailable,
    TitleTranslated,
)
from summarizer.languages import SOURCE
from summarizer.models import Models
from summarizer.result import Summary, TranslatedSentence
from summarizer.run import Run
from summarizer.summary.summarizing import summarize
from summarizer.translation.translator import Translator
from summarizer.turn import Turn

# A language that meets one of these is not served; the others are.
REFUSALS = (ModelError, UnknownLanguage, NotEnoughDisk)


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

        with self._turn.taken():
            engines = {
                language: engine
                for language in dict.fromkeys((*languages, "en"))
                if (engine := self._models.summary_engine(language)) is not None
            }
            return summarize(run.document, length, languages, translate, engines)

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
        route = self._models.route(SOURCE, target)
        for spec in route.steps:
            run.stop_if_cancelled()
            yield ModelLoading(spec.id, str(spec.licence), target)
            with self._turn.taken():
                self._models.engine(spec)
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
