"""``summarizer.process`` keeps one engine for each set of options, and lets go of those that it does not need."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from summarizer import api, shared
from summarizer.errors import NotText, OptionError
from summarizer.shared import Shared, process
from tests.fake_models import FakeModels

TEXT = "Il ponte di Borgo San Lauro riapre domani. Lo ha detto ieri il sindaco, che ha ringraziato tutti."
CALLERS = 3


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[FakeModels]:
    """The models of each ``Summarizer`` that was made, in order."""
    made: list[FakeModels] = []

    def make(*args: Any, **options: Any) -> FakeModels:
        made.append(FakeModels())
        return made[-1]

    monkeypatch.setattr(api, "Models", make)
    monkeypatch.setattr(shared, "_shared", Shared())
    return made


def test_first_calls_at_once_make_one(made: list[FakeModels]) -> None:
    together = threading.Barrier(CALLERS)

    def call(_: int) -> str:
        together.wait()
        return process(TEXT, ("en",))["en"].text

    with ThreadPoolExecutor(CALLERS) as pool:
        assert len(set(pool.map(call, range(CALLERS)))) == 1
    assert len(made) == 1


def test_other_options_release_the_models_of_the_first_which_come_back(made: list[FakeModels]) -> None:
    first = process(TEXT, ("en",))
    process(TEXT, ("en",), profile="other")
    assert [models.english.closed for models in made] == [True, False]
    assert process(TEXT, ("en",)) == first
    assert process(TEXT, ("en",), max_chars=1_000) == first
    assert len(made) == 3


def test_models_at_work_are_not_released(made: list[FakeModels]) -> None:
    keeping = Shared()
    summarizer = keeping.get("first", {})
    with summarizer._turn.taken():
        keeping.get("second", {})
        assert not made[0].english.closed


def test_all_are_released_at_the_end(made: list[FakeModels]) -> None:
    keeping = Shared()
    keeping.get("first", {})
    keeping.get("second", {"offline": True})
    keeping.close()
    assert all(models.english.closed for models in made)


def test_a_forked_child_begins_anew(made: list[FakeModels]) -> None:
    keeping = Shared()
    first = keeping.get("first", {})
    with keeping._lock:  # as a thread of the parent may have had it
        keeping.forget()
    assert keeping.get("first", {}) is not first


@pytest.mark.parametrize("text", [b"Il ponte riapre.", None, 3, ["Il ponte riapre."]])
def test_what_is_no_text_is_refused_by_name(made: list[FakeModels], text: Any) -> None:
    with pytest.raises(NotText, match=rf"{type(text).__name__}, not str\. (Decode|Give) .+\."):
        process(text)


@pytest.mark.parametrize(
    "arguments",
    [
        {"targets": None},
        {"targets": b"en"},
        {"targets": (None,)},
        {"length": None},
        {"length": ["short"]},
        {"profile": None},
        {"models": 3},
        {"device": None},
        {"glossary": b"terms.tsv"},
        {"max_chars": "1000"},
        {"precision": None},
        {"idle": "soon"},
    ],
    ids=repr,
)
def test_an_argument_of_a_wrong_type_is_refused_by_name(made: list[FakeModels], arguments: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match=r"\. (Give|Choose) .+\."):
        process(TEXT, **arguments)
