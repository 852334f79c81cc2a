"""Dates as written and in ISO 8601."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import dates


@pytest.mark.parametrize(
    ("text", "written", "iso"),
    [
        ("Aggiornato il 12 marzo 2026 alle 14:05", "12 marzo 2026", "2026-03-12"),
        ("domenica 22 febbraio 2026", "domenica 22 febbraio 2026", "2026-02-22"),
        ("30/01/2026 - 09:12", "30/01/2026", "2026-01-30"),
        ("24.06.2025", "24.06.2025", "2025-06-24"),
        ("2025-06-24T10:00", "2025-06-24", "2025-06-24"),
        ("Dal 1° aprile 2026", "1° aprile 2026", "2026-04-01"),
        ("ROMA, 12 MAR - ", "12 MAR", None),
        ("5 dic 2025", "5 dic 2025", "2025-12-05"),
        ("4 de mayo de 2022, 05:34", "4 de mayo de 2022", "2022-05-04"),
        ("Publié le 1er août 2025", "1er août 2025", "2025-08-01"),
        ("18 de março de 2025", "18 de março de 2025", "2025-03-18"),
        ("July 3, 2025", "July 3, 2025", "2025-07-03"),
        ("28 luglio 202010:43", "28 luglio 2020", "2020-07-28"),
        ("07/08/98", "07/08/98", "1998-08-07"),
    ],
)
def test_dates(text: str, written: str, iso: str | None) -> None:
    found = dates.find(text)
    assert [(date.text, date.iso) for date in found] == [(written, iso)]
    assert text[found[0].start : found[0].end] == written


@pytest.mark.parametrize(
    "text", ["31/02/2026", "45 marzo 2026", "1.234,56 euro", "2023-2024", "3-2 (1-1)", "10.30", "marzo", ""]
)
def test_no_dates(text: str) -> None:
    assert dates.find(text) == ()


@given(st.dates(min_value=datetime.date(1970, 1, 1)))
def test_iso_dates_are_read_back(date: datetime.date) -> None:
    if date.year < 2100:
        assert dates.find(f"Il {date.isoformat()}.")[0].iso == date.isoformat()
