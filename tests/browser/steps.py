"""What a reader does, in words that the tests share."""

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
    page.locator("#translate").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)


def target(page: Page, index: int) -> str:
    """The translated sentence number ``index``."""
    return page.locator(f".target .s[data-i='{index}']").inner_text()
