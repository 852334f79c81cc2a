"""Numbers in words."""

import pytest

from summarizer.text.numerals import find_numerals


def values(text: str, language: str) -> list[float]:
    return [numeral.value for numeral in find_numerals(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ventuno", 21), ("ventun gatti", 21), ("trentatré", 33), ("centoottanta", 180), ("centottanta", 180),
        ("duemiladiciotto", 2018), ("millenovecentonovantuno", 1991), ("tre milioni duecentomila", 3_200_000),
        ("due milioni e mezzo", 2_500_000), ("ventunesimo", 21), ("terza", 3), ("vent'anni", 20), ("diciottenne", 18),
        ("cinquecento", 500), ("dodici miliardi", 12e9),
    ],
)  # fmt: skip
def test_italian(text: str, expected: float) -> None:
    assert values(text, "it") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-one", 21), ("two hundred and five", 205), ("two hundred and five thousand", 205_000),
        ("twenty-first", 21), ("two and a half million", 2_500_000), ("nineteen", 19), ("forty thousand", 40_000),
    ],
)  # fmt: skip
def test_english(text: str, expected: float) -> None:
    assert values(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yigirma birinchi", 21), ("ikki yuz besh ming", 205_000), ("oʻn toʻrt kishi", 14), ("uchta", 3),
        ("ellikdan", 50), ("ikki yarim million", 2_500_000), ("beshtadan", 5), ("oʻntalik", 10),
    ],
)  # fmt: skip
def test_uzbek_with_its_suffixes(text: str, expected: float) -> None:
    assert values(text, "uz") == [expected]


@pytest.mark.parametrize(
    ("text", "language"), [("uchun suv yuzasida", "uz"), ("la casa del nonno Anselmo", "it"), ("often attend", "en")]
)
def test_words_that_only_look_like_numerals(text: str, language: str) -> None:
    assert values(text, language) == []


def test_neighbours_that_are_two_numbers_stay_two() -> None:
    assert values("due e tre", "it") == [2, 3]
    assert values("five six", "en") == [5, 6]


def test_words_with_another_meaning_are_not_certain() -> None:
    assert [n.certain for n in find_numerals("sei stanco dopo undici ore", "it")] == [False, True]


def test_an_unknown_language_has_no_numerals() -> None:
    assert find_numerals("zwei drei", "de") == []
