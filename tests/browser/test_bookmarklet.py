"""The bookmark that brings a text here from another site's page: by way of the browser, and no further by itself."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Opener
from tests.browser.steps import ARTICLE
from tests.web.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

NEWS = "http://giornale.example/articolo"
LINES = ARTICLE.strip().splitlines()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="it-IT")
    yield context
    context.close()


def bookmark(page: Page) -> str:
    """What the link would leave in the browser's bar."""
    link = page.locator("#bookmarklet a")
    link.hover()
    href = link.get_attribute("href") or ""
    assert href.startswith("javascript:")
    return unquote(href.removeprefix("javascript:"))


def pressed(context: BrowserContext, code: str, news: Page, asked: list[str]) -> Page:
    """The page that opens when the bookmark is pressed on a page of news."""
    context.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    with context.expect_page() as opened:
        news.evaluate(code)
    opened.value.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    return opened.value


def news_page(context: BrowserContext, body: str) -> Page:
    page = context.new_page()
    page.route(NEWS, lambda route: route.fulfill(body=f"<meta charset=utf-8><body>{body}", content_type="text/html"))
    page.goto(NEWS)
    return page


def box(page: Page) -> str:
    return page.locator("#paste textarea").input_value()


def test_the_text_of_a_foreign_page_is_in_the_box_and_goes_nowhere(
    site: Site, open_page: Opener, context: BrowserContext
) -> None:
    code, before, asked = bookmark(open_page(site.url, locale="it-IT")), len(site.fake.calls), list[str]()
    news = news_page(context, "".join(f"<p>{line} 100% \N{PILE OF POO}</p>" for line in LINES))
    page = pressed(context, code, news, asked)
    expect(page.locator("#paste textarea")).to_have_value("\n\n".join(f"{line} 100% \N{PILE OF POO}" for line in LINES))
    assert page.url == f"{site.url}/"
    page.evaluate("fetch('health').then(answer => answer.text())")  # what opening the page asks for has been asked
    assert asked
    assert not [one for one in asked if "battello" in one]
    assert len(site.fake.calls) == before
    expect(page.locator("#sent-cut")).to_be_hidden()
    page.locator("#translate").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=60_000)


def test_a_selection_is_taken_alone(site: Site, open_page: Opener, context: BrowserContext) -> None:
    code = bookmark(open_page(site.url))
    news = news_page(context, "<p>Menu</p><p id=it>Parte a marzo.</p>")
    news.evaluate("getSelection().selectAllChildren(document.getElementById('it'))")
    page = pressed(context, code, news, [])
    expect(page.locator("#paste textarea")).to_have_value("Parte a marzo.")


def test_a_page_without_end_is_cut_and_that_is_said(site: Site, open_page: Opener, context: BrowserContext) -> None:
    code = bookmark(open_page(site.url))
    page = pressed(context, code, news_page(context, "\N{PILE OF POO}è" * 60_000), [])
    expect(page.locator("#sent-cut")).to_be_visible()
    assert 99_998 <= len(box(page).encode("utf-16-le")) // 2 <= 100_000


@pytest.mark.parametrize("fragment", ["#text=%E0%A4%A", "#other"])
def test_a_fragment_that_is_no_text_of_ours_is_nothing(site: Site, open_page: Opener, fragment: str) -> None:
    page = open_page(f"{site.url}/{fragment}")
    assert box(page) == ""


def test_what_is_sent_is_text(site: Site, open_page: Opener) -> None:
    page = open_page(f"{site.url}/#text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator("#paste textarea")).to_have_value("<img src=x onerror=alert(1)>")


def test_the_api_view_of_gradio_is_not_offered(site: Site, open_page: Opener) -> None:
    page = open_page(f"{site.url}/?view=api")
    expect(page.locator("#translate")).to_be_visible()
    expect(page.get_by_text("API documentation")).to_have_count(0)
