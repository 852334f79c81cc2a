"""Models that answer from a function instead of weights, so that the road around them can be tested."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarizer.engines.base import GREEDY, Decoding, Hypothesis, ModelCard, ScoredTarget, ScoredToken
from summarizer.errors import ModelMissing, SummarizerError
from summarizer.models import ModelSpec, Route
from summarizer.models.licences import licence
from summarizer.models.registry import Registry

CARD = ModelCard("fake/it-en", "0" * 40, "Apache-2.0", "none")
Answer = Callable[[str, str, Decoding], Hypothesis]


def faithful(text: str, target: str, decoding: Decoding) -> Hypothesis:
    """A "translation" that passes every check: the words of the source backwards; names, numbers and euros kept."""
    words = [_backwards(word) if word.islower() and not word.startswith("euro") else word for word in text.split()]
    return Hypothesis(" ".join(words), -0.2, True, len(words))


def _backwards(word: str) -> str:
    """The letters of ``word`` backwards, its full stop or comma where it was."""
    stem = word.rstrip(".,;:!?")
    return stem[::-1] + word[len(stem) :]


@dataclass
class FakeEngine:
    """Answers with ``answer``; remembers each batch it was given."""

    answer: Answer = faithful
    input_limit: int = 60
    workers: int = 1
    batch: int = 4
    card: ModelCard = CARD
    batches: list[tuple[list[str], Decoding]] = field(default_factory=list)
    closed: bool = False

    def supports(self, source: str, target: str) -> bool:
        return True

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        assert all(len(text.split()) <= self.input_limit for text in texts), "an over-long sentence was not split"
        self.batches.append((list(texts), decoding))
        return [self.answer(text, target, decoding) for text in texts]

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        return [
            ScoredTarget(tuple(ScoredToken(m.start(), m.end(), -0.2) for m in re.finditer(r"\S+", text)), -0.2)
            for _, text in zip(texts, targets, strict=True)
        ]

    def close(self) -> None:
        self.closed = True


def spec(identifier: str, direction: tuple[str, str]) -> ModelSpec:
    """A line of models.txt for a model that does not exist."""
    return ModelSpec(("fake",), "translate", (direction,), identifier, "0" * 40, licence("apache-2.0"), 1_000_000)


class FakeModels:
    """Italian to English by one engine; Uzbek by way of English where ``uzbek`` is given, missing otherwise.

    ``other`` is a second engine, which translates from Italian in one step, for what is left in doubt.
    """

    def __init__(
        self, english: FakeEngine | None = None, uzbek: FakeEngine | None = None, other: FakeEngine | None = None
    ) -> None:
        self.registry = Registry((spec("fake/it-en", ("it", "en")), spec("fake/en-uz", ("en", "uz"))), "models.txt")
        self.english = english or FakeEngine()
        self.uzbek = uzbek
        self.other = other
        self.notices: tuple[str, ...] = ()

    def route(self, source: str, target: str) -> Route:
        first = spec("fake/it-en", ("it", "en"))
        if target == "en":
            return Route(source, target, (first,))
        if self.uzbek is None:
            raise ModelMissing("Uzbek needs fake/en-uz (1 MB, Apache-2.0), not on this machine.", "Run the command.")
        return Route(source, target, (first, spec("fake/en-uz", ("en", "uz"))))

    def choose(self, source: str, target: str) -> Route:
        return self.route(source, target)

    def ready(self, source: str, target: str, **options: object) -> Route:
        return self.route(source, target)

    def ready_summary(self, language: str, **options: object) -> None:
        return None

    def summary_failed(self, language: str, error: SummarizerError) -> None:
        raise AssertionError("there is none")

    def alternative(self, source: str, target: str) -> Route | None:
        return Route(source, target, (spec("fake/other", (source, target)),)) if self.other else None

    def engine(self, wanted: ModelSpec) -> FakeEngine:
        if wanted.id == "fake/it-en":
            return self.english
        if wanted.id == "fake/other":
            assert self.other is not None
            return self.other
        assert self.uzbek is not None
        return self.uzbek

    def has_summarizer(self, language: str) -> bool:
        return False

    def summary_engine(self, language: str) -> None:
        return None

    def close(self) -> None:
        self.english.close()
