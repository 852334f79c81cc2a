"""A summarizer without models: it recovers lines as sentences and "translates" by marking them."""

import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from summarizer import events
from summarizer.errors import Cancelled, EmptyInput, SummarizerError, WrongLanguage
from summarizer.models.downloads import Download, Downloads
from summarizer.models.licences import licence
from summarizer.models.registry import STARTER, ModelSpec
from summarizer.models.transfer import FetchProgress, OnProgress
from summarizer.result import (
    Alternative,
    Article,
    Dropped,
    Fact,
    Flag,
    Rendering,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)
from summarizer.translation.glossary import Glossary
from summarizer.translation.memory import SentenceMemory
from summarizer.web.service import WARMING


class FakeSummarizer:
    """Speaks the events of ``Summarizer.stream``.

    The first line is the headline; a line starting with "LEGGI" is dropped unless kept; every other line is a
    paragraph of sentences parted by ". ". Numbers make a sentence doubtful. Uzbek can be withheld, and a run
    ``held`` for as long as a test looks at it.
    """

    def __init__(self, *, pause: float = 0.0, uzbek: bool = True, model: str = "fake/model") -> None:
        self.pause = pause
        self.uzbek = uzbek
        self.model = model
        self.released = 0
        self._starter: FakeSummarizer | None = None
        self.calls: list[str] = []  # the texts of readers
        self.closed = False
        self.idle = threading.Event()  # set whenever a run has ended
        self.running = 0
        self.most_at_once = 0
        self._hold: int | None = None
        self._free = threading.Event()
        self._free.set()

    @contextmanager
    def held(self, at: int) -> Iterator[None]:
        """Runs stay at the sentence ``at`` of a language, as in a batch without end, until the block does."""
        self._hold = at
        self._free.clear()
        try:
            yield
        finally:
            self._hold = None
            self._free.set()

    def stream(
        self,
        text: str,
        targets: Sequence[str] = ("en", "uz"),
        length: str = "short",
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
        memory: SentenceMemory | None = None,
    ) -> Iterator[events.Event]:
        stop = cancel or threading.Event()
        article = self.recover(text, keep=keep, drop=drop, force=force)
        yield from self.stream_article(article, targets, length, cancel=stop)

    def stream_article(
        self,
        article: Article,
        targets: Sequence[str] = ("en", "uz"),
        length: str | None = "short",
        *,
        cancel: threading.Event | None = None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
        watched: bool = True,
    ) -> Iterator[events.Event]:
        stop = cancel or threading.Event()
        paragraphs = tuple(tuple(_sentences(paragraph)) for paragraph in article.paragraphs)
        yield events.ArticleRecovered(article, paragraphs)
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            yield from self._translate(article, paragraphs, targets, length, stop, glossary or Glossary())
        finally:
            self.running -= 1
            self.idle.set()

    def _translate(
        self,
        article: Article,
        paragraphs: tuple[tuple[str, ...], ...],
        targets: Sequence[str],
        length: str | None,
        stop: threading.Event,
        glossary: Glossary,
    ) -> Iterator[events.Event]:
        translations: dict[str, Translation] = {}
        summaries: dict[str, Summary] = {}
        flat = [sentence for paragraph in paragraphs for sentence in paragraph]
        for target in targets:
            if target == "uz" and not self.uzbek:
                reason = "Uzbek needs facebook/nllb-200-distilled-600M (2.5 GB, CC-BY-NC-4.0). summarizer models pull"
                yield events.TargetUnavailable("uz", reason)
                translations["uz"] = Translation("uz", available=False, reason=reason)
                continue
            yield events.ModelLoading(self.model, "Apache-2.0", target)
            yield events.TargetStarted(target, self.model, "Apache-2.0")
            yield events.TitleTranslated(target, translated(article.title or "", target), None)
            done: dict[int, TranslatedSentence] = {}
            for index, sentence in enumerate(flat):
                if stop.is_set():
                    break
                if index == self._hold:
                    self._free.wait(120)
                time.sleep(self.pause)
                marked = translated(sentence, target)
                done[index] = replace(marked, target=glossary.apply(sentence, marked.target, target)[0])
                yield events.SentencesTranslated(target, {index: done[index]}, len(done), len(flat))
            number = iter(range(len(flat)))
            rows = tuple(
                tuple(done.get(next(number), TranslatedSentence(s, "")) for s in paragraph) for paragraph in paragraphs
            )
            if length is not None and not stop.is_set():
                points = tuple(SummarySentence(mark(s, target), (i,)) for i, s in enumerate(flat[:2]))
                summaries[target] = Summary(target, "extractive", points)
                yield events.SummaryReady(summaries[target])
            translations[target] = Translation(
                target,
                model=self.model,
                licence="Apache-2.0",
                title=translated(article.title or "", target),
                paragraphs=rows,
                summary=summaries.get(target),
            )
        facts = tuple(_facts(flat, [one.language for one in translations.values() if one.available]))
        result = Result(article, translations, summaries, ("A notice about the licence.",), facts)
        yield events.Finished(result, cancelled=stop.is_set())

    def recover(self, text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = (), force: bool = False) -> Article:
        if text != WARMING:
            self.calls.append(text)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not lines:
            raise EmptyInput("There is no text.", "Paste an article.")
        if "the" in text.lower().split() and not force:
            error = WrongLanguage("This seems to be English.", "Insist if it is Italian.")
            error.language = "en"
            raise error
        left_out = [line for line in lines if line in drop or (line.startswith("LEGGI") and line not in keep)]
        body = tuple(line for line in lines[1:] if line not in left_out)
        dropped = tuple(Dropped(line, "related news", "related") for line in left_out)
        return Article(
            body,
            title=lines[0],
            byline="Marta Sironelli",
            date="3 febbraio 2026",
            date_iso="2026-02-03",
            dropped=dropped,
        )

    def summarize(
        self,
        text: str,
        languages: Sequence[str],
        length: str = "short",
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        force: bool = False,
        cancel: threading.Event | None = None,
        glossary: Glossary | None = None,
    ) -> Mapping[str, Summary]:
        own = glossary or Glossary()
        texts = {one: own.apply(text, mark(text, one), one)[0] for one in languages}
        return {one: Summary(one, "extractive", (SummarySentence(words, (0,)),)) for one, words in texts.items()}

    def translate_sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
        self.running += 1
        try:
            time.sleep(self.pause * len(sentences))
            return [translated(sentence, target) for sentence in sentences]
        finally:
            self.running -= 1

    def why_not(self, target: str) -> str | None:
        return None if target != "uz" or self.uzbek else "Uzbek needs a model."

    def release(self, patience: float = 0.0) -> None:
        self.released += 1

    def close(self) -> None:
        self.closed = True

    def under(self, profile: str) -> "FakeSummarizer":
        """What serves a profile: the starter's has no Uzbek."""
        if profile != STARTER:
            return self
        if self._starter is None:
            self._starter = FakeSummarizer(pause=self.pause, uzbek=False, model=STARTER)
        return self._starter


