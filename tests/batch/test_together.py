"""Articles of a batch are translated together, and come out as if each had been alone."""

from collections.abc import Iterator

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.errors import EmptyInput, ModelMissing, UnknownLanguage
from summarizer.result import Result
from tests.fake_models import FakeEngine, FakeModels

TEXTS = [
    f"Il comune di Valverde approva il bilancio del {year}. La spesa sale del {year % 7 + 1} per cento.\n\n"
    f"Il sindaco ha parlato ieri sera in aula. Nel {year} la città aveva tremila abitanti."
    for year in range(2001, 2009)
]


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> FakeModels:
    models = FakeModels(uzbek=FakeEngine())
    monkeypatch.setattr(api, "Models", lambda *args, **options: models)
    return models


@pytest.fixture
def summarizer(models: FakeModels) -> Iterator[Summarizer]:
    with Summarizer("fake") as one:
        yield one


def test_together_and_alone_are_the_same(summarizer: Summarizer) -> None:
    together = summarizer.process_many(TEXTS, ("en", "uz"))
    assert together == [Summarizer("fake").process(text, ("en", "uz")) for text in TEXTS]


def test_sentences_of_several_articles_share_batches(summarizer: Summarizer, models: FakeModels) -> None:
    summarizer.process_many(TEXTS, ("en",))
    together = len(models.english.batches)
    models.english.batches.clear()
    alone = Summarizer("fake")
    for text in TEXTS:
        alone.process(text, ("en",))
    assert together * 2 < len(models.english.batches)


def test_a_text_without_an_article_has_its_error_in_its_place(summarizer: Summarizer) -> None:
    first, second, third = summarizer.process_many([TEXTS[0], " \n", TEXTS[1]], ("en",))
    assert isinstance(second, EmptyInput)
    assert isinstance(first, Result)
    assert isinstance(third, Result)


def test_a_missing_language_is_told_in_each_result(summarizer: Summarizer, models: FakeModels) -> None:
    models.uzbek = None
    results = summarizer.process_many(TEXTS, ("en", "uz"))
    assert all(isinstance(one, Result) and not one["uz"].available and one["en"].available for one in results)
    with pytest.raises(ModelMissing):
        summarizer.process_many(TEXTS, ("uz",))


def test_an_unknown_language_is_no_matter_of_the_article(summarizer: Summarizer) -> None:
    with pytest.raises(UnknownLanguage):
        summarizer.process_many(TEXTS, ("xx",))
