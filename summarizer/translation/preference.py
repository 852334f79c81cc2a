"""Which of two translations of one sentence by one model is the better.

The score is the chance that a sentence reaches chrF 50 (Popović 2015, sacrebleu's chrF2) against a human translation: a
logistic regression whose weights lie beside the models (models/preference.toml). It orders, and says nothing of how far
a sentence can be trusted: that is ``summarizer.translation.doubt``.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.engines.base import Hypothesis
from summarizer.flags import Severity, nature
from summarizer.result import Flag

# What remains where something is broken.
_AT_MOST = 0.1
# Whose weights rank the translations of a model without a fit: the order of sentences holds, the scale is not its own.
_FOR_ORDER = "starter"


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a model, as models/preference.toml explains them."""

    constant: float
    logprob: float
    flag: float
    log_length: float

    def chance(self, source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float:
        """The chance, in [0, 1], that ``hypothesis`` is a good translation of ``source``, given its ``flags``."""
        if not hypothesis.text.strip():
            return 0.0
        logit = (
            self.constant
            + self.logprob * max(hypothesis.logprob, -5.0)
            + self.flag * len(flags)
            + self.log_length * math.log(len(source) + 1)
        )
        chance = 1 / (1 + math.exp(-logit))
        return min(chance, _AT_MOST) if any(nature(flag.kind).severity is Severity.BROKEN for flag in flags) else chance


@cache
def fits() -> Mapping[str, Fit]:
    """The fits that there are, by the id of the model."""
    text = (files("summarizer.models") / "preference.toml").read_text(encoding="utf-8")
    return {model: Fit(**weights) for model, weights in tomllib.loads(text).items()}


def score(model: str, source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float:
    """A number in [0, 1] that orders the translations of one model, the better higher."""
    return fits().get(model, fits()[_FOR_ORDER]).chance(source, hypothesis, flags)
