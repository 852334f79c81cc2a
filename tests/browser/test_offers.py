"""A language whose model is missing: what it needs is known from the start, and one button fetches it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from summarizer.errors import HubUnreachable
from tests.browser.conftest import Opener
from tests.browser.steps import target, translate
from tests.web.fake import FakeSummarizer

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_the_box_says_what_a_language_needs_and_one_button_fetches_it(
    serving: Callable[..., Any], open_page: Opener
) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        page = open_page(site.url)
        expect(page.locator("#targets")).to_contain_text("Oʻzbekcha (needs 1.4 GB, non-commercial)")
        expect(page.locator("#targets input[name=en]")).to_be_checked()
        expect(page.locator("#targets input[name=uz]")).not_to_be_checked()
        expect(page.locator("#offers")).to_contain_text("CC BY-NC 4.0, non-commercial use only")
        translate(page)
        expect(page.locator("#view")).to_have_count(0)  # one language is not a choice
        site.service.supply.pause = 3
        page.locator("#offers [data-fetch]").click()
        expect(page.locator("#offers .progress")).to_contain_text("of 1.4 GB, 23 MB a second, about", timeout=30_000)
        site.service.supply.pause = 0
        expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ", timeout=60_000)
        expect(page.locator("#offers .offers")).to_have_count(0)
        expect(page.locator("#targets input[name=uz]")).to_be_checked()
        page.locator("#view").get_by_text("English").click()
        expect(page.locator(".target .s[data-i='0']")).to_contain_text("en: ")


def test_a_ticked_language_that_is_missing_is_offered_in_its_place(
    serving: Callable[..., Any], open_page: Opener
) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        page = open_page(site.url)
        page.locator("#targets").get_by_text("Oʻzbekcha").click()
        translate(page)
        assert target(page, 0).startswith("en: ")
        page.locator(".elsewhere summary").click()
        expect(page.locator(".elsewhere")).to_contain_text("a model is needed that is not here yet: 1.4 GB")
        page.locator("#view").get_by_text("Oʻzbekcha").click()
        assert "`" not in page.locator(".missing").inner_text()
        expect(page.locator(".pair .source").first).to_contain_text("Un battello porta i libri.")
        page.locator(".missing [data-fetch]").click()
        expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ", timeout=60_000)


def test_fetching_can_be_cancelled_and_survives_a_reload(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        site.service.supply.pause = 3
        page = open_page(site.url)
        page.locator("#offers [data-fetch]").click()
        expect(page.locator("#offers .progress")).to_be_visible(timeout=30_000)
        page.locator("#offers [data-cancel]").click()  # while its own press is still answered
        expect(page.locator("#offers .progress")).to_have_count(0, timeout=30_000)
        page.locator("#offers [data-fetch]").click()
        expect(page.locator("#offers .progress")).to_be_visible(timeout=30_000)
        page.reload()
        expect(page.locator("#offers .progress")).to_be_visible(timeout=30_000)
        page.locator("#offers [data-cancel]").click()
        expect(page.locator("#offers [data-fetch]")).to_be_visible(timeout=30_000)
        assert not site.fake.uzbek


def test_what_goes_wrong_is_said_and_can_be_tried_again(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        site.service.supply.failure = HubUnreachable("The hub does not answer.", "Run `summarizer models pull`.")
        page = open_page(site.url)
        page.locator("#offers [data-fetch]").click()
        expect(page.locator("#offers .trouble")).to_contain_text("cannot be reached", timeout=30_000)
        assert "`" not in page.locator("#offers").inner_text()
        site.service.supply.failure = None
        page.locator("#offers [data-fetch]").click()
        expect(page.locator("#targets input[name=uz]")).to_be_checked(timeout=60_000)


def test_where_readers_may_not_fetch_there_is_no_button(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(uzbek=False), fetch="off") as site:
        page = open_page(site.url)
        expect(page.locator("#offers")).to_contain_text("Models are fetched by whoever runs this page.")
        assert page.locator("[data-fetch]").count() == 0
