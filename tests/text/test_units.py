"""Measures in another unit are the same measure."""

import pytest

from summarizer.text.units import is_conversion


@pytest.mark.parametrize(
    ("here", "source", "there", "target"),
    [
        (8, "a 8 km da qui", 5, "5 miles from here"), (250, "un maiale di 250 kg", 550, "a 550 pound hog"),
        (10, "10 cm di pioggia", 4, "4 inches of rain"), (27, "quasi 27 gradi", 80, "80 degrees"),
        (30, "30 metri", 100, "100 fut"),
    ],
)  # fmt: skip
def test_conversions(here: float, source: str, there: float, target: str) -> None:
    assert is_conversion(here, there, source, target)


@pytest.mark.parametrize(
    ("here", "source", "there", "target"),
    [(8, "8 km", 6, "6 miles"), (8, "8 persone", 5, "5 people"), (8, "8 km", 5, "5 km"), (0, "0 km", 5, "5 miles")],
)
def test_other_numbers(here: float, source: str, there: float, target: str) -> None:
    assert not is_conversion(here, there, source, target)
