"""Readers choose the models: what each profile is, going over to another, better ones that have come."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from summarizer.web import components
from tests.browser.conftest import Opener
from tests.browser.steps import translate
from tests.web.fake import BETTER, FakeSummarizer

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def choose(page: Page, name: str) -> None:
    """Take a profile by its card in the models panel."""
    if not page.locator(".profiles").is_visible():
        page.locator("#models button.label-wrap").click()
    page.locator(".profile", has_text=name).locator("[data-profile]").click()
    expect(page.locator(".profile.chosen")).to_contain_text(name)


def test_a_profile_without_a_language_names_the_one_that_has_it(serving: Callable[..., Any], open_page: Opener) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        page = open_page(site.url)
        choose(page, "Fast")
        expect(page.locator(".profile.chosen")).to_contain_text("Our small model: quick and rough, English only.")
        expect(page.locator("#targets")).to_contain_text("Oʻzbekcha (with other models)")
        translate(page)
        expect(page.locator(".caution")).to_be_visible()
        expect(page.locator("#offers")).to_contain_text("“Automatic” has it: 1.4 GB, CC BY-NC 4.0, non-commercial")
        page.locator("#offers [data-elsewhere]").click()
        expect(page.locator(".target .s[data-i='0']")).to_contain_text("Oʻzbekcha: ", timeout=60_000)
        expect(page.locator("#profile input")).to_have_value("Automatic")
        expect(page.locator(".caution")).to_have_count(0)


def test_a_better_model_that_has_come_is_told_and_translates_the_article_again(
    serving: Callable[..., Any], open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(components, "_WATCH", 0.5)
    with serving(FakeSummarizer()) as site:
        site.service.supply.bettering = True
        page = open_page(site.url)
        translate(page)
        expect(page.locator("#better .message")).to_have_count(0)
        site.service.supply.start(BETTER)  # another reader's click
        expect(page.locator("#better")).to_contain_text("A better translation is ready: English", timeout=30_000)
        page.locator("#better [data-again]").click()
        expect(page.locator(".licences")).to_contain_text("owner/better", timeout=60_000)
        expect(page.locator("#better .message")).to_have_count(0)


def test_the_article_on_view_can_be_translated_again_with_other_models(
    serving: Callable[..., Any], open_page: Opener
) -> None:
    with serving(FakeSummarizer()) as site:
        page = open_page(site.url)
        translate(page)
        choose(page, "Fast")
        page.locator("#better [data-again]").click()
        expect(page.locator(".caution")).to_be_visible(timeout=60_000)
        page.reload()
        expect(page.locator("#profile input")).to_have_value("Fast", timeout=30_000)


def test_where_the_operator_has_locked_it_there_is_nothing_to_choose(
    serving: Callable[..., Any], open_page: Opener
) -> None:
    with serving(FakeSummarizer(), profile="starter", lock_profile=True) as site:
        page = open_page(site.url)
        expect(page.locator("#profile")).to_have_count(0)
        expect(page.locator("#offers")).to_contain_text("Oʻzbekcha is not available here")
        page.locator("#models button.label-wrap").click()
        expect(page.locator("li.profile")).to_have_count(1)
        assert page.locator("[data-profile]").count() == 0
