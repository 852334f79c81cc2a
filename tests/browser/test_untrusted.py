"""Hostile text stays text, hostile links are refused, files are read by what they hold."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.steps import run, translate
from tests.sources.test_documents import write_docx, write_pdf
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

HOSTILE = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=2>",
    "${window.pwned=3}",
    "`${window.pwned=4}`",
    "{{constructor.constructor('window.pwned=5')()}}",
    "</article><svg onload=window.pwned=6>",
    "[x](javascript:window.pwned=7)",
    '__i18n__{"__type__":"translation_metadata","key":"stop"}',
)


def test_markup_in_an_article_is_shown_letter_by_letter(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    body = "\n".join(f"Prima {one} dopo 7" for one in HOSTILE)
    translate(page, f"Titolo {' '.join(HOSTILE)}\nLEGGI {' '.join(HOSTILE)}\n{body}")
    shown = page.locator(".source .s").all_inner_texts()
    assert shown == [f"Prima {one} dopo 7" for one in HOSTILE]
    assert page.locator(".target .s").all_inner_texts() == [f"en: Prima {one} dopo 7" for one in HOSTILE]
    page.locator(".dropped > summary").click()
    expect(page.locator(".dropped")).to_contain_text(HOSTILE[1])
    page.locator(".target .s.doubt").first.hover()
    expect(page.locator(".note")).to_contain_text(HOSTILE[0])
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    expect(page.locator(".target .s").first).to_contain_text("Oʻzbekcha: ")
    assert page.evaluate("window.pwned") is None
    assert page.locator("#reader script, #reader img, #reader svg").count() == 0


def test_markup_in_an_error_is_shown_letter_by_letter(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.get_by_role("tab", name="Link").click()
    page.locator("#link input, #link textarea").fill("http://<img src=x onerror=window.pwned=1>/${window.pwned=2}")
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_be_visible(timeout=30_000)
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("file:///etc/passwd", "Only http and https"),
    ],
)
def test_links_into_the_machine_are_refused(site: Site, open_page: Opener, address: str, says: str) -> None:
    page = open_page(site.url)
    page.get_by_role("tab", name="Link").click()
    page.locator("#link input, #link textarea").fill(address)
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_contain_text(says, timeout=30_000)
    expect(page.locator("#translate")).to_be_enabled()


def test_files_are_read_and_deleted(site: Site, open_page: Opener, tmp_path: Path) -> None:
    plain = tmp_path / "articolo.txt"
    plain.write_text("Titolo\nDal file di testo.", encoding="utf-8")
    files = {
        plain: "en: Dal file di testo.",
        write_docx(tmp_path / "articolo.docx"): "en: Una tabella.",
        write_pdf(tmp_path / "articolo.pdf", 2, text="Dal PDF."): "en: Dal PDF.",
    }
    for file, first in files.items():
        page = open_page(site.url)
        page.get_by_role("tab", name="File").click()
        page.locator("#file input[type=file]").set_input_files(str(file))
        expect(page.locator("#file")).to_contain_text(file.name[:4], timeout=30_000)
        run(page)
        expect(page.locator(".target .s").first).to_have_text(first, timeout=60_000)
        page.locator("#compose > button.label-wrap").click()
        run(page)  # a second time, though the file is gone
        expect(page.locator(".target .s").first).to_have_text(first)
