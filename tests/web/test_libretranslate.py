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


@pytest.mark.parametrize("way", ["data", "json", "params"])
def test_text_is_translated_with_its_layout_and_a_key_is_not_looked_at(libre: Site, way: str) -> None:
    asked = {"q": TEXT, "source": "it", "target": "en", "format": "text", "api_key": "anything"}
    answer = httpx.post(f"{libre.url}/translate", **{way: asked})  # type: ignore[arg-type]
    assert answer.json() == {"translatedText": TRANSLATED}


def test_a_list_is_answered_with_a_list(libre: Site) -> None:
    asked = {"q": [TEXT, "", "Costa poco."], "source": "it", "target": "en"}
    answer = httpx.post(f"{libre.url}/translate", json=asked)
    assert answer.json() == {"translatedText": [TRANSLATED, "", "en: Costa poco."]}


def test_auto_says_what_it_took_the_text_for(libre: Site) -> None:
    asked = {"q": TEXT, "source": "auto", "target": "en"}
    answer = httpx.post(f"{libre.url}/translate", json=asked).json()
    assert answer["translatedText"] == TRANSLATED
    assert answer["detectedLanguage"]["language"] == "it"
    assert 0 < answer["detectedLanguage"]["confidence"] <= 100
    several = httpx.post(f"{libre.url}/translate", json={**asked, "q": [TEXT, "Costa poco."]}).json()
    assert [one["language"] for one in several["detectedLanguage"]] == ["it", "it"]


def test_html_keeps_its_markup(libre: Site) -> None:
    asked = {"q": "<p>Parte a marzo.</p><p>Costa <b>poco</b>.</p>", "source": "it", "target": "en", "format": "html"}
    answer = httpx.post(f"{libre.url}/translate", json=asked)
    assert answer.json() == {"translatedText": "<p>en: Parte a marzo.</p><p>en: Costa <b>en: poco</b>en: .</p>"}


def test_languages_and_detection(libre: Site) -> None:
    rows = {row["code"]: row for row in httpx.get(f"{libre.url}/languages").json()}
    assert rows["it"]["name"] == "Italian"
    assert {"en", "uz"} <= set(rows["it"]["targets"])
    (found,) = httpx.post(f"{libre.url}/detect", data={"q": "Il battello porta i libri ai paesi della riva."}).json()
    assert found["language"] == "it"
    assert httpx.get(f"{libre.url}/frontend/settings").json()["charLimit"] == libre.service.options.max_chars


def test_only_languages_that_can_be_served_are_named() -> None:
    with running(FakeSummarizer(uzbek=False), libretranslate=True) as site:
        rows = httpx.get(f"{site.url}/languages").json()
        assert "uz" not in [row["code"] for row in rows]


ASKED = {"q": "x", "source": "it", "target": "en"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "missing q"),
        ({**ASKED, "q": ""}, "missing q"),
        ({**ASKED, "q": []}, "missing q"),
        ({**ASKED, "q": [1]}, "q is not text"),
        ({"q": "x", "target": "en"}, "missing source"),
        ({"q": "x", "source": "it"}, "missing target"),
        ({**ASKED, "target": "xx"}, "xx is not supported"),
        ({**ASKED, "source": "fr"}, "fr is not supported"),
        ({**ASKED, "source": "auto", "q": "This is an article that nobody wrote in Italian."}, "en is not supported"),
        ({**ASKED, "format": "pdf"}, "pdf format is not supported"),
        ({**ASKED, "q": "x" * 200_001}, "exceeds text limit (200000)"),
        ([], "Invalid JSON"),
    ],
)
def test_what_is_wrong_is_said_as_libretranslate_does(libre: Site, asked: object, says: str) -> None:
    answer = httpx.post(f"{libre.url}/translate", json=asked)
    assert answer.status_code == 400
    assert says in answer.json()["error"]


def test_detection_misses_its_text_too(libre: Site) -> None:
    answer = httpx.post(f"{libre.url}/detect", data={})
    assert (answer.status_code, answer.json()) == (400, {"error": "Invalid request: missing q parameter."})


def test_too_many_requests_are_slowed_down() -> None:
    with running(FakeSummarizer(), libretranslate=True, rate="1/minute") as site:
        first, second = (httpx.post(f"{site.url}/translate", json=ASKED) for _ in range(2))
        assert first.status_code == 200
        assert second.status_code == 429
        assert second.json()["error"].startswith("Slowdown:")


def test_who_leaves_is_not_translated_for() -> None:
    fake = FakeSummarizer(pause=0.02)
    with running(fake, libretranslate=True) as site:
        site.service.listeners.grace = 0.3
        asked = {"q": LONG, "source": "it", "target": "en"}
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{site.url}/translate", json=asked, timeout=httpx.Timeout(10, read=1))
        assert wait_until(lambda: not site.service.queue.busy, 5)  # all of it takes eight seconds


def test_they_are_an_option(site: Site) -> None:
    assert httpx.post(f"{site.url}/translate", json=ASKED).status_code == 404
