"""The routes of LibreTranslate, in the two ways in which its clients ask."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.conftest import Site, running
from tests.web.fake import FakeSummarizer
from tests.web.test_listeners import LONG, wait_until

TEXT = "Un battello porta i libri. Parte a marzo.\n\nCosta poco."
TRANSLATED = "en: Un battello porta i libri. en: Parte a marzo.\n\nen: Costa poco."


@pytest.fixture(scope="module")
def libre() -> Iterator[Site]:
    with running(FakeSummarizer(), libretranslate=True) as site:
        yield site


@pytest.mark.parametrize("source", ["it", "auto"])
def test_forms_and_json_are_translated_with_their_layout(libre: Site, source: str) -> None:
    asked = {"q": TEXT, "source": source, "target": "en"}
    for answer in (
        httpx.post(f"{libre.url}/translate", data=asked),
        httpx.post(f"{libre.url}/translate", json=asked),
    ):
        assert answer.json() == {"translatedText": TRANSLATED}
    several = httpx.post(f"{libre.url}/translate", json={**asked, "q": [TEXT, "Costa poco."]})
    assert several.json() == {"translatedText": [TRANSLATED, "en: Costa poco."]}


def test_languages_and_detection(libre: Site) -> None:
    rows = {row["code"]: row for row in httpx.get(f"{libre.url}/languages").json()}
    assert rows["it"]["name"] == "Italian"
    assert {"en", "uz"} <= set(rows["it"]["targets"])
    (found,) = httpx.post(f"{libre.url}/detect", data={"q": "Il battello porta i libri ai paesi della riva."}).json()
    assert found["language"] == "it"


@pytest.mark.parametrize(
    "asked", [{}, {"q": "x"}, {"q": "x", "target": "xx"}, {"q": "x", "source": "fr", "target": "en"}, {"q": [1]}, []]
)
def test_errors_are_words(libre: Site, asked: object) -> None:
    answer = httpx.post(f"{libre.url}/translate", json=asked)
    assert answer.status_code == 422
    assert isinstance(answer.json()["error"], str)


def test_who_leaves_is_not_translated_for() -> None:
    fake = FakeSummarizer(pause=0.02)
    with running(fake, libretranslate=True) as site:
        site.service.listeners.grace = 0.3
        asked = {"q": LONG, "source": "it", "target": "en"}
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{site.url}/translate", json=asked, timeout=httpx.Timeout(10, read=1))
        assert wait_until(lambda: not site.service.queue.busy, 5)  # all of it takes eight seconds


def test_they_are_an_option(site: Site) -> None:
    assert httpx.post(f"{site.url}/translate", json={"q": "x", "target": "en"}).status_code == 404
