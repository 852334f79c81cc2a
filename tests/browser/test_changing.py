"""Nothing is lost: a reload, Clear, and what is put back, taken out or summarised anew."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.steps import ARTICLE, another_end, run, target, translate
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def kept(page: Page) -> None:
    """Wait until the tab has the result."""
    page.wait_for_function("sessionStorage.getItem('summarizer.result') !== null")


def test_the_result_outlives_a_reload_in_this_tab_alone(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    kept(page)
    calls = len(site.fake.calls)
    page.reload()
    expect(page.locator(".progress.done")).to_be_visible(timeout=30_000)
    assert target(page, 0) == "en: Un battello porta i libri."
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ")
    assert len(site.fake.calls) == calls  # nothing is translated again
    other = page.context.new_page()
    other.goto(site.url)
    other.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    expect(other.locator(".reader")).to_have_count(0)


def test_what_a_tab_holds_that_is_no_reading_is_ignored(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.evaluate("sessionStorage.setItem('summarizer.result', '{\"text\": [1]}')")
    page.reload()
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    translate(page)
    assert target(page, 0) == "en: Un battello porta i libri."


def test_clear_asks_nothing_and_can_be_undone(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator("#clear").click()
    expect(page.locator(".reader")).to_have_count(0)
    page.locator("#undo").click()
    expect(page.locator(".target .s[data-i='0']")).to_have_text("en: Un battello porta i libri.")
    expect(page.locator("#undo")).to_have_count(0)
    kept(page)
    page.reload()
    expect(page.locator("#paste textarea")).to_have_value(ARTICLE)


def test_putting_back_keeps_the_place_and_the_focus_and_can_be_undone(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, viewport={"width": 1280, "height": 500})
    body = "\n".join(f"Frase lunga {word} del lago. Torna la gente." for word in ("una", "due", "tre") * 4)
    translate(page, f"Il lago\nLEGGI il festival\nLEGGI la fiera\n{body}")
    page.locator(".dropped > summary").click()
    expect(page.locator(".dropped .reason")).to_contain_text("link to other articles (2)")
    button = page.locator(".dropped li .put-back").first
    before = button.bounding_box()
    with another_end(page):
        button.click()
    expect(page.locator(".body")).to_contain_text("en: LEGGI il festival", timeout=30_000)
    expect(page.locator(".dropped li .put-back").first).to_be_focused()
    after = page.locator(".dropped li .put-back").first.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 60
    page.locator("#undo").click()
    expect(page.locator(".body")).not_to_contain_text("LEGGI il festival")
    expect(page.locator(".dropped li")).to_have_count(2)
    page.locator(".dropped .reason .put-back").click()
    expect(page.locator(".body")).to_contain_text("en: LEGGI la fiera", timeout=30_000)
    expect(page.locator(".dropped")).to_have_count(0)


def test_what_is_pressed_while_the_article_runs_is_done_too(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page, "Il lago\nLEGGI il festival\nLEGGI la fiera\nTorna la gente.")
    page.locator(".dropped > summary").click()
    with another_end(page):
        with site.fake.held(at=0):
            page.locator(".dropped li .put-back").first.click()
            expect(page.locator(".dropped li")).to_have_count(1, timeout=30_000)
            page.locator(".dropped li .put-back").click()
        expect(page.locator(".dropped")).to_have_count(0, timeout=30_000)
    assert page.locator(".target").all_inner_texts() == [
        "en: LEGGI il festival",
        "en: LEGGI la fiera",
        "en: Torna la gente.",
    ]


def test_a_double_click_is_one_press(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#paste textarea").fill(ARTICLE)
    calls = len(site.fake.calls)
    with another_end(page):
        page.locator("#translate").dblclick()
    page.locator("#compose > button.label-wrap").click()
    translate(page, "Altro\nUna frase.")  # which begins when all before it has ended
    assert len(site.fake.calls) == calls + 2


def test_a_paragraph_can_be_taken_out_with_mouse_and_keyboard(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator(".pair").nth(1).hover()
    with another_end(page):
        page.locator(".pair").nth(1).locator(".take-out").click()
    expect(page.locator(".pair")).to_have_count(1, timeout=30_000)
    expect(page.locator(".dropped > summary")).to_contain_text("2")
    page.locator("#undo").click()
    expect(page.locator(".pair")).to_have_count(2)
    page.locator(".target .s[data-i='3']").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".pair")).to_have_count(1, timeout=30_000)
    expect(page.locator("body")).not_to_be_focused()


def test_another_length_leaves_the_translation_on_view(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.evaluate(
        """() => {
          window.emptied = 0;
          new MutationObserver(() => { if (document.querySelector('.target .s.pending')) window.emptied++; })
            .observe(document.getElementById('reader'), { childList: true, subtree: true });
        }"""
    )
    with another_end(page):
        page.locator(".lengths button").first.click()
    expect(page.locator(".lengths button").first).to_have_attribute("aria-pressed", "true", timeout=30_000)
    expect(page.locator(".lengths button").first).to_be_focused()
    assert page.evaluate("window.emptied") == 0


def test_copy_and_downloads_stand_under_the_headline_too(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, permissions=["clipboard-read", "clipboard-write"])
    translate(page)
    page.locator(".carry [data-press=copy]").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('en: Un battello'))")
    page.locator(".carry summary").click()
    with page.expect_download() as started:
        page.locator(".carry [data-press=download-text]").click()
    assert "Un battello" in Path(str(started.value.path())).read_text(encoding="utf-8")


def test_a_file_can_be_dropped_anywhere(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    for name, words in (("primo.txt", "Il lago\nLa gente legge."), ("secondo.txt", "Il monte\nLa gente sale.")):
        page.evaluate(
            """([name, words]) => {
              const data = new DataTransfer();
              data.items.add(new File([words], name, { type: "text/plain" }));
              document.getElementById("top").dispatchEvent(
                new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }""",
            [name, words],
        )
        expect(page.locator("#file")).to_contain_text(name.split(".")[0], timeout=10_000)
        run(page)
        expect(page.locator(".target .s[data-i='0']")).to_have_text(f"en: {words.splitlines()[1]}", timeout=30_000)


def test_the_text_can_be_checked_and_edited_first(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#paste textarea").fill(ARTICLE)
    page.locator("#check-first").click()
    body = page.locator("#review-body textarea")
    expect(body).to_be_focused(timeout=30_000)
    expect(page.locator("#review-title textarea")).to_have_value("La biblioteca sul lago")
    expect(body).to_have_value(re.compile("^Un battello porta i libri.*\n\nParte a marzo"))
    expect(page.locator(".reader")).to_have_count(0)
    page.locator("#review-close").click()
    expect(page.locator("#check-first")).to_be_focused()
    page.locator("#check-first").click()
    expect(body).to_be_focused(timeout=30_000)  # the panel is open; what comes later would open it again
    body.fill("Un battello <b>nuovo</b>. Parte.\nTorna domani.")
    page.locator("#exactly").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)
    expect(page.locator("#review")).to_be_hidden()
    assert page.locator(".target").all_inner_texts() == [
        "en: Un battello <b>nuovo</b>. en: Parte.",
        "en: Torna domani.",
    ]
    page.locator(".dropped > summary").click()
    page.locator(".put-back").click()
    expect(page.locator(".body")).to_contain_text("en: LEGGI ANCHE", timeout=30_000)
    expect(page.locator(".body")).to_contain_text("<b>nuovo</b>")
    kept(page)
    page.reload()
    expect(page.locator(".body")).to_contain_text("<b>nuovo</b>", timeout=30_000)


@pytest.mark.parametrize(("name", "content"), [("vuoto.txt", b"  \n"), ("foto.exe", b"MZ\0\0")])
def test_what_is_wrong_with_a_file_is_said_of_that_file(
    site: Site, open_page: Opener, name: str, content: bytes
) -> None:
    page = open_page(site.url, locale="it-IT")
    page.get_by_role("tab", name="File").click()
    page.locator("#file input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.locator("#file")).to_contain_text(name.split(".", maxsplit=1)[0], timeout=10_000)
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_contain_text(f"«{name}»", timeout=30_000)


def test_another_wording_takes_the_place_of_a_sentence_and_is_exported(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    doubt = page.locator(".target .s[data-i='1']")
    doubt.click()
    page.locator(".note .other-wording").click()
    expect(doubt).to_have_text("en: Costa 380 mila euro. again", timeout=10_000)
    expect(page.locator(".summary")).to_contain_text("again")
    doubt.focus()
    page.keyboard.press("w")
    expect(page.locator(".note .other-wording")).to_be_focused()
    expect(page.locator(".note .other-wording")).to_have_text("en: Costa 380 mila euro.")
    page.keyboard.press("Escape")
    expect(doubt).to_be_focused()
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    expect(page.locator(".target .s[data-i='1']")).not_to_contain_text("again")
    page.locator("#view").get_by_text("English").click()
    with page.expect_download() as started:
        page.locator("#download-text").click()
    assert "en: Costa 380 mila euro. again" in Path(str(started.value.path())).read_text(encoding="utf-8")
    with another_end(page):
        page.locator(".lengths button").first.click()
    expect(page.locator(".lengths button").first).to_have_attribute("aria-pressed", "true", timeout=30_000)
    expect(doubt).to_have_text("en: Costa 380 mila euro. again")
    kept(page)
    page.reload()
    expect(doubt).to_have_text("en: Costa 380 mila euro. again", timeout=30_000)


def test_a_sentence_can_be_rewritten_kept_marked_exported_and_undone(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    sentence = page.locator("#s2")
    sentence.focus()
    page.keyboard.press("e")
    box = page.locator(".note textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("en: La gente legge.")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(sentence).to_be_focused()
    sentence.dblclick()
    box.fill("People <img src=x onerror=window.pwned=1> ${window.pwned=2} read.")
    page.locator(".target .s").first.hover()  # what is typed stays
    box.press("Control+Enter")
    expect(sentence).to_have_text("People <img src=x onerror=window.pwned=1> ${window.pwned=2} read.", timeout=30_000)
    expect(sentence).to_have_class(re.compile(r"\bown\b"))
    assert page.evaluate("window.pwned") is None
    sentence.click()
    expect(page.locator(".note")).to_contain_text("Your own wording.")
    with page.expect_download() as started:
        page.locator("#download-json").click()
    rows = json.loads(Path(str(started.value.path())).read_text(encoding="utf-8"))["translations"]["en"]["paragraphs"]
    assert rows[0][2]["steps"] == ["reader"]
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    page.locator("#alphabet").get_by_text("Кирилл", exact=True).click()
    expect(page.locator(".target .s").first).to_contain_text("Ўзбекча")
    expect(page.locator(".target [data-editable]")).to_have_count(0)  # it is written in Latin letters
    page.locator("#view").get_by_text("English").click()
    expect(sentence).to_contain_text("People", timeout=30_000)
    page.locator("#undo").click()
    expect(sentence).to_have_text("en: La gente legge.", timeout=30_000)
