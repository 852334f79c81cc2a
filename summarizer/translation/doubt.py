"""Whether a translated sentence misleads its reader, and by which words.

Two signals meet: how improbable the model found what it wrote, which its search gives at no cost, and words that
nothing on the other side supports (``summarizer.translation.support``). Their weights (models/doubt.toml) are fitted
per model on translations marked by hand; docs/checks.md has what they reach. A model without a fit has no confidence
and no doubts.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import accumulate

from summarizer import languages
from summarizer.flags import Severity, nature
from summarizer.languages import Language
from summarizer.result import Doubt, Flag
from summarizer.translation.support import unsupported
from summarizer.translation.words import Word

KIND = "unsupported"
# The confidence from which on no word is in doubt, chosen on the marks of the starter.
USUAL_WORD = 0.8
_PIECE = re.compile(r"\w+|\W")
# What remains where something is broken.
_AT_MOST = 0.1
_IMPROBABLE_AT_MOST, _FLAGS_AT_MOST = 20.0, 2


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of one translation; ``words`` are those of the target without support, ``content`` counts the words
    of content of both sides.
    """

    improbable: float
    unsupported: int
    content: int
    flags: int
    broken: bool
    words: tuple[Word, ...]

    @property
    def row(self) -> tuple[float, ...]:
        """The regressors, the constant first. Some words are always without support, more of them among many."""
        lacking = self.unsupported / math.sqrt(max(1, self.content))
        return (1.0, self.improbable, lacking, float(self.flags))


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a model, as models/doubt.toml explains them."""

    constant: float
    improbable: float
    unsupported: float
    flag: float
    word: float

    def confidence(self, signals: Signals) -> float:
        """The chance, in [0, 1], that the sentence does not mislead."""
        weights = (self.constant, self.improbable, self.unsupported, self.flag)
        logit = sum(weight * value for weight, value in zip(weights, signals.row, strict=True))
        chance = 1 / (1 + math.exp(logit))
        return min(chance, _AT_MOST) if signals.broken else chance

    def doubts(self, signals: Signals) -> tuple[Doubt, ...]:
        """The words without support, unless the sentence as a whole can be trusted."""
        if self.confidence(signals) >= self.word:
            return ()
        return tuple(Doubt(word.start, word.end, KIND) for word in signals.words)


@cache
def fits() -> Mapping[str, Fit]:
    """The fits that there are, by the id of the model."""
    text = (files("summarizer.models") / "doubt.toml").read_text(encoding="utf-8")
    return {model: Fit(**weights) for model, weights in tomllib.loads(text).items()}


def signals(
    source: str,
    target: str,
    logprob: float,
    flags: Sequence[Flag],
    source_language: Language | str,
    target_language: Language | str,
) -> Signals:
    """What is known of ``target``; ``logprob`` is the natural-log probability that its model gives it, end included."""
    alone = unsupported(source, target, languages.get(source_language), languages.get(target_language))
    found, elsewhere = (alone.target, alone.source) if alone else ((), ())
    return Signals(
        improbable=min(-logprob, _IMPROBABLE_AT_MOST),
        unsupported=len(found) + len(elsewhere),
        content=alone.content if alone else 0,
        flags=min(len(flags), _FLAGS_AT_MOST),
        broken=any(nature(flag.kind).severity is Severity.BROKEN for flag in flags),
        words=found,
    )


def moved(doubts: Sequence[Doubt], old: str, new: str) -> tuple[Doubt, ...]:
    """The doubts of ``old`` in ``new``, a text that differs from it in places; those of words that are gone are too."""
    if old == new or not doubts:
        return tuple(doubts)
    pieces, others = _PIECE.findall(old), _PIECE.findall(new)
    starts, new_starts = ([0, *accumulate(map(len, each))] for each in (pieces, others))
    blocks = SequenceMatcher(None, pieces, others).get_matching_blocks()
    kept = [(starts[block.a], starts[block.a + block.size], new_starts[block.b]) for block in blocks]
    return tuple(
        replace(doubt, start=doubt.start - first + to, end=doubt.end - first + to)
        for doubt in doubts
        for first, last, to in kept
        if first <= doubt.start and doubt.end <= last
    )
