"""Measures that translators convert: 5 miles becomes 8 km, 550 pounds 250 kg."""

import re
from functools import lru_cache

# A word that shows the unit, in any of the three languages, and the size of that unit in its dimension's own.
_UNITS: tuple[tuple[str, str, float], ...] = (
    ("length", r"miles?|mph|miglia|miglio|mil(?:ya|ga|dan|lik)?|milya\w*", 1609.344),
    ("length", r"km|km/h|kmh|kilomet\w+|chilometr\w+|kph", 1000.0),
    ("length", r"feet|foot|ft|pied[ei]|fut\w*", 0.3048),
    ("length", r"yards?|iard[ae]|yard\w*", 0.9144),
    ("length", r"inch(?:es)?|pollic[ei]|dyu?y?m\w*", 0.0254),
    ("length", r"cm|centimet\w+|centimetr\w+|santimetr\w+|sm", 0.01),
    ("length", r"m|metr[oi]|met(?:er|re)s?|metr\w*", 1.0),
    ("mass", r"lbs?|pounds?|libbr[ae]|funt\w*", 0.4536),
    ("mass", r"stones?", 6.35),
    ("mass", r"kg|kilos?|kilograms?|chil[oi]|chilogramm[oi]|kilogramm?\w*", 1.0),
    ("mass", r"oz|ounces?|onc[ei]a?|unsiya\w*", 0.02835),
    ("mass", r"gr?|gramm?[ois]?|gramm\w*", 0.001),
    ("area", r"acres?|acri|acro|akr\w*", 4046.9),
    ("area", r"hectares?|ettar[oi]|gektar\w*|ha", 10000.0),
    ("volume", r"gallons?|gallon[ei]|gallon\w*", 3.785),
    ("volume", r"pints?|pint[ae]|pinta\w*", 0.5),
    ("volume", r"lit(?:er|re)s?|litr[oi]|litr\w*|l", 1.0),
)
_UNIT_PATTERNS = tuple(
    (dimension, re.compile(rf"\b(?:{words})\b", re.IGNORECASE), size) for dimension, words, size in _UNITS
)
_DEGREES = re.compile(r"°|\b(?:gradi|degrees?|daraja\w*|fahrenheit|celsius|selsiy\w*|farengeyt\w*)", re.IGNORECASE)
# Translators round: 8 km for 5 miles, 250 kg for 550 pounds.
_TOLERANCE = 0.05
_DEGREES_TOLERANCE = 3.5


@lru_cache(maxsize=64)
def _sizes(text: str) -> tuple[tuple[str, float], ...]:
    """The units that ``text`` names: their dimension and size."""
    return tuple((dimension, size) for dimension, pattern, size in _UNIT_PATTERNS if pattern.search(text))


@lru_cache(maxsize=64)
def _has_degrees(text: str) -> bool:
    return _DEGREES.search(text) is not None


def is_conversion(here: float, there: float, source: str, target: str) -> bool:
    """Whether ``here`` in ``source`` and ``there`` in ``target`` can be one measure in two units the texts name."""
    if not here or not there:
        return False
    if _has_degrees(source) and _has_degrees(target):
        fahrenheit, celsius = max(here, there), min(here, there)
        if abs((fahrenheit - 32) * 5 / 9 - celsius) <= _DEGREES_TOLERANCE:
            return True
    return any(
        dimension == other and size != other_size and abs(here * size / (there * other_size) - 1) <= _TOLERANCE
        for dimension, size in _sizes(source)
        for other, other_size in _sizes(target)
    )
