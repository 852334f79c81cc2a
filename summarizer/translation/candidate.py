"""A possible translation of one sentence, and which of two is better."""

from dataclasses import dataclass

from summarizer.engines.base import Hypothesis
from summarizer.result import Flag
from summarizer.translation.checks import check, check_hypothesis
from summarizer.translation.confidence import confidence

# What is worse than a doubt: something is certainly lost or broken.
_BROKEN = frozenset({"empty", "loop", "truncated", "script", "copied"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation with its doubts; ``step`` says how it was made ("greedy", "beam 4", "split")."""

    text: str
    flags: tuple[Flag, ...]
    confidence: float
    step: str

    @property
    def rank(self) -> tuple[int, int, float]:
        """Sorts the better of two higher: nothing broken, then fewer doubts, then more confidence."""
        broken = sum(flag.kind in _BROKEN for flag in self.flags)
        return (-broken, -len(self.flags), self.confidence)


def examine(source: str, hypothesis: Hypothesis, source_language: str, target_language: str, step: str) -> Candidate:
    """The hypothesis with all checks made."""
    flags = check(source, hypothesis.text, source_language, target_language) + check_hypothesis(hypothesis)
    return Candidate(hypothesis.text, flags, confidence(source, hypothesis, flags), step)
