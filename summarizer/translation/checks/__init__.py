"""What can be wrong with one translated sentence, checked without a model.

``check`` looks at the texts alone; ``check_hypothesis`` at how the model produced them. Each check is a small
module of its own; its thresholds were chosen on NTREX-tune (see docs/checks.md).
"""

from collections.abc import Callable, Iterator

from summarizer.engines.base import Hypothesis
from summarizer.result import Flag
from summarizer.translation.checks.copied import check_copied
from summarizer.translation.checks.dates import check_dates
from summarizer.translation.checks.empty import check_empty
from summarizer.translation.checks.exonyms import check_exonyms
from summarizer.translation.checks.length import check_cut, check_length
from summarizer.translation.checks.loops import check_loops
from summarizer.translation.checks.marks import check_marks
from summarizer.translation.checks.names import check_names
from summarizer.translation.checks.numbers import check_numbers
from summarizer.translation.checks.pair import Pair
from summarizer.translation.checks.script import check_script

__all__ = ["CHECKS", "check", "check_hypothesis"]

CHECKS: tuple[Callable[[Pair], Iterator[Flag]], ...] = (
    check_copied,
    check_script,
    check_loops,
    check_length,
    check_cut,
    check_numbers,
    check_dates,
    check_names,
    check_exonyms,
    check_marks,
)

# Mean log-probability of a token below which a hypothesis is doubtful: of the starter's outputs on NTREX-tune 3%,
# of which one in ten is good (chrF 50).
LOW_LOGPROB = -0.9


def check(source: str, target: str, source_language: str, target_language: str) -> tuple[Flag, ...]:
    """All doubts about ``target`` as a translation of ``source``; empty where there is none.

    Languages are ISO 639-1 codes ("it", "en", "uz"). An empty target gives that one flag only.
    """
    pair = Pair(source, target, source_language, target_language)
    return tuple(check_empty(pair)) or tuple(flag for one in CHECKS for flag in one(pair))


def check_hypothesis(hypothesis: Hypothesis) -> tuple[Flag, ...]:
    """Doubts that come from decoding: "truncated" (no end-of-sequence) and "probability" (an unsure model)."""
    flags = []
    if not hypothesis.finished:
        flags.append(Flag("truncated", "the model did not come to the end of the sentence"))
    if hypothesis.tokens and hypothesis.logprob < LOW_LOGPROB:
        flags.append(Flag("probability", "the model was unsure of this sentence"))
    return tuple(flags)
