"""What a caller may pass by mistake, to every public function: one error of the tree that says what to do next."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer import api, article, batch, languages, outputs, sources, text, uzbek
from summarizer.api import Summarizer
from summarizer.errors import OptionError, SummarizerError, UnknownLanguage
from summarizer.result import Article, Result
from summarizer.shared import Options
from summarizer.translation import checks
from tests.fake_models import FakeModels

TEXT = "Il ponte di Borgo San Lauro riapre domani. Lo ha detto ieri il sindaco, che ha ringraziato tutti."
MISTAKES = (None, 3, 2.5, True, b"it", "", "\0", "\ud800", "x" * 500, "/no/such/file", Path("no such file"))
MISTAKES += ([], [None], {}, {"en"}, str, object())  # type: ignore[assignment]
RESULT = Result(Article((TEXT,)))


def _summarizer(option: str) -> Callable[[Any], object]:
    return lambda value: Summarizer(**{option: value})


def _engine(method: str, argument: str) -> Callable[[Any], object]:
    def call(value: Any) -> object:
        given = (
            {argument: value}
            if argument in ("text", "texts", "sentences", "article")
            else {argument: value, "text": TEXT}
        )
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(api, "Models", lambda *args, **options: FakeModels())
            return getattr(Summarizer("fake"), method)(**given)

    return call


def _batch(argument: str) -> Callable[[Any], object]:
    def call(value: Any) -> object:
        given = {"source": Path("no such folder"), "output": Path("out.jsonl"), argument: value}
        return batch.run(**given, create=lambda: pytest.fail("no model is needed"))

    return call


CALLS: dict[str, Callable[[Any], object]] = {
    "article.recover": article.recover,
    "article.recover keep": lambda value: article.recover(TEXT, keep=value),
    "article.is_item": article.is_item,
    "article.mark_of": article.mark_of,
    "languages.get": languages.get,
    "languages.name_of": languages.name_of,
    "outputs.get": outputs.get,
    "outputs.write": lambda value: outputs.write(value, "text"),
    "outputs.write name": lambda value: outputs.write(RESULT, value),
    "outputs.write words": lambda value: outputs.write(RESULT, "text", value),
    "Result.from_dict": Result.from_dict,
    "sources.open_collection": lambda value: sources.open_collection(value, Path("out")),
    "sources.read": sources.read,
    "sources.read_bytes": lambda value: sources.read_bytes(value, "a name"),
    "sources.read_document": lambda value: sources.read_document(value, b"testo"),
    "sources.read_document data": lambda value: sources.read_document("testo.txt", value),
    "sources.read_file": sources.read_file,
    "sources.read_link": sources.read_link,
    "text.segment": text.segment,
    "text.segment language": lambda value: text.segment(TEXT, value),
    "uzbek.normalize": uzbek.normalize,
    "uzbek.to_cyrillic": uzbek.to_cyrillic,
    "uzbek.to_latin": uzbek.to_latin,
    "uzbek.to_latin alphabet": lambda value: uzbek.to_latin("salom", alphabet=value),
    "checks.check source": lambda value: checks.check(value, "A text.", "it", "en"),
    "checks.check target": lambda value: checks.check("Un testo.", value, "it", "en"),
    "checks.check language": lambda value: checks.check("Un testo.", "A text.", "it", value),
    **{f"Summarizer {option}": _summarizer(option) for option in Options.__annotations__},
    **{
        f"Summarizer.{method} text": _engine(method, "text")
        for method in ("process", "stream", "translate", "summarize")
    },
    **{
        f"Summarizer.process {name}": _engine("process", name)
        for name in ("targets", "length", "keep", "drop", "cancel")
    },
    **{f"batch.run {name}": _batch(name) for name in ("source", "output", "targets", "length", "format", "runner")},
    **{f"batch.run {name}": _batch(name) for name in ("workers", "ray")},
}


def _error_of(call: Callable[[Any], object], value: Any) -> SummarizerError | None:
    """The error that a value meets; None where it means something. Any other error ends the test."""
    try:
        call(value)
    except SummarizerError as error:
        return error
    return None


@pytest.mark.parametrize("name", CALLS)
def test_a_mistake_meets_one_error_that_says_the_next_step(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for value in MISTAKES:
        error = _error_of(CALLS[name], value)
        assert error is None or (error.message.endswith(".") and error.hint), error
    assert list(tmp_path.iterdir()) == []


def test_options_that_say_the_opposite_of_what_is_meant_are_refused() -> None:
    wrong: Any = "false"
    with pytest.raises(OptionError, match="offline is 'false'"):
        Summarizer(offline=wrong)


@pytest.mark.parametrize("idle", [-1, float("inf"), float("nan")])
def test_seconds_that_no_clock_can_count_are_refused(idle: float) -> None:
    with pytest.raises(OptionError, match="idle"):
        Summarizer(idle=idle)


def test_a_language_that_was_not_asked_for_is_named_with_those_that_were() -> None:
    result = Result(Article((TEXT,)), {"en": summarizer.Translation("en")})
    with pytest.raises(UnknownLanguage, match=r"'fr'\. It has: en\."):
        _ = result["fr"]
    assert result.get("fr") is None
    assert "fr" not in result


def test_process_takes_the_options_of_the_summarizer() -> None:
    own = set(Summarizer.__init__.__annotations__) - {"profile", "return"}
    assert set(Options.__annotations__) == own
