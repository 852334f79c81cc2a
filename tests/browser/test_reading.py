"""Reading: the flow of an article through the page, on a summarizer without models."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.steps import ARTICLE, clear, paste, remembering, target, translate
from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_summary_first_then_headline_then_the_article_side_by_side(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    order = page.locator(".reader .summary, .reader .title, .reader .credit, .reader .body").evaluate_all(
        "elements => elements.map(element => element.className)"
    )
    assert order == ["summary", "title", "credit", "body"]
    left = page.locator(".target .s[data-i='0']").bounding_box()
    right = page.locator(".source .s[data-i='0']").bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert target(page, 0) == "en: Un battello porta i libri."
    expect(page.locator(".licences")).to_contain_text("fake/model (licence: Apache-2.0)")
    expect(page.locator(".licences")).to_contain_text("A notice about the licence.")


def test_pointing_at_a_sentence_marks_it_on_both_sides(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator(".source .s[data-i='2']").hover()
    marked = page.locator(".s.on").evaluate_all("all => all.map(one => one.dataset.i)")
    assert marked == ["2", "2"]


def test_all_languages_stand_side_by_side_and_light_up_together(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator("#together").get_by_text("All languages").click()
    third = page.locator(".other .s[data-i='2']")
    expect(third).to_contain_text("Oʻzbekcha: ")
    boxes = [page.locator(f".{side} .s[data-i='0']").first.bounding_box() for side in ("target", "source", "other")]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(edges) == 3
    assert edges[0][1] <= edges[1][0]
    assert edges[1][1] <= edges[2][0]
    third.hover()
    assert page.locator(".s.on").evaluate_all("all => all.map(one => one.dataset.i)") == ["2", "2", "2"]


def test_every_column_has_its_own_doubts_and_wordings(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page, f"{ARTICLE}- il primo punto\n- il punto 2")
    expect(page.locator(".jump")).to_have_text("Sentences worth checking: 2")
    page.locator("#together").get_by_text("All languages").click()
    expect(page.locator(".jump")).to_have_text("Sentences worth checking: 4")
    for place in ("s1", "s1-uz", "s6", "s6-uz", "s1"):
        page.locator(".jump").click()
        expect(page.locator(f"[id={place}]")).to_be_focused()
    expect(page.get_by_role("list").filter(has_text="il primo punto").get_by_role("listitem")).to_have_count(2)
    page.locator("#s1-uz").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#s0-uz")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("w")
    expect(page.locator(".note .other-wording")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#s1-uz")).to_have_text("Oʻzbekcha: Costa 380 mila euro. again", timeout=10_000)
    expect(page.locator("#s1")).to_have_text("en: Costa 380 mila euro.")
    expect(page.locator("#s1-uz")).to_be_focused()


def test_the_count_of_doubts_leads_to_them(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page, "Il lago costa 12 milioni\nUn battello porta i libri. Costa 380 mila euro.\nTorna in 9 mesi.")
    expect(page.locator(".jump")).to_have_text("Sentences worth checking: 3")
    for place in ("title", "1", "2", "title"):
        page.locator(".jump").click()
        expect(page.locator(f".s.doubt[data-i='{place}']")).to_be_focused()
        expect(page.locator(".note")).to_contain_text("A number differs")
    page.locator(".note .close").click()
    expect(page.locator(".note")).to_be_hidden()


def test_a_paste_outlives_a_reload_and_ctrl_enter_translates(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    paste(page, ARTICLE)
    page.reload()
    expect(page.locator("#paste textarea")).to_have_value(ARTICLE)
    page.locator("#paste textarea").press("Control+Enter")
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)
    page.locator("#clear").click()
    page.reload()
    expect(page.locator("#paste textarea")).to_have_value("")


def test_a_pasted_address_is_offered_as_a_link(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    paste(page, "nowhere.invalid/articolo")
    page.locator("#translate").click()
    page.locator("#read-link").click(timeout=30_000)
    expect(page.locator("#message [role=alert]")).to_contain_text("nowhere.invalid", timeout=60_000)
    expect(page.locator("#read-link")).to_be_hidden()


def test_a_doubtful_sentence_says_why(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    expect(page.locator(".legend")).to_contain_text("Sentences worth checking: 1")
    doubt = page.locator(".target .s.doubt")
    expect(doubt).to_have_text("en: Costa 380 mila euro.")
    doubt.hover()
    expect(page.locator(".note")).to_contain_text("A number differs: not in the translation: 14.")
    expect(page.locator(".note .original")).to_have_text("Costa 380 mila euro.")
    page.locator(".reader .title").hover()
    expect(page.locator(".note")).to_be_hidden()


def test_a_summary_sentence_leads_to_its_source(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.locator(".summary .ref").nth(1).click()
    expect(page.locator(".target .s[data-i='1']")).to_be_focused()
    expect(page.locator(".target .s[data-i='1']")).to_have_class(re.compile(r"\bon\b"))


def test_uzbek_in_three_alphabets_without_translating_again(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    calls = len(site.fake.calls)
    expect(page.locator("#alphabet")).to_be_hidden()
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ")
    for label, prefix, tag in (("Кирилл", "Ўзбекча: ", "uz-Cyrl"), ("Lotin 2026", "Özbekça: ", "uz-Latn")):
        page.locator("#alphabet").get_by_text(label, exact=True).click()
        first = page.locator(".target .s[data-i='0']")
        expect(first).to_contain_text(re.compile(f"{prefix[:2]}"))
        expect(page.locator(".target").first).to_have_attribute("lang", tag)
        assert not first.inner_text().startswith("Oʻ")
    page.locator("#alphabet").get_by_text("Lotin", exact=True).click()
    expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ")
    assert len(site.fake.calls) == calls


def test_a_dropped_block_is_put_back_in_its_place(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    assert "festival" not in page.locator(".body").inner_text()
    page.locator(".dropped > summary").click()
    page.locator(".put-back").click()
    expect(page.locator(".body")).to_contain_text("en: LEGGI ANCHE: il festival torna", timeout=30_000)
    expect(page.locator(".progress.done")).to_be_visible(timeout=30_000)
    assert page.locator(".dropped").count() == 0
    texts = page.locator(".target .s").all_inner_texts()
    assert texts.index("en: LEGGI ANCHE: il festival torna") == 3


def test_stop_answers_before_the_batch_is_done_and_continue_goes_on_from_there(
    serving: Callable[..., Any], open_page: Opener
) -> None:
    with serving(FakeSummarizer()) as site:
        page = open_page(site.url)
        paste(page, "Il titolo\n" + " ".join(f"Frase {word}." for word in ("una", "due", "tre", "quattro") * 10))
        with site.fake.held(at=4):
            page.locator("#translate").click()
            expect(page.locator(".target .s[data-i='3']")).to_contain_text("en: ", timeout=30_000)
            page.locator("#stop").click()
            expect(page.locator(".progress.stopped")).to_contain_text("Stopped: 4 of 80", timeout=30_000)
            assert site.fake.running == 1  # it is still at work
            assert target(page, 3).startswith("en: ")
            page.locator("#go-on").click()
            expect(page.locator(".progress.recovering")).to_be_visible(timeout=30_000)
            assert target(page, 3).startswith("en: ")
        expect(page.locator(".progress.done")).to_contain_text("Done: 80 sentences", timeout=30_000)
        expect(page.locator("#go-on")).to_have_count(0)


def test_what_was_stopped_does_not_come_back_into_an_empty_page(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer()) as site:
        page = open_page(site.url)
        paste(page, "Il titolo\n" + " ".join(f"Frase {word}." for word in ("una", "due", "tre", "quattro") * 10))
        with site.fake.held(at=4):
            page.locator("#translate").click()
            expect(page.locator(".target .s[data-i='3']")).to_contain_text("en: ", timeout=30_000)
            page.locator("#stop").click()
            clear(page)
            page.evaluate(
                """() => {
                  window.cameBack = 0;
                  new MutationObserver(() => { if (reader.textContent.includes('Il titolo')) window.cameBack++; })
                    .observe(reader, { childList: true, subtree: true });
                }"""
            )
        translate(page, "Altro\nUna frase.")  # which begins when all before it has ended
        assert page.evaluate("window.cameBack") == 0


def test_stop_keeps_what_is_there_and_clear_empties_the_page(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(pause=0.05)) as site:
        page = open_page(site.url)
        paste(page, "Titolo\n" + "\n".join(f"Frase numero {number} qui." for number in range(60)))
        with site.fake.held(at=10):
            page.locator("#translate").click()
            expect(page.locator(".progress")).to_contain_text(
                re.compile(r"Translated and checked: 10 of 120 sentences, about .+ left"), timeout=30_000
            )
            page.locator("#stop").click()
            expect(page.locator(".progress.stopped")).to_contain_text("Stopped: ", timeout=30_000)
        assert page.locator(".target .s:not(.pending)").count() == 10
        assert page.locator(".target .s").count() == 60
        assert page.locator(".target .s.pending").last.inner_text() == "Frase numero 59 qui."
        clear(page)
        expect(page.locator("#paste textarea")).to_be_visible()


def test_closing_the_page_ends_the_work(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(pause=0.5)) as site:
        page = open_page(site.url)
        paste(page, "Titolo\n" + "\n".join(f"Frase numero {number} qui." for number in range(200)))
        page.locator("#translate").click()
        expect(page.locator(".target .s:not(.pending)").first).to_be_visible(timeout=30_000)
        assert site.fake.running == 1
        page.close()
        assert site.fake.idle.wait(60)  # the whole would take more than three minutes
        assert site.fake.running == 0


def test_a_second_reader_sees_the_article_at_once_and_the_place_in_the_queue(
    serving: Callable[..., Any], open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.web.service.WIDTH", 1)
    with serving(FakeSummarizer()) as site:
        first, second = open_page(site.url), open_page(site.url)
        paste(first, "Primo\n" + "\n".join(f"Frase numero {number} qui." for number in range(20)))
        with site.fake.held(at=3):
            first.locator("#translate").click()
            expect(first.locator(".target .s:not(.pending)").first).to_be_visible(timeout=30_000)
            paste(second, "Secondo\nUna frase sola.")
            second.locator("#translate").click()
            expect(second.locator(".progress.waiting")).to_contain_text("Readers before you: 1", timeout=30_000)
            expect(second.locator(".reader .title")).to_have_text("Secondo")
            expect(second.locator(".source .s")).to_have_text("Una frase sola.")
        expect(second.locator(".progress.done")).to_be_visible(timeout=60_000)
        assert target(second, 0) == "en: Una frase sola."
        assert target(first, 0) == "en: Frase numero 0 qui."


def test_another_language_is_named_and_can_be_insisted_on(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    paste(page, "Title\nThis is the article.")
    page.locator("#translate").click()
    expect(page.locator("#message")).to_contain_text("another language: English.", timeout=30_000)
    page.locator("#anyway").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=30_000)
    assert target(page, 0) == "en: This is the article."


@pytest.mark.parametrize(("text", "says"), [("", "Paste some text first"), ("   \n ", "Paste some text first")])
def test_nothing_to_read_is_said(site: Site, open_page: Opener, text: str, says: str) -> None:
    page = open_page(site.url)
    paste(page, text)
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_contain_text(says)


def test_the_example_is_an_article_with_its_clutter(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#example").click()
    expect(page.locator("#paste textarea")).to_have_value(re.compile("LEGGI ANCHE"))
    page.locator("#translate").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)


def test_the_models_panel_tells_what_is_here_and_what_is_missing(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#models button.label-wrap").click()
    table = page.locator("#stock table")
    expect(table).to_contain_text("facebook/nllb-200-distilled-600M")
    row = table.locator("tr", has_text="facebook/nllb-200-distilled-600M")
    expect(row).to_contain_text("2.5 GB")
    expect(row).to_contain_text("CC BY-NC 4.0")
    expect(page.locator("#stock .profile")).to_contain_text("Automatic")


def test_article_length_and_languages_are_remembered(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    with remembering(page):
        page.locator("#length").get_by_text("One sentence").click()
    with remembering(page):
        page.locator("#targets").get_by_text("Oʻzbekcha").click()
    page.locator("#theme").click()
    expect(page.locator("body")).to_have_class(re.compile("dark"))
    page.reload()
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    expect(page.locator("#length input[value=headline]")).to_be_checked()
    expect(page.locator("#targets input[name=uz]")).not_to_be_checked()
    expect(page.locator("#targets input[name=en]")).to_be_checked()
    expect(page.locator("body")).to_have_class(re.compile("dark"))


def test_the_article_is_readable_before_the_models_are_done(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer()) as site, site.fake.held(at=0):
        page = open_page(site.url)
        paste(page, ARTICLE)
        page.locator("#translate").click()
        expect(page.locator(".target .s.pending")).to_have_count(5, timeout=30_000)
        expect(page.locator(".reader .title")).to_be_visible()
        assert page.locator(".source .s").count() == 5


TABS_AND_PRESS = "n => { document.querySelectorAll('#sources [role=tab]')[n].click(); translate.click(); }"


def test_translate_reads_the_tab_that_is_opened_however_quickly_it_is_pressed(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    paste(page, ARTICLE)
    calls = len(site.fake.calls)
    page.evaluate(TABS_AND_PRESS, 2)
    expect(page.locator("#message [role=alert]")).to_contain_text("Paste some text first")
    assert len(site.fake.calls) == calls


def test_translate_reads_the_tab_that_is_opened_again_however_quickly(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    paste(page, ARTICLE)
    page.locator("#sources [role=tab]").nth(2).click()
    page.evaluate(TABS_AND_PRESS, 0)
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)


def test_terms_of_the_reader_s_own_are_kept_to_and_stay_on_the_device_when_asked(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#glossary button.label-wrap").click()
    box = page.locator("#terms textarea")
    box.fill("battello = ferry\nniente")
    paste(page, ARTICLE)
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_contain_text("Line 2", timeout=30_000)
    box.fill("battello = ferry\nlibri = kitoblar = uz")
    translate(page)
    assert target(page, 0) == "en: Un ferry porta i libri."
    assert page.evaluate("localStorage.getItem('summarizer.terms')") is None
    page.locator("#compose > button.label-wrap").click()
    page.locator("#terms-kept input").check()
    page.wait_for_function("localStorage.getItem('summarizer.terms')?.startsWith('battello')")
    page.reload()
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    expect(page.locator(".target .s").first).to_have_text("en: Un ferry porta i libri.", timeout=30_000)
    clear(page)
    translate(page)
    assert target(page, 0) == "en: Un ferry porta i libri."
