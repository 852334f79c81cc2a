"""What a device keeps and does for its reader alone: articles, the size of letters, a voice."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.steps import ARTICLE, clear, target, translate
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

# A voice of the device and one of a service; what is spoken is noted, and ends at once.
VOICES = """
window.spoken = [];
const voice = (lang, localService) => ({ lang, localService, name: lang });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [voice("en-GB", false), voice("en-US", true), voice("uz-UZ", false)],
  cancel() {}, speaking: false, addEventListener() {},
  speak(one) { window.spoken.push([one.voice.lang, one.text]); one.dispatchEvent(new Event("end")); },
} });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""


def test_the_last_articles_stay_on_the_device_only_when_asked_and_can_be_erased(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    page.wait_for_function("sessionStorage.getItem('summarizer.result') !== null")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('articles'))") == []
    page.locator("#compose > button.label-wrap").click()
    page.locator(".history input").check()
    expect(page.locator(".history li")).to_have_text(["La biblioteca sul lago"])
    clear(page)
    for number in range(6):
        translate(page, f"<b>Titolo</b> {number}\nUna frase.")
        expect(page.locator(".history li").first).to_have_text(f"<b>Titolo</b> {number}")
        clear(page)
    expect(page.locator(".history li")).to_have_text([f"<b>Titolo</b> {number}" for number in (5, 4, 3, 2, 1)])
    calls = len(site.fake.calls)
    page.reload()
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    page.locator(".history li button").nth(1).click()
    expect(page.locator(".reader .title")).to_contain_text("en: <b>Titolo</b> 4", timeout=10_000)
    assert target(page, 0) == "en: Una frase."
    assert len(site.fake.calls) == calls
    page.locator("#compose > button.label-wrap").click()
    page.locator(".history .erase").click()
    expect(page.locator(".history li")).to_have_count(0)
    page.locator(".history input").uncheck()
    assert page.evaluate("localStorage.getItem('summarizer.articles')") is None


def test_letters_grow_and_only_voices_of_the_device_read_aloud(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.add_init_script(VOICES)
    page.reload()
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    translate(page, ARTICLE)
    read = page.locator("[data-read]")
    read.click()
    spoken = page.evaluate("window.spoken")
    assert [words for _, words in spoken][:2] == ["en: La biblioteca sul lago", "en: Un battello porta i libri."]
    assert {language for language, _ in spoken} == {"en-US"}
    before = page.locator(".target").first.bounding_box()
    page.locator("#larger").click(click_count=2)
    after = page.locator(".target").first.bounding_box()
    assert before
    assert after
    assert after["height"] > 1.2 * before["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#view").get_by_text("Oʻzbekcha").click()
    expect(page.locator(".target").first).to_contain_text("Oʻzbekcha")
    expect(read).to_be_hidden()  # its only voice would send the text away
