"""The numbers and sums of money of a sentence in its translation."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from summarizer.languages import Language
from summarizer.result import Rendering
from summarizer.text.measures import is_conversion, measures_of, units_named
from summarizer.text.quantities import Quantity, Reading, find_quantities

# Numbers of a translation that nothing in the source accounts for, at most: each is held against each that is missing.
_SPARE = 50


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit, where it has one, as both are written; equal to another that is written alike."""

    quantity: Quantity = field(compare=False)
    text: str
    units: frozenset[str] = frozenset()

    @property
    def certain(self) -> bool:
        """Whether a number is meant."""
        return self.quantity.text[0].isdigit() or self.quantity.certain

    @property
    def told(self) -> bool:
        """Whether it is a fact: a bare "un" or "uno" is an article or a pronoun more often than a number."""
        return self.certain and (bool(self.units) or self.quantity.text[0].isdigit() or self.quantity.values != {1.0})

    @property
    def kind(self) -> str:
        """Money where the unit is a currency, which have codes in capitals."""
        return "money" if any(unit.isupper() for unit in self.units) else "number"


def numbered(
    source: str, target: str, whole: str, here: Language, there: Language
) -> Iterator[tuple[str, str, Rendering]]:
    """Kind, text, rendering of each number; dates are taken out of ``source`` and ``target``, not of ``whole``."""
    ours, theirs = _numbers(source, here), _numbers(target, there)
    said, known = _by_reading(ours), _by_reading([*theirs, *_numbers(whole, there)])
    spare = [one for one in theirs if one.certain and said.keys().isdisjoint(one.quantity.readings)][:_SPARE]
    units = units_named(source, here), units_named(target, there)
    for one in ours:
        if one.told:
            yield one.kind, one.text, _rendering(one, known, spare, *units)


def _rendering(
    one: _Number,
    known: Mapping[Reading, Mapping[_Number, int]],
    spare: list[_Number],
    units: frozenset[str],
    others: frozenset[str],
) -> Rendering:
    """The same number, the measure in another unit, a number that nothing of the source accounts for, or nothing."""
    rivals = [other for other in spare if one.units & other.units]
    found = {other: place for reading in one.quantity.readings for other, place in known.get(reading, {}).items()}
    same = [other for other in sorted(found, key=found.__getitem__) if other.units or not rivals]
    if same:
        best = max(same, key=lambda other: (bool(one.units & other.units), other.quantity.text == one.quantity.text))
        return Rendering(best.text, "changed" if one.units and best.units and not one.units & best.units else "same")
    converted = [other for other in spare if _is_converted(one.quantity, units, other.quantity, others)]
    if left := converted or rivals or [other for other in spare if not other.units]:
        spare.remove(taken := left[0])
        return Rendering(taken.text, "converted" if converted else "changed")
    return Rendering("", "missing")


def _numbers(text: str, language: Language) -> list[_Number]:
    """The numbers in their order, each with the unit behind it; what is part of another's measure (6 ft 6) is none."""
    quantities = sorted(find_quantities(text, language), key=lambda quantity: quantity.start)
    measures = measures_of(text, quantities, language)
    starts = [measure.start for measure in measures]
    found: list[_Number] = []
    last = -1
    for quantity in quantities:
        place = bisect_right(starts, quantity.start) - 1
        if place < 0 or quantity.start >= measures[place].end:
            found.append(_Number(quantity, text[quantity.start : quantity.end]))
        elif place != last:
            found.append(_Number(quantity, measures[place].text, measures[place].units))
            last = place
    return found


def _by_reading(numbers: Iterable[_Number]) -> dict[Reading, dict[_Number, int]]:
    """The numbers that each reading stands for, with their places; those written alike once."""
    found: dict[Reading, dict[_Number, int]] = {}
    for place, one in enumerate(numbers):
        for reading in one.quantity.readings:
            found.setdefault(reading, {}).setdefault(one, place)
    return found


def _is_converted(one: Quantity, units: frozenset[str], other: Quantity, theirs: frozenset[str]) -> bool:
    return any(
        isinstance(a, float) and isinstance(b, float) and is_conversion(a, units, b, theirs)
        for a in one.values
        for b in other.values
    )
