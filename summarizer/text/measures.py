"""Numbers with their unit or currency, and what one unit is in another: 5 miles is 8 km, 12 euro is not 12 pounds."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer import languages
from summarizer.languages import Language

# The dimension of each unit and its size in the dimension's own; of currencies and others only the name counts.
_SIZES: dict[str, tuple[str, float]] = {
    "mi": ("length", 1609.344), "km": ("length", 1000.0), "m": ("length", 1.0), "cm": ("length", 0.01),
    "mm": ("length", 0.001), "ft": ("length", 0.3048), "yd": ("length", 0.9144), "in": ("length", 0.0254),
    "kg": ("mass", 1.0), "g": ("mass", 0.001), "t": ("mass", 1000.0), "lb": ("mass", 0.4536), "st": ("mass", 6.35),
    "oz": ("mass", 0.02835),
    "ha": ("area", 10000.0), "acre": ("area", 4046.9),
    "l": ("volume", 1.0), "gal": ("volume", 3.785), "pt": ("volume", 0.5),
}  # fmt: skip
# Translators round: 8 km for 5 miles, 250 kg for 550 pounds.
_TOLERANCE = 0.05
_DEGREES_TOLERANCE = 3.5
_NUMBER = r"(?<![\w.,])(?P<number>\d+(?:[.,’'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?)"
# A scale word and a preposition may stand between a number and its unit: 3 milioni di euro.
_BETWEEN = r"[\s\u00a0-]?(?:(?P<scale>[^\W\d_]{2,12})[\s\u00a0](?:d[i’']\s?|of\s)?)??"
_SIGNS = r"(?P<unit>[€$£¥₽]|US\$|EUR|USD|GBP|CHF)\s?"


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as written, ``text`` with its unit, and the units that it may have (a pound is money and mass)."""

    number: str
    text: str
    units: frozenset[str]


def find_measures(text: str, language: Language | str) -> list[Measure]:
    """The numbers in digits of ``text`` that have a unit or currency."""
    language = languages.get(language)
    behind, before = _patterns(language)
    found = [
        match
        for match in behind.finditer(text)
        if match["scale"] is None or _is_scale(match["scale"].lower(), language)
    ]
    return [Measure(m["number"], m[0], _units_of(m["unit"], language)) for m in (*found, *before.finditer(text))]


def with_scale(number: str, text: str, language: Language) -> str:
    """``number`` as ``text`` has it, with the scale word behind: €3.5 million."""
    found = re.search(rf"{re.escape(number)}[\s\u00a0]([^\W\d_]{{2,12}})\b", text)
    return found[0] if found and number[-1:].isdigit() and _is_scale(found[1].lower(), language) else number


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
    return dimension == other_dimension and abs(here * size / (there * other_size) - 1) <= _TOLERANCE


@lru_cache
def _words(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (unit, re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)) for unit, words in language.measures
    )


@lru_cache(maxsize=2000)
def _units_of(word: str, language: Language) -> frozenset[str]:
    return frozenset(unit for unit, words in language.measures if re.fullmatch(words, word, re.IGNORECASE))


@lru_cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number with the unit behind it, and one with it in front ($500)."""
    units = "|".join(words for _, words in language.measures) or "(?!)"
    behind = rf"{_NUMBER}{_BETWEEN}(?P<unit>{units})(?![^\W\d_])"
    return re.compile(behind, re.IGNORECASE), re.compile(_SIGNS + _NUMBER)


def _is_scale(word: str, language: Language) -> bool:
    return language.numerals is not None and language.numerals.scale_of(word) > 1
