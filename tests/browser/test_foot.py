"""What the foot of the page says is so."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from summarizer.models import starter
from tests.browser.conftest import Opener
from tests.browser.steps import translate
from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def kept(site: Site) -> str:
    """What Gradio holds of the components of all open pages."""
    gradio_app = site.application.routes[-1].app
    while not hasattr(gradio_app, "state_holder"):
        gradio_app = gradio_app._app
    sessions = list(gradio_app.state_holder.session_data.values())
    assert sessions
    return repr([session.config_values for session in sessions])


def test_nothing_of_an_article_is_left_with_gradio(site: Site, open_page: Opener) -> None:
    page = open_page(site.url)
    translate(page)
    expect(page.locator(".target").first).to_contain_text("battello")
    assert "battello" not in kept(site)


@pytest.mark.parametrize("installed", [True, False])
def test_gemma_s_terms_are_linked_where_the_starter_serves(
    serving: Callable[..., Any], open_page: Opener, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr(starter, "installed", lambda: installed)
    with serving(FakeSummarizer()) as site:
        page = open_page(site.url, locale="it-IT")
        expect(page.locator("#foot")).to_contain_text("non serve a nessun altro")
        links = page.locator("#foot-starter a")
        expect(links).to_have_count(2 if installed else 0)
        if installed:
            assert [link.get_attribute("href") for link in links.all()] == [
                "https://ai.google.dev/gemma/terms",
                "https://ai.google.dev/gemma/prohibited_use_policy",
            ]
            assert all("noopener" in (link.get_attribute("rel") or "") for link in links.all())
