"""For everybody: four languages, a phone, the keyboard alone, and axe-core's rules."""

from collections.abc import Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from summarizer.web.texts import LANGUAGES, text
from tests.browser.conftest import Opener
from tests.browser.steps import ARTICLE, paste, remembering, target, translate
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

LOCALES = {"en": "en-GB", "uz": "uz-UZ", "it": "it-IT", "ru": "ru-RU"}
PHONE: Mapping[str, Any] = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_follows_the_browser_s_language(site: Site, open_page: Opener, language: str) -> None:
    page = open_page(site.url, locale=LOCALES[language])
    expect(page.locator("#translate")).to_have_text(text(language, "translate"))
    expect(page.locator("html")).to_have_attribute("lang", language)
    translate(page)
    expect(page.locator(".reader .summary h2")).to_have_text(text(language, "in_short"))
    total = 15 if language == "ru" else 10  # Russian joins the languages that are ticked
    expect(page.locator(".progress p").first).to_have_text(text(language, "done", total=total))
    expect(page.locator("#copy")).to_have_text(text(language, "copy"))
    assert "{" not in page.locator("main").inner_text()


def test_the_interface_language_can_be_chosen_and_is_remembered(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    with remembering(page):
        page.locator("#interface input").click()
        page.get_by_role("option", name="Русский").click()
    expect(page.locator("#clear")).to_have_text(text("ru", "clear"))
    expect(page.locator(".reader .summary h2")).to_have_text(text("ru", "in_short"))
    page.reload()
    expect(page.locator("#translate")).to_have_text(text("ru", "translate"))


def test_on_a_phone_the_original_unfolds_beneath(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, **PHONE)
    translate(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    source = page.locator(".pair .source").first
    expect(source).to_be_hidden()
    page.locator(".pair .unfold").first.tap()
    expect(source).to_be_visible()
    above, below = page.locator(".pair .target").first.bounding_box(), source.bounding_box()
    assert above
    assert below
    assert below["y"] >= above["y"] + above["height"]
    page.locator(".target .s.doubt").tap()
    expect(page.locator(".note")).to_contain_text("A number differs")
    assert page.evaluate(SMALL) == []  # WCAG 2.2, 2.5.8


def test_everything_works_with_the_keyboard_alone(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    page.locator("#paste textarea").focus()
    page.keyboard.insert_text(ARTICLE)
    tab_to(page, "translate")
    page.keyboard.press("Enter")
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)
    page.wait_for_function("document.activeElement.closest('#reader') !== null")  # its button has gone with its box
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.target .s')"):
            break
    expect(page.locator(".target .s[data-i='0']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".target .s[data-i='1']")).to_be_focused()
    expect(page.locator(".note")).to_contain_text("A number differs")
    page.keyboard.press("Escape")
    expect(page.locator(".note")).to_be_hidden()
    page.keyboard.press("End")
    expect(page.locator(".target .s[data-i='4']")).to_be_focused()
    tab_to(page, "copy")
    assert target(page, 0) == "en: Un battello porta i libri."


def tab_to(page: Page, identity: str) -> None:
    """Press Tab until the element with this id has the focus, and see that it shows."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == identity:
            break
    focused = page.locator(f"#{identity}")
    expect(focused).to_be_focused()
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") != "none"


# What can be pressed, and is not a link within a line of text (WCAG 2.2, 2.5.8); a box is as large as its label.
SMALL = """() => [...document.querySelectorAll("main :is(button, summary, [role=tab], label, .reader a), .note button")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[aria-hidden=true]"))
  .map((one) => [one.outerHTML.slice(0, 160), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < 23.9).map(([name]) => name)"""


@pytest.mark.parametrize(
    ("language", "scheme", "device"),
    [("en", "light", "desktop"), ("it", "dark", "desktop"), ("ru", "light", "phone"), ("uz", "dark", "phone")],
)
def test_axe_finds_nothing_in_any_state(site: Site, open_page: Opener, language: str, scheme: str, device: str) -> None:
    options = {"viewport": {"width": 320, "height": 640}} if scheme == "dark" else {}
    page = open_page(
        site.url, locale=LOCALES[language], color_scheme=scheme, **({**PHONE, **options} if device == "phone" else {})
    )
    assert barriers(page) == []
    paste(page)
    page.locator("#check-first").click()
    expect(page.locator("#review-body textarea")).to_be_focused(timeout=30_000)
    assert barriers(page) == []
    page.locator("#review-close").click()
    paste(page, "")
    page.locator("#translate").click()
    expect(page.locator("#message [role=alert]")).to_be_visible()
    assert barriers(page) == []
    with site.fake.held(at=1):
        paste(page)
        page.locator("#translate").click()
        expect(page.locator(".progress.translating")).to_be_visible(timeout=30_000)
        assert barriers(page) == []
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)
    for folded in (".dropped > summary", ".facts > summary", ".carry summary", "#models button.label-wrap"):
        page.locator(folded).click()
    expect(page.locator("#stock table")).to_be_visible()
    page.locator("#compose > button.label-wrap").click()
    page.locator("#glossary button.label-wrap").click()
    page.locator(".history input").check()
    page.locator("#together input").check()
    page.locator(".target .s.doubt").click()
    expect(page.locator(".note")).to_be_visible()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def barriers(page: Page) -> list[str]:
    """All that axe-core finds, however slight, with the elements; and what is too small to press."""
    page.wait_for_function("!document.getAnimations().some(one => one instanceof CSSTransition)")  # of colours
    violations = Axe().run(page).response["violations"]
    found = [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in violations]
    return [*found, *page.evaluate(SMALL)]


def test_on_a_phone_one_column_is_read_at_a_time_by_button_or_swipe(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, **PHONE)
    translate(page)
    expect(page.locator("#alphabet")).to_be_hidden()
    page.locator("#together input").check()
    expect(page.locator("#alphabet")).to_be_visible()  # Uzbek is on view beside English
    names = page.locator(".columns button")
    expect(names).to_have_text(["English", "Italiano", "Oʻzbekcha"])
    names.nth(1).tap()
    expect(page.locator(".pair .target").first).to_be_hidden()
    expect(page.locator(".pair .source").first).to_have_text(
        "Un battello porta i libri. Costa 380 mila euro. La gente legge."
    )
    page.evaluate(
        """() => {
          const touch = (kind, x) => {
            const target = document.querySelector(".pair .front");
            const at = new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
            const all = kind === "touchend" ? [] : [at];
            target.dispatchEvent(new TouchEvent(kind, { touches: all, changedTouches: [at], bubbles: true }));
          };
          touch("touchstart", 300);
          touch("touchend", 60);
        }"""
    )
    expect(page.locator(".pair .front").first).to_contain_text("Oʻzbekcha: ")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#alphabet").get_by_text("Кирилл", exact=True).click()
    expect(page.locator(".pair .front").first).to_contain_text("Ўзбекча")
    expect(page.locator(".jump")).to_contain_text("1")  # of the column that is read
    page.locator(".jump").tap()
    expect(page.locator(".other .s.doubt")).to_be_focused()
    expect(page.locator(".note")).to_contain_text("Ўзбекча: ")


def test_the_language_of_the_page_is_read_first(site: Site, open_page: Opener) -> None:
    page = open_page(site.url, locale="uz-UZ")
    translate(page)
    expect(page.locator(".target").first).to_contain_text("Oʻzbekcha: ")
    expect(page.locator("#alphabet")).to_be_visible()
