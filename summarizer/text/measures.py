"""Numbers with their unit or currency, and what one unit is in another: 5 miles is 8 km, 12 euro is not 12 pounds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.languages import Language
from summarizer.text.quantities import Quantity, Value

# The dimension of each unit and its size in the dimension's own; of currencies and others only the name counts.
_SIZES: dict[str, tuple[str, float]] = {
    "mi": ("length", 1609.344), "km": ("length", 1000.0), "m": ("length", 1.0), "cm": ("length", 0.01),
    "mm": ("length", 0.001), "ft": ("length", 0.3048), "yd": ("length", 0.9144), "in": ("length", 0.0254),
    "kg": ("mass", 1.0), "g": ("mass", 0.001), "t": ("mass", 1000.0), "lb": ("mass", 0.4536), "st": ("mass", 6.35),
    "oz": ("mass", 0.02835),
    "ha": ("area", 10000.0), "acre": ("area", 4046.9),
    "l": ("volume", 1.0), "gal": ("volume", 3.785), "pt": ("volume", 0.5),
    "second": ("time", 1.0), "minute": ("time", 60.0), "quarter": ("time", 900.0), "half": ("time", 1800.0),
    "hour": ("time", 3600.0), "day": ("time", 86400.0), "week": ("time", 604800.0), "month": ("time", 2629800.0),
    "year": ("time", 31557600.0),
}  # fmt: skip
# Translators round: 8 km for 5 miles, 250 kg for 550 pounds; a fortnight is called 15 days.
_TOLERANCE = {"time": 0.08}
_USUAL_TOLERANCE = 0.05
_ROUND_TOLERANCE = 0.1
_DEGREES_TOLERANCE = 3.5
# Between a number and its unit: 3 milioni di euro, 5-mile, 6ft.
_BETWEEN = r"[\s\u00a0-]?(?:(?:d[i’']|of)\s?)?"
_SIGNS = re.compile(r"(?:[€$£¥₽]|US\$|EUR|USD|GBP|CHF)\s?\Z")
_LONGEST_SIGN = 4
# Feet and inches, stones and pounds: 6-foot-6, 12st 4lb.
_COMPOUND = {"ft": ("in", 12.0), "st": ("lb", 14.0)}
_BARE_GAP = re.compile(r"-|(?<=t) ")
_COMPOUND_GAP = re.compile(r"[\s,-]*(?:and\s|va\s)?\Z")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as written, ``text`` with its unit, and the units that it may have (a pound is money and mass)."""

    number: str
    text: str
    units: frozenset[str]
    values: frozenset[Value] = frozenset()
    start: int = 0
    end: int = 0


def measures_of(text: str, quantities: Iterable[Quantity], language: Language) -> list[Measure]:
    """Those of ``quantities``, the numbers of ``text``, that have a unit or currency, each with it."""
    found: list[Measure] = []
    for one in sorted(quantities, key=lambda quantity: quantity.start):
        sign = _SIGNS.search(text, max(0, one.start - _LONGEST_SIGN), one.start)
        unit = None if sign or one.order else _unit_pattern(language).match(text, one.end)
        if found and (inches := _bare_smaller(found[-1], one, text, language)):
            found.append(inches)
        elif match := sign or unit:
            word = match[0].strip() if sign else match["unit"]
            start, end = (sign.start(), one.end) if sign else (one.start, match.end())
            found.append(Measure(one.text, text[start:end], _units_of(word, language), one.values, start, end))
    return _compounded(found, text)


def are_one_measure(one: Measure, other: Measure) -> bool:
    """Whether both can be the same in different units: 5 miles and 8 km, 48 hours and two days."""
    return any(
        isinstance(here, float) and isinstance(there, float) and is_conversion(here, one.units, there, other.units)
        for here in one.values
        for there in other.values
    )


def _bare_smaller(last: Measure, one: Quantity, text: str, language: Language) -> Measure | None:
    """The 6 behind 6-foot and 6 ft, in inches."""
    unit = next((unit for unit in _COMPOUND if unit in last.units), None)
    if (
        unit is None
        or not _BARE_GAP.fullmatch(text, last.end, one.start)
        or _unit_pattern(language).match(text, one.end)
    ):
        return None
    return Measure(one.text, one.text, frozenset({_COMPOUND[unit][0]}), one.values, one.start, one.end)


def _compounded(measures: Sequence[Measure], text: str) -> list[Measure]:
    """``measures``, of which one that goes on in a smaller unit (6 ft 6 in) is their sum."""
    done: list[Measure] = []
    for one in measures:
        last = done[-1] if done else None
        unit = next((unit for unit in _COMPOUND if last and unit in last.units), None)
        if last and unit and _COMPOUND[unit][0] in one.units and _COMPOUND_GAP.match(text, last.end, one.start):
            smaller = {value / _COMPOUND[unit][1] for value in one.values if isinstance(value, float)}
            values = {here + there for here in last.values if isinstance(here, float) for there in smaller}
            done[-1] = Measure(
                last.number, text[last.start : one.end], last.units, frozenset(values), last.start, one.end
            )
            continue
        done.append(one)
    return done


def is_conversion(here: float, units: frozenset[str], there: float, others: frozenset[str]) -> bool:
    """Whether ``here`` of one of ``units`` and ``there`` of one of ``others`` can be one measure."""
    if not here or not there:
        return False
    if "degree" in units and "degree" in others:
        fahrenheit, celsius = max(here, there), min(here, there)
        if abs((fahrenheit - 32) * 5 / 9 - celsius) <= _DEGREES_TOLERANCE:
            return True
    return any(_are_equal(here, one, there, other) for one in units for other in others if one != other)


@lru_cache(maxsize=64)
def units_named(text: str, language: Language) -> frozenset[str]:
    """The units that ``text`` names."""
    return frozenset(unit for unit, pattern in _words(language) if pattern.search(text))


def _are_equal(here: float, one: str, there: float, other: str) -> bool:
    dimension, size = _SIZES.get(one, ("", 0.0))
    other_dimension, other_size = _SIZES.get(other, (None, 1.0))
    if dimension != other_dimension:
        return False
    ratio = here * size / (there * other_size)
    return abs(ratio - 1) <= _TOLERANCE.get(dimension, _USUAL_TOLERANCE) or _are_round(here, there, ratio)


def _are_round(here: float, there: float, ratio: float) -> bool:
    """Whether both are round and each the nearest such number to the other: 25 metres, 30 yards."""
    return here % 5 == there % 5 == 0 and abs(ratio - 1) <= min(_ROUND_TOLERANCE, 2.5 / here + 2.5 / there)


@lru_cache
def _words(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (unit, re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)) for unit, words in language.measures
    )


@lru_cache(maxsize=2000)
def _units_of(word: str, language: Language) -> frozenset[str]:
    return frozenset(unit for unit, words in language.measures if re.fullmatch(words, word, re.IGNORECASE))


@lru_cache
def _unit_pattern(language: Language) -> re.Pattern[str]:
    units = "|".join(words for _, words in language.measures) or "(?!)"
    return re.compile(rf"{_BETWEEN}(?P<unit>{units})(?![^\W\d_])", re.IGNORECASE)
