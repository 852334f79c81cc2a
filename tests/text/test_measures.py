"""Numbers with their units, and measures in another unit that are the same measure."""

import pytest

from summarizer import languages
from summarizer.text.measures import is_conversion, measures_of, units_named
from summarizer.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("here", "source", "there", "target", "language"),
    [
        (8, "a 8 km da qui", 5, "5 miles from here", "en"), (250, "un maiale di 250 kg", 550, "a 550 pound hog", "en"),
        (10, "10 cm di pioggia", 4, "4 inches of rain", "en"), (27, "quasi 27 gradi", 80, "80 degrees", "en"),
        (30, "30 metri", 100, "100 fut", "uz"),
    ],
)  # fmt: skip
def test_conversions(here: float, source: str, there: float, target: str, language: str) -> None:
    units, others = units_named(source, languages.get("it")), units_named(target, languages.get(language))
    assert is_conversion(here, units, there, others)


@pytest.mark.parametrize(
    ("here", "source", "there", "target"),
    [(8, "8 km", 6, "6 miles"), (8, "8 persone", 5, "5 people"), (8, "8 km", 5, "5 km"), (0, "0 km", 5, "5 miles")],
)
def test_other_numbers(here: float, source: str, there: float, target: str) -> None:
    units, others = units_named(source, languages.get("it")), units_named(target, languages.get("en"))
    assert not is_conversion(here, units, there, others)


@pytest.mark.parametrize(
    ("text", "language", "number", "unit"),
    [
        ("Costa 12 euro a testa.", "it", "12", "EUR"),
        ("Servono 2,5 miliardi di dollari.", "it", "2,5", "USD"),
        ("It costs $1,200.", "en", "1,200", "USD"),
        ("About 11 Swiss francs.", "en", "11", "CHF"),
        ("Il 12,5% dei soci", "it", "12,5", "percent"),
        ("61 per cento", "it", "61", "percent"),
        ("Narxi 500 dollarga oshdi.", "uz", "500", "USD"),
    ],
)
def test_a_number_has_the_unit_beside_it(text: str, language: str, number: str, unit: str) -> None:
    [measure] = measures_of(text, find_quantities(text, language), languages.get(language))
    assert measure.number == number
    assert unit in measure.units
