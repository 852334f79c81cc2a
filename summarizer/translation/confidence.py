"""How far a translated sentence can be trusted, as one number.

The number is the chance that the sentence reaches chrF 50 (Popović 2015, sacrebleu's chrF2) against a human
translation. It is a logistic regression whose weights lie beside the models (models/confidence.toml); docs/checks.md
has the correlation of the starter's with chrF on NTREX-dev. A model without a fit has none.
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
    """The weights of a model, as models/confidence.toml explains them."""

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
    text = (files("summarizer.models") / "confidence.toml").read_text(encoding="utf-8")
    return {model: Fit(**weights) for model, weights in tomllib.loads(text).items()}


def confidence(model: str, source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float | None:
    """The chance that ``model`` made a good translation; None where it has no fit."""
    fit = fits().get(model)
    return None if fit is None else fit.chance(source, hypothesis, flags)


def score(model: str, source: str, hypothesis: Hypothesis, flags: Sequence[Flag]) -> float:
    """A number in [0, 1] that orders the translations of one model, the better higher."""
    return fits().get(model, fits()[_FOR_ORDER]).chance(source, hypothesis, flags)
