"""What a text says of its numbers, or in place of one: more than, three years ago, a third, thousands."""

from collections.abc import Iterable
from fractions import Fraction

from summarizer.languages import Language
from summarizer.text.quantities import Clock, Quantity

# Stands for every number in the patterns of a language.
_ANY = "№"
# Minutes after midnight from which an hour with minutes (6.50) is one of the morning, where days have 24 hours.
_DAWN, _NOON = 300, 720


def contrasts(text: str, quantities: Iterable[Quantity], language: Language) -> dict[str, frozenset[str]]:
    """The labels that ``text``, which has ``quantities``, carries, by their group."""
    quantities = list(quantities)
    texts = (text, _masked(text, quantities))
    found: dict[str, set[str]] = {}
    for one in language.contrasts:
        if one.pattern.search(texts[_ANY in one.pattern.pattern]):
            found.setdefault(one.group, set()).add(one.label)
    if hours := _hours(quantities, "evening" in found.get("hour", ())):
        found.setdefault("hour", set()).update(hours)
    return {group: frozenset(labels) for group, labels in found.items()}


def shares(labels: Iterable[str]) -> list[float]:
    """The labels of the group "share" as numbers: 2/3."""
    return [float(Fraction(label)) for label in labels if label[0].isdigit()]


def _masked(text: str, quantities: Iterable[Quantity]) -> str:
    """``text`` with № for each of its cardinal numbers."""
    parts, position = [], 0
    for one in sorted(quantities, key=lambda quantity: quantity.start):
        if one.start >= position and not one.order and (one.certain or one.text[0].isdigit() or max(_floats(one)) > 1):
            parts += [text[position : one.start], _ANY]
            position = one.end
    return "".join([*parts, text[position:]])


def _floats(quantity: Quantity) -> list[float]:
    return [value for value in quantity.values if isinstance(value, float)] or [0.0]


def _hours(quantities: Iterable[Quantity], evening: bool) -> set[str]:
    """The parts of the day that hours with minutes are in, where no word says that they are those of the evening."""
    clocks = [
        min(value.minutes for value in one.values if isinstance(value, Clock))
        for one in quantities
        if one.text[0].isdigit() and any(isinstance(value, Clock) for value in one.values)
    ]
    late = {"evening" for minutes in clocks if minutes > _NOON + 59}
    early = {"morning" for minutes in clocks if _DAWN <= minutes < _NOON and not evening}
    return late | early
