"""A possible translation of one sentence, and which of two is better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.engines.base import Hypothesis
from summarizer.flags import Kind, Severity, nature
from summarizer.languages import Language
from summarizer.result import Flag
from summarizer.translation.checks import check, check_hypothesis


def soundness(flags: Sequence[Flag]) -> tuple[int, int]:
    """Sorts the sounder of two translations higher: nothing broken, then fewer doubts."""
    return (-sum(nature(flag.kind).severity is Severity.BROKEN for flag in flags), -len(flags))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation with its doubts.

    ``step`` says how it was made ("beam 2", "figures", "split"); ``logprob`` is the sum over its ``tokens``; ``others``
    are as in its hypothesis.
    """

    text: str
    flags: tuple[Flag, ...]
    logprob: float
    tokens: int
    step: str
    others: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[tuple[int, int], bool, float]:
        """Sorts the better of two of one model higher: the sounder, then the likelier by the mean of its tokens."""
        return (soundness(self.flags), bool(self.text.strip()), self.logprob / max(self.tokens, 1))


def examine(
    source: str, hypothesis: Hypothesis, source_language: Language, target_language: Language, step: str
) -> Candidate:
    """The hypothesis with all checks made."""
    flags = check(source, hypothesis.text, source_language, target_language) + check_hypothesis(hypothesis)
    return Candidate(
        hypothesis.text,
        flags,
        hypothesis.logprob * hypothesis.tokens,
        hypothesis.tokens,
        step,
        hypothesis.others,
    )


def soundest(source: str, first: Candidate, source_language: Language, target_language: Language) -> Candidate:
    """``first``, or where it is in doubt the first other end of its search that is sounder; that costs no search.

    The likeliest of them is asked first. None has a probability of its own: it counts as no surer than ``first``.
    """
    unsure = tuple(flag for flag in first.flags if flag.kind is Kind.PROBABILITY)
    if len(first.flags) == len(unsure):
        return first
    for text in first.others:
        flags = check(source, text, source_language, target_language) + unsure
        if soundness(flags) > soundness(first.flags):
            others = (first.text, *(other for other in first.others if other != text))
            return replace(first, text=text, flags=flags, step=f"{first.step}, other end", others=others)
    return first
