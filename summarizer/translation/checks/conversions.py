"""Numbers that are the same measure in another unit: 5 miles and 8 km, 48 hours and two days, 50% and half."""

from collections.abc import Iterable, Sequence

from summarizer.text.contrasts import shares
from summarizer.text.measures import Measure, are_one_measure, is_conversion, units_named
from summarizer.text.quantities import Quantity
from summarizer.translation.checks.pair import Pair

# A third is 33 per cent.
_SHARE_TOLERANCE = 0.011


def without_converted(
    missing: Sequence[Quantity], added: Sequence[Quantity], pair: Pair
) -> tuple[list[Quantity], list[Quantity]]:
    """Those of both that are not a measure of the other side in another unit."""
    units = units_named(pair.source_plain, pair.source_language)
    others = units_named(pair.target_plain, pair.target_language)
    here, there = _bound(pair.source_measures), _bound(pair.target_measures)
    ours, theirs = (shares(side.get("share", ())) for side in (pair.source_contrasts, pair.target_contrasts))
    lone, other_lone = _ones(pair.source_quantities), _ones(pair.target_quantities)
    return (
        _left(missing, here, pair.target_measures, units, [*added, *other_lone], others, theirs),
        _left(added, there, pair.source_measures, others, [*missing, *lone], units, ours),
    )


def _left(
    ours: Sequence[Quantity],
    bound: dict[int, Measure],
    measures: Sequence[Measure],
    units: frozenset[str],
    theirs: Sequence[Quantity],
    others: frozenset[str],
    parts: Sequence[float],
) -> list[Quantity]:
    """Those of ``ours`` that are none of ``measures`` in another unit, and none of ``theirs`` by the units named."""
    left = []
    for one in ours:
        measure = bound.get(one.start)
        if measure and (any(are_one_measure(measure, other) for other in measures) or _is_share(measure, parts)):
            continue
        if not any(_is_converted(one, units, other, others) for other in theirs):
            left.append(one)
    return left


def _is_share(one: Measure, parts: Sequence[float]) -> bool:
    """Whether ``one`` gives one of ``parts`` in per cent: 50% and half, 33 per cent and a third."""
    if "percent" not in one.units:
        return False
    return any(
        isinstance(value, float) and abs(value / 100 - part) < _SHARE_TOLERANCE
        for value in one.values
        for part in parts
    )


def _is_converted(one: Quantity, units: frozenset[str], other: Quantity, others: frozenset[str]) -> bool:
    return any(
        isinstance(here, float) and isinstance(there, float) and is_conversion(here, units, there, others)
        for here in one.values
        for there in other.values
    )


def _bound(measures: Sequence[Measure]) -> dict[int, Measure]:
    """The measures by every place in them where a number may begin."""
    return {place: one for one in measures for place in range(one.start, one.end)}


def _ones(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Every 1, which never counts as missing but can be converted: 1 inch, 2,5 cm."""
    return [quantity for quantity in quantities if 1.0 in quantity.values]
