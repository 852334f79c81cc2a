"""What callers give in place of texts and options, beside ``process``."""

from typing import Any

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.errors import InputError, NotText, OptionError
from summarizer.result import Result
from tests.fake_models import FakeModels

TEXT = "Il ponte di Borgo San Lauro riapre domani. Lo ha detto ieri il sindaco, che ha ringraziato tutti."


@pytest.fixture
def summarizer(monkeypatch: pytest.MonkeyPatch) -> Summarizer:
    monkeypatch.setattr(api, "Models", lambda *args, **options: FakeModels())
    return Summarizer("fake")


@pytest.mark.parametrize("wrong", [None, b"en", 3])
@pytest.mark.parametrize("method", ["process", "stream", "recover", "translate", "summarize"])
def test_every_way_in_refuses_what_is_no_text(summarizer: Summarizer, method: str, wrong: Any) -> None:
    with pytest.raises(NotText):
        getattr(summarizer, method)(wrong)


@pytest.mark.parametrize("wrong", [None, b"en", 3, "en", (1,)])
@pytest.mark.parametrize(
    ("method", "name"),
    [("process", "targets"), ("summarize", "languages"), ("recover", "keep"), ("process", "drop")],
)
def test_every_list_refuses_what_is_no_sequence_of_strings(
    summarizer: Summarizer, method: str, name: str, wrong: Any
) -> None:
    with pytest.raises(OptionError, match="Give a sequence of strings"):
        getattr(summarizer, method)(TEXT, **{name: wrong})


def test_other_arguments(summarizer: Summarizer) -> None:
    wrong: Any
    for wrong in (None, TEXT, {"paragraphs": [TEXT]}):
        with pytest.raises(OptionError, match="Give it as Article"):
            summarizer.process_article(wrong)
    for wrong in (None, TEXT, b"it", 3):
        with pytest.raises(OptionError, match="Give"):
            summarizer.translate_sentences(wrong, "it", "en")
        with pytest.raises(OptionError, match="Give it as list or tuple"):
            summarizer.process_many(wrong)
    wrong = True
    with pytest.raises(OptionError, match="Give it as Event or None"):
        summarizer.stream(TEXT, cancel=wrong)


def test_among_many_texts_the_wrong_one_has_its_error(summarizer: Summarizer) -> None:
    wrong: Any = None
    first, second = summarizer.process_many([TEXT, wrong], ("en",))
    assert isinstance(first, Result)
    assert isinstance(second, InputError)
