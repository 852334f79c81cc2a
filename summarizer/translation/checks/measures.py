"""Numbers that got another unit or currency, or lost their sign."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.text.measures import Measure, find_measures, units_named
from summarizer.text.quantities import Value, readings_of
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# Not after a digit, a letter or a bracket (2-0, A-10), and not before a per cent: a discount is written so.
_NEGATIVE = re.compile(r"(?<![\w.,)\]–-])[-−–](\d+(?:[.,]\d+)?)(?!\s?[%\d-])")


def find(pair: Pair) -> Iterator[str]:
    """A number of the source with another unit in the target, or without its minus sign."""
    here = find_measures(pair.source_plain, pair.source_language)
    there = find_measures(pair.target_plain, pair.target_language)
    for one in here:
        values = _values(one, pair.source_language)
        same = [other for other in there if values & _values(other, pair.target_language)]
        if same and not any(one.units & other.units for other in same):
            yield f"another unit than in the source: {one.text}"
    if _is_below_zero(pair.source_plain, pair.source_language) and not _is_below_zero(
        pair.target_plain, pair.target_language
    ):
        yield "a minus sign is missing"


def _values(measure: Measure, language: Language) -> frozenset[Value]:
    return frozenset(value for reading in readings_of(measure.number, language) for value in reading)


def _is_below_zero(text: str, language: Language) -> bool:
    """Whether ``text`` gives a temperature with a minus; other negative numbers are often put in words: a loss."""
    if "degree" not in units_named(text, language):
        return False
    return bool(_NEGATIVE.search(text) or (language.minus and language.minus.search(text)))


CHECK = Check(
    Kind.MEASURES, find, needs=(lambda language: language.measures, lambda language: language.digits is not None)
)
