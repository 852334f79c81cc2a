"""The whole road with a real model: the starter reads our example in the browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from summarizer.models import starter
from summarizer.result import Result
from summarizer.web import ServeOptions, Service
from summarizer.web.server import maker
from tests.browser.conftest import Opener
from tests.web.conftest import serving_at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),  # the model libraries' own
    pytest.mark.skipif(not starter.installed(), reason="the extra 'starter' is not installed"),
]

# Sentences of which none is another's.
MORE = "\n\n".join(
    f"Nella sala numero {number} della biblioteca sono esposti {number * 7} libri antichi, scelti dai lettori. "
    f"Ogni sala resta aperta fino alle {number % 4 + 17}, e la visita guidata dura {number + 20} minuti in tutto."
    for number in range(2, 20)
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    options = ServeOptions(port=0, profile="starter", offline=True)
    with serving_at(Service(options, maker(options))) as address:
        yield address


def test_paste_read_stop_and_start_again(url: str, open_page: Opener) -> None:
    page = open_page(url)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    page.locator("#example").click()
    box = page.locator("#paste textarea")
    expect(box).not_to_have_value("")
    box.fill(f"{box.input_value()}\n\n{MORE}")  # so long that there is time to stop
    pressed = page.evaluate("performance.now()")
    page.locator("#translate").click()
    expect(page.locator(".reader .title")).to_contain_text("La biblioteca sul lago", timeout=60_000)
    article = page.evaluate("performance.now()")
    assert page.locator(".dropped li").count() >= 10

    first = page.locator(".target .s:not(.pending)").first
    expect(first).to_be_visible(timeout=300_000)
    sentence = page.evaluate("performance.now()")
    page.locator("#stop").click()
    expect(page.locator(".progress.stopped")).to_be_visible(timeout=120_000)
    assert first.inner_text()

    page.locator("#compose > button.label-wrap").click()
    page.locator("#translate").click()
    expect(page.locator(".progress.done")).to_be_visible(timeout=300_000)
    whole = page.evaluate("performance.now()")
    print(
        f"\nof {(whole - pressed) / 1000:.0f} s from the press to the end (stopped and started again within): "
        f"article {(article - pressed) / (whole - pressed):.1%}, first sentence "
        f"{(sentence - pressed) / (whole - pressed):.1%}; first paint {paint / whole:.1%} of all"
    )

    assert page.locator(".target .s.pending").count() == 0
    assert "library" in page.locator(".reader .body").inner_text().lower()
    assert page.locator(".summary .claim").count() >= 1
    expect(page.locator("#offers")).to_contain_text("Oʻzbekcha")  # not served, and why
    expect(page.locator(".licences")).to_contain_text("Gemma")

    with page.expect_download() as download:
        page.locator("#download-json").click()
    result = Result.from_dict(json.loads(Path(str(download.value.path())).read_text(encoding="utf-8")))
    assert result["en"].available
    assert "uz" not in result  # nothing is asked for that cannot be served
    assert all(one.target for one in result["en"].sentences)

    page.locator("#clear").click()
    expect(page.locator(".reader")).to_have_count(0)
