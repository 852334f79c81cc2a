"""Numbers that got another unit or currency, or lost their sign."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.text.measures import are_one_measure, units_named
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# Not after a digit, a letter or a bracket (2-0, A-10), and not before a per cent: a discount is written so.
_NEGATIVE = re.compile(r"(?<![\w.,)\]–-])[-−–](\d+(?:[.,]\d+)?)(?!\s?[%\d-])")
# Nobody leaves them out: 60% is not 60.
_SHARE = frozenset({"percent"})
_MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "JPY", "RUB", "CNY"})


def find(pair: Pair) -> Iterator[str]:
    """A number of the source with another unit in the target, or without its minus sign."""
    here, there = pair.source_measures, pair.target_measures
    yield from _bare(pair)
    for one in here:
        same = [other for other in there if one.values & other.values]
        if not same or any(one.units & other.units for other in same):
            continue
        if not any(are_one_measure(one, other) for other in there):
            yield f"another unit than in the source: {one.text}"
    if _is_below_zero(pair.source_plain, pair.source_language) and not _is_below_zero(
        pair.target_plain, pair.target_language
    ):
        yield "a minus sign is missing"


def _bare(pair: Pair) -> Iterator[str]:
    """Shares and sums of money of the source of which the target has the number alone, and no such unit at all."""
    for units in (_SHARE, _MONEY):
        numbers = [one for one in pair.source_measures if one.units <= units]
        if not numbers or units_named(pair.target_plain, pair.target_language) & units:
            continue
        counted = {value for other in pair.target_quantities for value in other.values}
        if lost := [one.text for one in numbers if one.values & counted]:
            yield f"the unit is missing: {', '.join(lost)}"


def _is_below_zero(text: str, language: Language) -> bool:
    """Whether ``text`` gives a temperature with a minus; other negative numbers are often put in words: a loss."""
    if "degree" not in units_named(text, language):
        return False
    return bool(_NEGATIVE.search(text) or (language.minus and language.minus.search(text)))


CHECK = Check(
    Kind.MEASURES, find, needs=(lambda language: language.measures, lambda language: language.digits is not None)
)
