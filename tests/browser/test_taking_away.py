"""Copies and downloads: each is opened and holds what the page shows."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from summarizer.result import Result
from tests.browser.conftest import Opener
from tests.browser.steps import translate
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def fetch(page: Page, kind: str) -> tuple[str, bytes]:
    """Press a download button; the file's name and content."""
    with page.expect_download() as started:
        page.locator(f"#download-{kind}").click()
    return started.value.suggested_filename, Path(str(started.value.path())).read_bytes()


def test_every_download_holds_the_article(site: Site, open_page: Opener) -> None:
    docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")
    page = open_page(site.url)
    translate(page)
    suffixes = {"text": ".txt", "markdown": ".md", "html": ".html", "html-bilingual": ".html", "json": ".json"}
    for kind, suffix in suffixes.items():
        name, content = fetch(page, kind)
        assert name.startswith("la-biblioteca-sul-lago")
        assert name.endswith(suffix)
        words = content.decode("utf-8")
        assert "Un battello porta i libri." in words
        assert "Costa 380 mila euro." in words
        if kind == "json":
            result = Result.from_dict(json.loads(words))
            assert len(result["en"].sentences) == len(result["uz"].sentences) == 5
        if kind.startswith("html"):
            assert "<script" not in words
            assert "http" not in words.replace("http-equiv", "")
    for kind in ("docx", "docx-bilingual"):
        name, content = fetch(page, kind)
        assert name.endswith(".docx")
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        words = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
        assert "en: Un battello porta i libri." in words
        assert ("Parte a marzo. Torna a novembre." in cells) is (kind == "docx-bilingual")
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_uzbek_is_taken_away_in_the_alphabet_on_view(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    page.locator("#alphabet").get_by_text("Кирилл", exact=True).click()
    expect(page.locator(".target .s").first).to_contain_text("Ўзбекча")
    _, content = fetch(page, "json")
    result = Result.from_dict(json.loads(content))
    assert result["uz"].sentences[0].target.startswith("Ўзбекча: ")
    assert result["en"].sentences[0].target == "en: Un battello porta i libri."


def test_copy_puts_the_language_on_view_into_the_clipboard(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, permissions=["clipboard-read", "clipboard-write"])
    translate(page)
    page.locator("#copy").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('en: Un battello'))")
    assert "Oʻzbekcha" not in page.evaluate("navigator.clipboard.readText()")


def test_what_stop_left_can_be_taken_away(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#paste textarea").fill("Titolo\n" + "\n".join(f"Frase numero {n} qui." for n in range(200)))
    with site.fake.held(at=3):
        page.locator("#translate").click()
        expect(page.locator(".target .s:not(.pending)").first).to_be_visible(timeout=30_000)
        page.locator("#stop").click()
        expect(page.locator(".progress.stopped")).to_be_visible(timeout=30_000)
    _, content = fetch(page, "json")
    result = Result.from_dict(json.loads(content))
    assert result["en"].sentences[0].target == "en: Frase numero 0 qui."
    assert len(result["en"].sentences) == 200
