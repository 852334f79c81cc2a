"""A headless Chromium, and pages in it that must not speak to anybody but the server under test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Playwright, sync_playwright

from tests.web.conftest import Site, running
from tests.web.fake import FakeSummarizer

# Set CHROMIUM to another browser of the family.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: apt-get install chromium, or set CHROMIUM")
    sandbox = () if os.geteuid() else ("--no-sandbox",)  # Chromium's sandbox refuses root
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
    yield started
    started.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running(FakeSummarizer(pause=0.02)) as started:
        yield started


@pytest.fixture
def serving() -> Callable[..., Any]:
    """Start a server with options of the test's own."""
    return running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Open a server's page in a context of its own; afterwards check that nothing foreign was asked for."""
    contexts = []
    foreign: list[str] = []
    troubles: list[str] = []

    def open_it(url: str, **options: Any) -> Page:
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | options
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        host = urlsplit(url).netloc

        def note(request: Any) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
                foreign.append(request.url)

        def dismiss(dialog: Dialog) -> None:
            troubles.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("request", note)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", dismiss)
        page.goto(url)
        page.wait_for_selector("#translate")
        page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not foreign
    assert not troubles
