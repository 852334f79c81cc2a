"""What a reader does, in words that the tests share; each waits for what it leads to, however long that takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

ARTICLE = """La biblioteca sul lago
Un battello porta i libri. Costa 380 mila euro. La gente legge.
LEGGI ANCHE: il festival torna
Parte a marzo. Torna a novembre.
"""


def paste(page: Page, text: str = ARTICLE) -> None:
    """Put a text into the box as a paste does: all at once."""
    page.locator("#paste textarea").fill(text)


def translate(page: Page, text: str = ARTICLE) -> None:
    """Paste, press Translate and wait for the end."""
    paste(page, text)
    run(page)


def run(page: Page) -> None:
    """Press Translate and wait for the end: of this run, not of the one before."""
    with another_end(page):
        page.locator("#translate").click()


@contextmanager
def another_end(page: Page) -> Iterator[None]:
    """What is done here runs the article; waits for the end."""
    page.evaluate("document.querySelector('#progress .progress')?.setAttribute('data-before', '')")
    yield
    expect(page.locator(".progress.done:not([data-before])")).to_be_visible(timeout=60_000)


def clear(page: Page) -> None:
    """Press New article and wait until the page is empty."""
    page.locator("#clear").click()
    expect(page.locator(".reader")).to_have_count(0)
    expect(page.locator("#paste textarea")).to_have_value("")


@contextmanager
def remembering(page: Page) -> Iterator[None]:
    """What is chosen here is in the browser's storage afterwards."""
    before = page.evaluate("localStorage.getItem('summarizer.choices')")
    yield
    page.wait_for_function("before => localStorage.getItem('summarizer.choices') !== before", arg=before)


def target(page: Page, index: int) -> str:
    """The translated sentence number ``index``."""
    return page.locator(f".target .s[data-i='{index}']").inner_text()
