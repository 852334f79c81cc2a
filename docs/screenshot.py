"""Takes the picture of the page that README shows: python -m docs.screenshot (needs the starter and Chromium)."""

import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from summarizer.web import ServeOptions, Service
from summarizer.web.server import maker
from tests.browser.conftest import CHROMIUM, QUIET
from tests.web.conftest import serving_at

PICTURE = Path(__file__).with_name("page.png")


def main(path: Path = PICTURE) -> None:
    options = ServeOptions(port=0, profile="starter", offline=True)
    sandbox = () if os.geteuid() else ("--no-sandbox",)  # Chromium's sandbox refuses root
    with serving_at(Service(options, maker(options))) as url, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        page = browser.new_page(viewport={"width": 1160, "height": 760}, locale="en-GB")
        page.goto(url)
        page.locator("#example").click()
        expect(page.locator("#paste textarea")).not_to_have_value("")
        page.locator("#targets").get_by_text("Oʻzbekcha").click()
        page.locator("#translate").click()
        expect(page.locator(".progress.done")).to_be_visible(timeout=300_000)
        page.locator(".reader .summary").scroll_into_view_if_needed()
        page.screenshot(path=path)
        browser.close()
    with Image.open(path) as picture:
        picture.quantize(64).save(path, optimize=True)


if __name__ == "__main__":
    main()
