"""Readers of several profiles: one summarizer each, and the models of one at a time in memory."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from typing import Any

import pytest

from summarizer.errors import ModelMissing
from summarizer.events import Event
from summarizer.result import TranslatedSentence
from summarizer.web import ServeOptions, Service
from summarizer.web.engines import Engines
from summarizer.web.offers import Offers
from summarizer.web.reading import Reading
from tests.web.fake import NLLB, OPUS, FakeSummarizer, FakeSupply


@pytest.fixture
def made() -> dict[str, FakeSummarizer]:
    return {}


@pytest.fixture
def engines(made: dict[str, FakeSummarizer]) -> Engines:
    return Engines(lambda profile: made.setdefault(profile, FakeSummarizer()))


def released(made: dict[str, FakeSummarizer]) -> dict[str, int]:
    return {profile: engine.released for profile, engine in made.items()}


def test_each_profile_is_made_once_and_only_the_one_at_work_keeps_its_models(
    engines: Engines, made: dict[str, FakeSummarizer]
) -> None:
    for profile in ("light", "light", "best", "light"):
        assert engines.of(profile) is made[profile]
        engines.take_turn(profile)
    assert released(made) == {"light": 2, "best": 1}


def test_what_has_come_meanwhile_begins_with_an_empty_memory(engines: Engines, made: dict[str, FakeSummarizer]) -> None:
    for profile in ("light", "best"):
        engines.of(profile)
        engines.take_turn(profile)
    before = released(made)
    engines.renew()
    engines.take_turn("best")
    assert released(made) == {profile: count + 1 for profile, count in before.items()}


def test_readers_of_different_profiles_take_turns_at_the_memory(made: dict[str, FakeSummarizer]) -> None:
    busy: list[set[str]] = []

    class Watched(FakeSummarizer):
        def _translate(self, *arguments: Any) -> Iterator[Event]:
            for event in super()._translate(*arguments):
                busy.append({profile for profile, engine in made.items() if engine.running})
                yield event

    service = Service(ServeOptions(), lambda profile: made.setdefault(profile, Watched()))

    async def reads(profile: str) -> None:
        async for _ in service.read(Reading("Titolo\nUna frase.", ("en",), profile=profile)):
            pass

    async def scenario() -> None:
        await asyncio.gather(reads("starter"), reads("best"), reads("starter"))

    asyncio.run(scenario())
    assert sum(released(made).values()) >= 1
    assert {frozenset(profiles) for profiles in busy} == {frozenset({"starter"}), frozenset({"best"})}


@pytest.mark.parametrize(
    ("options", "wanted", "served"),
    [
        (ServeOptions(), "best", "best"),
        (ServeOptions(), "no such profile", "auto"),
        (ServeOptions(), None, "auto"),
        (ServeOptions(profile="light", lock_profile=True), "best", "light"),
    ],
)
def test_a_profile_is_a_wish(options: ServeOptions, wanted: str | None, served: str) -> None:
    service = Service(options, lambda profile: FakeSummarizer())
    assert service.profile(wanted) == served
    assert service.profiles[0] == options.profile


def test_a_language_that_a_profile_lacks_is_offered_by_another() -> None:
    fake = FakeSummarizer(uzbek=False)
    offers = Offers(FakeSupply(fake), ("en", "uz"), ("starter", "light"), may_fetch=True)
    offer = offers.of("starter", "uz")
    assert not offer.possible
    assert offer.elsewhere is not None
    assert (offer.elsewhere.profile, offer.elsewhere.models) == ("light", (NLLB,))
    fake.uzbek = True
    now = offers.of("starter", "uz").elsewhere
    assert now is not None
    assert now.serving == (OPUS, NLLB)
    alone = Offers(FakeSupply(fake), ("en", "uz"), ("starter",), may_fetch=True)
    assert alone.of("starter", "uz").elsewhere is None


def test_the_models_are_loaded_for_who_begins_to_paste_once_and_not_beside_others() -> None:
    asked: list[str] = []

    class Asked(FakeSummarizer):
        def translate_sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
            asked.append(f"{source}-{target}")
            return super().translate_sentences(sentences, source, target)

    async def scenario() -> None:
        service = Service(ServeOptions(), lambda profile: Asked())
        async with aclosing(service.queue.enter()) as places:
            async for _ in places:
                await service.warm()
                break
        assert not asked
        await service.warm()
        await service.warm()

    asyncio.run(scenario())
    assert asked == ["it-en"]


def test_models_that_cannot_be_loaded_are_told_to_who_translates_not_before() -> None:
    class Missing(FakeSummarizer):
        def translate_sentences(self, sentences: Sequence[str], source: str, target: str) -> list[TranslatedSentence]:
            raise ModelMissing("There is no model.", "Fetch one.")

    asyncio.run(Service(ServeOptions(), lambda profile: Missing()).warm())
