"""How far a translated sentence can be trusted, as one number."""

import math
from collections.abc import Sequence

from summarizer.engines.base import Hypothesis
from summarizer.result import Flag

# Odds are divided by e to this power for each flag.
_FLAG_WEIGHT = 1.0


def confidence(source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float:
    """The chance, in [0, 1], that ``hypothesis`` is a good translation of ``source``."""
    if not hypothesis.text.strip():
        return 0.0
    logit = 2.0 + 2.0 * hypothesis.logprob - _FLAG_WEIGHT * len(flags)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