NLLB = ModelSpec(
    ("light",), "translate", (("en", "uz"),), "owner/en-uz", "0" * 40, licence("CC-BY-NC-4.0"), 1_400_000_000
)


OPUS, BETTER = (
    ModelSpec(("light",), "translate", (("it", "en"),), name, "0" * 40, licence("Apache-2.0"), 348_000_000)
    for name in ("owner/it-en", "owner/better")
)


class FakeSupply:
    """Lacks the model for Uzbek where the summarizer withholds Uzbek; once it has come, Uzbek is served.

    The profile of the starter has none for Uzbek at all.
    """

    def __init__(self, fake: FakeSummarizer) -> None:
        self.fake = fake
        self.failure: SummarizerError | None = None
        self.bettering = False  # whether a better model for English could be fetched
        self.arrived: set[str] = set()
        self.pause = 0.15  # seconds for a tenth of a model
        self._downloads = Downloads(self._provide)

    def serving(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        if target == "uz" and (not self.fake.uzbek or profile == STARTER):
            return ()
        english = BETTER if BETTER.id in self.arrived else OPUS
        return (english, NLLB) if target == "uz" else (english,)

    def missing(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        if target == "uz":
            return () if self.fake.uzbek or profile == STARTER else (NLLB,)
        return (BETTER,) if self.bettering and BETTER.id not in self.arrived else ()

    def start(self, spec: ModelSpec) -> Download:
        return self._downloads.start(spec)

    def of(self, spec: ModelSpec) -> Download | None:
        return self._downloads.of(spec)

    def close(self) -> None:
        self._downloads.cancel_all()

    def _provide(self, spec: ModelSpec, on_progress: OnProgress, cancel: threading.Event) -> None:
        for tenth in range(1, 11):
            if cancel.wait(self.pause):
                raise Cancelled("Stopped.")
            if self.failure is not None:
                raise self.failure
            on_progress(FetchProgress(spec, spec.size * tenth // 10, spec.size, 23_000_000))
        self.arrived.add(spec.id)
        self.fake.uzbek = self.fake.uzbek or spec == NLLB
        self.fake.model = spec.id if spec == BETTER else self.fake.model


def mark(words: str, target: str) -> str:
    """A "translation": recognisable, and as hostile as its source."""
    return f"{target}: {words}" if target == "en" else f"Oʻzbekcha: {words}"


def translated(sentence: str, target: str) -> TranslatedSentence:
    doubtful = any(character.isdigit() for character in sentence)
    flags = (Flag("numbers", "not in the translation: 14"),) if doubtful else ()
    others = (Alternative(f"{mark(sentence, target)} again", "beam 2"),) if doubtful else ()
    confidence = 0.6 if doubtful else 0.4 if "forse" in sentence else 0.9
    return TranslatedSentence(sentence, mark(sentence, target), flags, confidence, alternatives=others)


def _facts(sentences: Sequence[str], targets: Sequence[str]) -> Iterator[Fact]:
    for i, sentence in enumerate(sentences):
        for number in re.findall(r"\d+", sentence):
            renderings = {target: Rendering("14" if target == "en" else number, "changed") for target in targets}
            yield Fact("number", number, i, renderings)


def _sentences(paragraph: str) -> Iterator[str]:
    pieces = paragraph.split(". ")
    for number, piece in enumerate(pieces, 1):
        yield piece if number == len(pieces) else f"{piece}."
