"""Numbers that are not the same on both sides."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.text.calendar import months
from summarizer.text.quantities import Clock, Quantity, Value
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.conversions import without_converted
from summarizer.translation.checks.pair import Pair

# Smaller numbers in words come and go in translation (both, a pair, once).
_SMALLEST_IN_WORDS = 3
# Larger ones in words are never just another way to say something, unless they are round (twenty, a hundred), or a
# quarter of an hour.
_LARGEST_IDIOMATIC, _QUARTER = 12, 15
# The smallest number that stands for about as many: decine.
_VAGUE = 10
# A date in figures: 5/6, 11.07.2023.
_NUMERIC = re.compile(r"\b\d{1,2}[./-]\d{1,2}\b")
# Past so many pairs of numbers the text is a table: nobody converted it, and it is not matched one to one.
_MOST_PAIRS = 1000


def find(pair: Pair) -> Iterator[str]:
    """A number of one side that the other has in no form: digits, words, Roman, other unit."""
    here, there = pair.source_quantities, pair.target_quantities
    missing = _not_in(here, _pool(there, pair.target_plain, pair.target_language, pair.source_plain))
    added = _not_in(there, _pool(here, pair.source_plain, pair.source_language, pair.target_plain))
    if len(here) * len(there) < _MOST_PAIRS and len(missing) < len(here) and len(added) < len(there):
        missing, added = _with_spent(missing, added, here, there)
    if (len(missing) + len(added)) * (len(here) + len(there)) < _MOST_PAIRS:
        missing, added = without_converted(missing, added, pair)
    missing, added = (
        _without_rephrased(missing, [*added, *_vague(there, here)]),
        _without_rephrased(added, [*missing, *_vague(here, there)]),
    )
    if missing:
        yield f"not in the translation: {_list(missing)}"
    if added:
        yield f"not in the source: {_list(added)}"


def _without_rephrased(ours: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Without the numbers in words where the other side has no number instead: seventh art, a ten-minute walk."""
    return [one for one in ours if others or one.text[0].isdigit() or all(map(_is_exact, _floats(one)))]


def _vague(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """The round numbers of ``ours`` that the others lack: una quindicina, dozens."""
    values = {value for one in theirs for value in one.values}
    return [
        one for one in ours if not one.certain and min(_floats(one), default=0) >= _VAGUE and not one.values & values
    ]


def _floats(quantity: Quantity) -> list[float]:
    return [value for value in quantity.values if isinstance(value, float)]


def _is_exact(value: float) -> bool:
    """Whether ``value`` is not a number that idioms have: a fraction over one, or large and not round."""
    digits = f"{value:.0f}".rstrip("0")
    return (value > 1 and value % 1 > 0) or (value > _LARGEST_IDIOMATIC and value != _QUARTER and len(digits) > 1)


def _with_spent(
    missing: list[Quantity], added: list[Quantity], here: Sequence[Quantity], there: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """With the numbers that the other side has, but spent on another one: 55 cm in 6 hours is not 6 cm in 6 hours.

    A number may be said once more or once less; both a lost and a repeated one make a doubt.
    """
    lost, repeated = _unmatched(here, there), _unmatched(there, here)
    if lost and repeated and (len(lost) > len(missing) or len(repeated) > len(added)):
        return lost, repeated
    return missing, added


def _unmatched(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Those of ``ours`` that count and are left over when each is matched to one of ``theirs`` (Kuhn 1955)."""
    partner: dict[int, int] = {}

    def finds(index: int, seen: set[int]) -> bool:
        for j, other in enumerate(theirs):
            if j not in seen and ours[index].values & other.values:
                seen.add(j)
                if j not in partner or finds(partner[j], seen):
                    partner[j] = index
                    return True
        return False

    counted = [index for index, one in enumerate(ours) if _counts(one) and 1.0 not in one.values]
    return [ours[index] for index in counted if not finds(index, set())]


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
    return (
        quantity.text[0].isdigit()
        or _is_roman(quantity)
        or (quantity.certain and all(isinstance(v, Clock) or v >= _SMALLEST_IN_WORDS or v % 1 for v in quantity.values))
    )


def _is_roman(quantity: Quantity) -> bool:
    """Whether the number of a pope, king or century is meant."""
    return quantity.certain and quantity.order and quantity.text.isupper()


CHECK = Check(Kind.NUMBERS, find)
