"""The page's own offers against a hub on loopback: tiny models of true architectures are fetched, and then serve."""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import HubUnreachable
from summarizer.web import ServeOptions, Service
from summarizer.web.fetching import Fetching
from summarizer.web.handlers import Handlers
from summarizer.web.offers import Offers
from summarizer.web.reading import Reading
from summarizer.web.server import maker
from tests.models.bad_days import ARTICLE, NLLB_READY, OPUS, World, world

View = dict[str, Any]


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("derived")


@pytest.fixture
def there(tmp_path: Path, derived: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr("summarizer.web.fetching._POLL", 0.02)
    monkeypatch.setattr("summarizer.models.transfer._REST", 0.01)
    monkeypatch.setattr("summarizer.models.transfer._CHUNK", 1 << 12)
    with world(tmp_path, derived, monkeypatch) as made:
        yield made


@pytest.fixture
def service(there: World) -> Iterator[Service]:
    options = ServeOptions(models=there.registry, device="cpu")
    made = Service(options, maker(options))
    yield made
    made.close()


@pytest.fixture
def offers(service: Service) -> Offers:
    return Handlers(service).offers


def press(offers: Offers, action: str, language: str, watch: Callable[[View], None] = lambda view: None) -> list[View]:
    """Press a button of the offers, and see what the page shows until it is over."""

    async def scenario() -> list[View]:
        views = []
        async for view in Fetching(offers).act(action, language, "auto", ["en"], "en"):
            views.append(view)
            watch(view)
        return views

    return asyncio.run(scenario())


def run(service: Service, *targets: str) -> Reading:
    """An article through the page's service."""
    reading = Reading(ARTICLE, targets, force=True)

    async def scenario() -> None:
        async for _ in service.read(reading):
            pass

    asyncio.run(scenario())
    return reading


def test_one_button_fetches_what_a_language_needs_and_nothing_else(
    there: World, service: Service, offers: Offers
) -> None:
    before = offers.all("auto")
    assert before["en"].served
    assert not before["uz"].served
    assert [spec.id for spec in before["uz"].models] == [NLLB_READY]
    last = press(offers, "fetch", "uz")[-1]
    assert last["arrived"] == "uz"
    assert last["targets"]["value"] == ["en", "uz"]
    assert all(OPUS not in request for request in there.hub.requests)
    translation = run(service, "en", "uz").translation("uz")
    assert translation.available
    assert (translation.model or "").endswith(NLLB_READY)


def test_a_better_model_takes_over_from_the_starter(service: Service, offers: Offers) -> None:
    reading = run(service, "en")
    assert reading.translation("en").model == "starter"
    offer = offers.of("auto", "en")
    assert not offers.better(offer)
    press(offers, "fetch", "en")
    assert offers.better(offer)
    assert run(service, "en").translation("en").model == OPUS


def test_what_was_cancelled_goes_on_where_it_stopped(there: World, offers: Offers) -> None:
    there.hub.slow = 0.1
    whole = there.hub.repositories[NLLB_READY].folder / "model.bin"

    def cancel(view: View) -> None:
        arrival = offers.arrival(offers.of("auto", "uz"))
        if arrival is not None and arrival.done > 70_000:
            offers.cancel("auto", "uz")

    views = press(offers, "fetch", "uz", cancel)
    assert "arrived" not in views[-1]
    assert offers.failure(offers.of("auto", "uz")) is None
    there.hub.slow, there.hub.sent = 0, {}
    assert press(offers, "fetch", "uz")[-1]["arrived"] == "uz"
    assert there.hub.fetched("model.bin") < whole.stat().st_size
    assert there.sound()


def test_what_went_wrong_is_said_and_can_be_tried_again(there: World, offers: Offers) -> None:
    there.hub.mood = "down"
    last = press(offers, "fetch", "uz")[-1]
    assert isinstance(offers.failure(offers.of("auto", "uz")), HubUnreachable)
    assert "cannot be reached" in last["offers"]
    there.heal()
    there.hub.cut_after = 50_000  # the connection breaks off once, too
    assert press(offers, "fetch", "uz")[-1]["arrived"] == "uz"
    assert there.sound()


def test_two_readers_who_want_the_same_model_fetch_it_once(there: World, offers: Offers) -> None:
    offers.fetch("auto", "uz")
    assert press(offers, "fetch", "uz")[-1]["arrived"] == "uz"
    assert there.hub.fetched("model.bin") == (there.hub.repositories[NLLB_READY].folder / "model.bin").stat().st_size


def test_another_profile_joins_in(there: World, offers: Offers) -> None:
    """The starter's profile has no Uzbek; what it is told to get from auto's is shown on the way under both."""
    there.hub.slow = 0.05
    offers.fetch("auto", "uz")
    while offers.arrival(offers.of("light", "uz")) is None:
        time.sleep(0.01)
    other = offers.of("starter", "uz").elsewhere
    assert other is not None
    assert other.profile == "auto"
    assert offers.arrival(other) is not None
    there.hub.slow = 0
