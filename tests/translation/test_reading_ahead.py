import pytest

from summarizer import languages
from summarizer.translation import reading_ahead
from tests.fake_models import FakeEngine, FakeModels


def test_what_each_hop_looks_up_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[tuple[object, ...]] = []

    def check(*pair: object) -> tuple[()]:
        checked.append(pair)
        return ()

    monkeypatch.setattr(reading_ahead, "check", check)
    reading_ahead._begun.cache_clear()
    route = FakeModels(uzbek=FakeEngine()).route("it", "uz")
    for _ in range(2):
        reading_ahead.read_ahead(route)
    reading_ahead._begun((("fake/it-en", "it", "en"), ("fake/en-uz", "en", "uz"))).join()
    italian, english, uzbek = map(languages.get, ("it", "en", "uz"))
    assert checked == [
        (italian.sample, english.sample, italian, english),
        (english.sample, uzbek.sample, english, uzbek),
    ]


@pytest.mark.parametrize("language", ["it", "en", "uz"])
def test_languages_have_a_sample_to_read_ahead_with(language: str) -> None:
    assert languages.get(language).sample
