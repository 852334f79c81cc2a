"""How far a translated sentence can be trusted, as one number.

The number is the chance that the sentence reaches chrF 50 (Popović 2015, sacrebleu's chrF2) against a human
translation. It is a logistic regression on NTREX-tune with the starter model; docs/checks.md has its fit and its
correlation with chrF on NTREX-dev. For other models the order of sentences holds, the scale is theirs.
"""

import math
from collections.abc import Sequence

from summarizer.engines.base import Hypothesis
from summarizer.flags import Severity, nature
from summarizer.result import Flag

_CONSTANT, _LOGPROB, _FLAG, _LOG_LENGTH = -1.95, 5.85, -0.94, 1.06
# What remains where something is broken.
_AT_MOST = 0.1


def confidence(source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float:
    """The chance, in [0, 1], that ``hypothesis`` is a good translation of ``source``, given its ``flags``."""
    if not hypothesis.text.strip():
        return 0.0
    logit = (
        _CONSTANT
        + _LOGPROB * max(hypothesis.logprob, -5.0)
        + _FLAG * len(flags)
        + _LOG_LENGTH * math.log(len(source) + 1)
    )
    chance = 1 / (1 + math.exp(-logit))
    return min(chance, _AT_MOST) if any(nature(flag.kind).severity is Severity.BROKEN for flag in flags) else chance
