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
