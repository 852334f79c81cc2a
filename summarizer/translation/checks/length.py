"""A translation far shorter or longer than its source."""

import math
import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages.base import LengthModel
from summarizer.text.lexicon import is_word
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# For a direction without a model of its own: the widest.
_WIDEST = LengthModel(0.0, 0.03, 2.0)
# Standard deviations that a good translation stays within, below and above.
_SHORT, _LONG = 3.2, 4.0
# Added to both lengths, so that a short text may double without a flag.
_SLACK = 10
# An acronym, and the letters that it may have in full: l'Asl, the local health authority.
_ACRONYM = re.compile(r"\b(?:[A-Z]{2,5}|[A-Z][a-z]{1,2})\b")
_SPELT_OUT = 20
# Standard deviations above the usual length from which an acronym may have been spelt out.
SPELT_OUT = 0.7


def length_deviation(pair: Pair, more: int = 0) -> float:
    """How much longer the target is than usual for its source, in standard deviations; negative for shorter.

    ``more`` is added to the length of the source.
    """
    source, target = len(pair.source_plain.strip()) + more, len(pair.target_plain.strip())
    model = pair.target_language.lengths.get(pair.source_language.code, _WIDEST)
    ratio = math.log((target + _SLACK) / (source + _SLACK))
    return (ratio - model.mean) / math.sqrt(model.constant + model.factor / (source + 20))


def _acronyms(pair: Pair) -> int:
    found = _ACRONYM.findall(pair.source_plain)
    return sum(word.isupper() or not is_word(word, pair.source_language) for word in found)


def find(pair: Pair) -> Iterator[str]:
    """A target that is too short or too long for its source."""
    source, target = len(pair.source_plain.strip()), len(pair.target_plain.strip())
    deviations = length_deviation(pair)
    if deviations < -_SHORT:
        yield f"much shorter than usual, in characters: {target} / {source}"
    elif deviations > _LONG and length_deviation(pair, _SPELT_OUT * _acronyms(pair)) > _LONG:
        yield f"much longer than usual, in characters: {target} / {source}"


CHECK = Check(Kind.LENGTH, find)
