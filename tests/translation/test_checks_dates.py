"""Months and days of the week."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("target", "language"),
    [("It happened on Monday, July 11.", "en"), ("Bu dushanba, 11-iyulda boʻldi.", "uz")],
)
def test_the_same_date(target: str, language: str) -> None:
    assert "dates" not in kinds("È successo lunedì 11 luglio.", target, "it", language)


@pytest.mark.parametrize(
    ("target", "language"),
    [
        ("It happened on Tuesday, July 11.", "en"), ("It happened on Monday, June 11.", "en"),
        ("It happened on July 11.", "en"), ("Bu seshanba, 11-iyulda boʻldi.", "uz"),
    ],
)  # fmt: skip
def test_another_date(target: str, language: str) -> None:
    assert "dates" in kinds("È successo lunedì 11 luglio.", target, "it", language)


@pytest.mark.parametrize("opening", ["In", "Since", "By", "Until", "From", "Last", "Late", "Early", "This", "Every"])
@pytest.mark.parametrize(("month", "italian"), [("May", "maggio"), ("March", "marzo")])
def test_a_month_that_is_also_a_word_opens_a_sentence(opening: str, month: str, italian: str) -> None:
    assert "dates" not in kinds(f"A {italian} si vota.", f"{opening} {month} the council votes.", "it", "en")


@pytest.mark.parametrize("target", ["May the council vote.", "Theresa May votes.", "March on, said the council."])
def test_a_word_that_is_no_month(target: str) -> None:
    assert "dates" in kinds("A maggio si vota.", target, "it", "en")
