"""Months and days of the week."""

import pytest

from summarizer.text.calendar import months, weekdays


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("l'11 luglio e a Dicembre", "it", {7, 12}), ("il 3 gen. 1970", "it", {1}),
        ("July 11 and Dec 3", "en", {7, 12}),
        ("STRIKE ON DECEMBER 12, VOTE IN MAY", "en", {5, 12}), ("PRICES MAY RISE, FANS MARCH", "en", set()),
        ("in May", "en", {5}), ("11-iyulda, sentabrgacha", "uz", {7, 9}), ("12 sentyabr", "uz", {9}),
        ("Theresa May said; they march on", "en", set()), ("May I?", "en", set()), ("ha set di martelli", "it", set()),
        ("mayda narsalar", "uz", {5}), ("Januar", "de", set()),
    ],
)  # fmt: skip
def test_months(text: str, language: str, expected: set[int]) -> None:
    assert months(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("tra lunedì e domenica", "it", {1, 7}), ("on Saturday", "en", {6}), ("BLACK MONDAY", "en", {1}),
        ("Saturday Night Live", "en", set()),
        ("dushanbadan jumagacha", "uz", {1, 5}),
    ],
)  # fmt: skip
def test_weekdays(text: str, language: str, expected: set[int]) -> None:
    assert weekdays(text, language) == expected
