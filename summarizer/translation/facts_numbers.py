"""The numbers and sums of money of a sentence in its translation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.languages import Language
from summarizer.result import Rendering
from summarizer.text.measures import find_measures, is_conversion, units_named, with_scale
from summarizer.text.quantities import Quantity, find_quantities


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit, where it has one, as both are written."""

    quantity: Quantity
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
    known = [*theirs, *_numbers(whole, there)]
    spare = [one for one in theirs if one.certain and not any(_agree(our, one) for our in ours)]
    units = units_named(source, here), units_named(target, there)
    for one in ours:
        if one.told:
            yield one.kind, one.text, _rendering(one, known, spare, *units)


def _rendering(
    one: _Number, known: Sequence[_Number], spare: list[_Number], units: frozenset[str], others: frozenset[str]
) -> Rendering:
    """The same number, the measure in another unit, a number that nothing of the source accounts for, or nothing."""
    rivals = [other for other in spare if one.units & other.units]
    same = [other for other in known if _agree(one, other) and (other.units or not rivals)]
    if same:
        best = max(same, key=lambda other: (bool(one.units & other.units), other.quantity.text == one.quantity.text))
        return Rendering(best.text, "changed" if one.units and best.units and not one.units & best.units else "same")
    converted = [other for other in spare if _is_converted(one.quantity, units, other.quantity, others)]
    if left := converted or rivals or [other for other in spare if not other.units]:
        spare.remove(taken := left[0])
        return Rendering(taken.text, "converted" if converted else "changed")
    return Rendering("", "missing")


def _numbers(text: str, language: Language) -> list[_Number]:
    measures = {measure.number: measure for measure in reversed(find_measures(text, language))}
    found = []
    for quantity in find_quantities(text, language):
        measure = measures.get(quantity.text)
        written = with_scale(measure.text if measure else quantity.text, text, language)
        found.append(_Number(quantity, written, measure.units if measure else frozenset()))
    return found


def _is_converted(one: Quantity, units: frozenset[str], other: Quantity, theirs: frozenset[str]) -> bool:
    return any(
        isinstance(a, float) and isinstance(b, float) and is_conversion(a, units, b, theirs)
        for a in one.values
        for b in other.values
    )


def _agree(one: _Number, other: _Number) -> bool:
    return bool(one.quantity.readings & other.quantity.readings)
