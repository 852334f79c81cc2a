"""What an engine is: sentences in, one hypothesis for each out, in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from summarizer.errors import OptionError

DEVICES = ("auto", "cpu", "cuda")


def checked_device(device: str) -> str:
    """``device`` itself.

    Raises:
        OptionError: there is no such device.
    """
    if device not in DEVICES:
        raise OptionError(f"There is no device {device!r}.", f"Choose one of: {', '.join(DEVICES)}.")
    return device


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for a translation.

    ``beam_size`` 1 is greedy. ``no_repeat_ngram_size`` 0 switches it off. ``repetition_penalty`` 1.0 is none.
    ``length_penalty`` is the exponent of the length that divides a beam's score (Wu et al. 2016).
    """

    beam_size: int = 1
    no_repeat_ngram_size: int = 0
    repetition_penalty: float = 1.0
    length_penalty: float = 1.0


GREEDY = Decoding()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output of a model.

    ``logprob`` is the mean natural-log probability of its tokens (≤ 0); ``finished`` is False where
    the length limit came before the end-of-sequence token; ``tokens`` counts the tokens generated. ``others`` are the
    other texts that the same search ended with, the likeliest first.
    """

    text: str
    logprob: float
    finished: bool
    tokens: int
    others: tuple[str, ...] = ()

    def written(self, write: Callable[[str], str]) -> "Hypothesis":
        """The same, each text as ``write`` gives it."""
        return replace(self, text=write(self.text), others=tuple(map(write, self.others)))


@dataclass(frozen=True, slots=True)
class ScoredToken:
    """A token of a given target: the characters ``start`` to ``end`` of it and their natural-log probability."""

    start: int
    end: int
    logprob: float


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """How probable a model finds a given target, token by token; ``ending`` is that of ending there."""

    tokens: tuple[ScoredToken, ...]
    ending: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which model an engine runs: its hub id (or "starter"), revision, licence and backend ("ctranslate2 int8")."""

    id: str
    revision: str
    licence: str
    backend: str


class TranslationEngine(Protocol):
    """A loaded translation model.

    ``input_limit`` is the longest source in tokens; ``translate`` must not be given longer ones
    (the translator splits them). ``workers`` batches are decoded at the same time, each best of ``batch`` sentences;
    where there are several workers, ``translate`` is called from several threads.
    """

    card: ModelCard
    input_limit: int
    workers: int
    batch: int

    def supports(self, source: str, target: str) -> bool:
        """Whether the model translates this direction (ISO 639-1 codes)."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Source length of each text, in tokens."""
        ...

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """One hypothesis for each text, in order; the engine divides the list into batches as suits it.

        Raises:
            UnknownLanguage: the model has no code for a language.
            NotEnoughMemory: the batch does not fit.
        """
        ...

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        """How probable the model finds each of ``targets`` as the translation of its text; nothing is decoded.

        The tokens are those of the target cut anew: where a model wrote it in other pieces, their sum differs.

        Raises:
            UnknownLanguage, NotEnoughMemory: as ``translate``.
            ValueError: a text is longer than ``input_limit`` tokens, or there is not one target for each.
        """
        ...

    def close(self) -> None:
        """Release the model's memory."""
        ...


class SummaryEngine(Protocol):
    """A loaded abstractive summariser of one ``language``."""

    card: ModelCard
    language: str
    input_limit: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Length of each text, in tokens."""
        ...

    def summarize(self, texts: Sequence[str], max_words: int, min_words: int = 0) -> list[Hypothesis]:
        """One summary for each text, in order, of about ``min_words`` to ``max_words`` words."""
        ...

    def close(self) -> None:
        """Release the model's memory."""
        ...
