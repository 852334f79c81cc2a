"""Numbers that are not the same on both sides."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.text.calendar import months
from summarizer.text.measures import is_conversion, units_named
from summarizer.text.quantities import Clock, Quantity, Value, find_quantities
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# Smaller numbers in words come and go in translation (both, a pair, once).
_SMALLEST_IN_WORDS = 3
# A date in figures: 5/6, 11.07.2023.
_NUMERIC = re.compile(r"\b\d{1,2}[./-]\d{1,2}\b")
# Past so many pairs of lone numbers the text is a table, and nobody converted it.
_MOST_CONVERSIONS = 1000


def find(pair: Pair) -> Iterator[str]:
    """A number of one side that the other has in no form: digits, words, Roman, other unit."""
    here = find_quantities(pair.source_plain, pair.source_language)
    there = find_quantities(pair.target_plain, pair.target_language)
    missing = _not_in(here, _pool(there, pair.target_plain, pair.target_language, pair.source_plain))
    added = _not_in(there, _pool(here, pair.source_plain, pair.source_language, pair.target_plain))
    if len(missing) * len(added) < _MOST_CONVERSIONS:
        units = units_named(pair.source_plain, pair.source_language)
        others = units_named(pair.target_plain, pair.target_language)
        missing, added = (
            _not_converted(missing, units, [*added, *_ones(there)], others),
            _not_converted(added, others, [*missing, *_ones(here)], units),
        )
    missing, added = _without_rephrased(missing, added), _without_rephrased(added, missing)
    if missing:
        yield f"not in the translation: {_list(missing)}"
    if added:
        yield f"not in the source: {_list(added)}"


def _without_rephrased(ours: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Without the numbers in words where the other side has no number instead: seventh art, a ten-minute walk."""
    return [
        one
        for one in ours
        if others or one.text[0].isdigit() or any(isinstance(v, float) and v > 1 and v % 1 for v in one.values)
    ]


def _ones(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Every 1, which never counts as missing but can be converted: 1 inch, 2,5 cm."""
    return [quantity for quantity in quantities if 1.0 in quantity.values]


def _list(quantities: Iterable[Quantity]) -> str:
    return ", ".join(dict.fromkeys(quantity.text for quantity in quantities))


def _pool(quantities: Iterable[Quantity], text: str, language: Language, other: str) -> frozenset[Value]:
    """The values of a text; a month is one of them where ``other`` has dates in figures. An article can stand for 1."""
    values = frozenset(value for quantity in quantities for value in quantity.values)
    named = months(text, language) if _NUMERIC.search(other) else frozenset[int]()
    return values | frozenset(map(float, named)) | {1.0}


def _not_in(quantities: Iterable[Quantity], pool: frozenset[Value]) -> list[Quantity]:
    return [
        quantity
        for quantity in quantities
        if _counts(quantity) and not any(all(value in pool for value in reading) for reading in quantity.readings)
    ]


def _counts(quantity: Quantity) -> bool:
    return quantity.text[0].isdigit() or (
        quantity.certain and all(isinstance(v, Clock) or v >= _SMALLEST_IN_WORDS or v % 1 for v in quantity.values)
    )


def _not_converted(
    ours: Sequence[Quantity], units: frozenset[str], theirs: Sequence[Quantity], others: frozenset[str]
) -> list[Quantity]:
    """Those of ``ours`` that are no measure of ``theirs`` in another unit."""
    return [
        one
        for one in ours
        if not any(
            isinstance(here, float) and isinstance(there, float) and is_conversion(here, units, there, others)
            for here in one.values
            for quantity in theirs
            for there in quantity.values
        )
    ]


CHECK = Check(Kind.NUMBERS, find)
