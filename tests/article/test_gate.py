"""The evaluation gate: what comes out of the pages of ``pages/`` may not get worse than this."""

import pytest

from summarizer.article import recover
from tests.article import pages

PAGES = pages.load()
FLOORS = {"section": 0.9, "title": 0.97, "subtitle": 0.95, "byline": 0.97, "date": 0.97}


def test_the_gate_has_enough_and_varied_pages() -> None:
    assert len(PAGES) >= 40
    assert sum(page.name[:3] in ("es-", "fr-", "pt-") for page in PAGES) >= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_falls_far(page: pages.Page) -> None:
    assert pages.paragraph_f1(recover(page.paste), page) >= 0.85


def test_paragraphs_are_recovered_exactly() -> None:
    scores = [pages.paragraph_f1(recover(page.paste), page) for page in PAGES]
    assert sum(scores) / len(scores) >= 0.985


@pytest.mark.parametrize("field", FLOORS)
def test_fields_are_right(field: str) -> None:
    right = sum(pages.field_right(recover(page.paste), page, field) for page in PAGES)
    assert right / len(PAGES) >= FLOORS[field]


def test_hardly_any_furniture_is_kept() -> None:
    assert sum(len(pages.leaked(recover(page.paste), page)) for page in PAGES) <= 3
