"""Numbers and everything they can stand for."""

import pytest

from summarizer.text.quantities import Clock, find_quantities


def readings(text: str, language: str = "it") -> set[object]:
    found = find_quantities(text, language)
    return {reading[0] if len(reading) == 1 else reading for quantity in found for reading in quantity.readings}


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.234,56 euro", "it", 1234.56), ("1,234.56 euros", "en", 1234.56), ("1 234,56 yevro", "uz", 1234.56),
        ("1.234 euro", "it", 1234), ("1,234", "en", 1234), ("12.000.000", "it", 12e6),
        ("3 milioni", "it", 3e6), ("3,5 miliardi", "it", 3.5e9), ("50mila persone", "it", 50_000),
        ("$3.5bn", "en", 3.5e9), ("5 mln soʻm", "uz", 5e6), ("1,7 mingdan", "uz", 1700),
        ("2 milioni e mezzo", "it", 2.5e6), ("18 ½ miles", "en", 18.5),
        ("10-20 milioni", "it", 10e6), ("XXI secolo", "it", 21), ("Luigi XIV", "it", 14),
        ("anni '90", "it", 1990), ("nel 2023-24", "it", 2024), ("1990-yillar", "uz", 90), ("the 1980s", "en", 80),
        ("gli anni Novanta", "it", 1990), ("il Novecento", "it", 1900), ("due decenni", "it", 20), ("3 pm", "en", 15),
    ],
)  # fmt: skip
def test_a_reading(text: str, language: str, value: float) -> None:
    assert value in readings(text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("22:30", "en"), ("alle 22.30", "it"), ("10:30 p.m.", "en"), ("10.30pm", "en")]
)
def test_times_of_day(text: str, language: str) -> None:
    assert Clock(22 * 60 + 30) in readings(text, language)


def test_a_scale_word_leaves_no_smaller_reading() -> None:
    assert 3.0 not in readings("3 milioni")


def test_a_date_in_digits_needs_all_its_numbers() -> None:
    assert (11.0, 7.0, 2023.0) in readings("11/07/2023".replace("/", "."))


def test_letters_without_numbers() -> None:
    assert find_quantities("MIX e CIVIL, VIVA", "it") == []
