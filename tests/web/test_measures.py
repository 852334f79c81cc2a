"""Sizes, numbers and dates as readers of each interface write them."""

import pytest

from summarizer.web.measures import day, number, size
from summarizer.web.texts import LANGUAGES


@pytest.mark.parametrize(
    ("count", "interface", "written"),
    [
        (1_400_000_000, "en", "1.4 GB"),
        (1_400_000_000, "it", "1,4 GB"),
        (1_400_000_000, "uz", "1,4 GB"),
        (1_400_000_000, "ru", "1,4 ГБ"),
        (348_000_000, "ru", "348 МБ"),
        (12_300, "en", "12 kB"),
        (0, "en", "0 kB"),
    ],
)
def test_sizes(count: int, interface: str, written: str) -> None:
    assert size(count, interface).replace("\N{NO-BREAK SPACE}", " ") == written


@pytest.mark.parametrize(("interface", "written"), [("en", "200,000"), ("it", "200.000"), ("uz", "200 000")])
def test_thousands_stand_apart(interface: str, written: str) -> None:
    assert number(200_000, interface).replace("\N{NO-BREAK SPACE}", " ") == written


def test_dates_are_said_in_words() -> None:
    shown = {interface: day("2026-02-03", "3 feb 2026", interface) for interface in LANGUAGES}
    assert shown["en"] == "3 February 2026"
    assert shown["it"] == "3 febbraio 2026"
    assert "февраля" in shown["ru"]
    assert "fevral" in shown["uz"]


@pytest.mark.parametrize("iso", [None, "", "2026", "3 febbraio"])
def test_a_date_without_its_iso_form_stays_as_it_is(iso: str | None) -> None:
    assert day(iso, "ieri sera", "en") == "ieri sera"
