"""Doubt: a chance that a sentence does not mislead, and the words that it would mislead by."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.evaluation_doubt import cautious, doubt_scores, fitted, observed, read_marks
from summarizer.result import Doubt, Flag
from summarizer.translation.doubt import fits, moved, signals
from summarizer.translation.hop import Hop
from tests.fake_models import CARD, FakeEngine

MARKS = Path(__file__).parents[2] / "benchmarks" / "marks"
FIT = fits()["starter"]
SOURCE, TARGET = "Una frana ha bloccato la strada.", "A dam has blocked the road."


def confidence(logprob: float = -1.0, flags: tuple[Flag, ...] = (), target: str = TARGET) -> float:
    return FIT.confidence(signals(SOURCE, target, logprob, flags, "it", "en"))


def test_each_signal_takes_trust_away() -> None:
    assert confidence(target="A landslide has blocked the road.") > confidence() > confidence(logprob=-9.0)
    assert confidence(logprob=-20.0) == confidence(logprob=-90.0)


def test_a_word_without_support_weighs_less_among_many_that_have_it() -> None:
    more = " Il sindaco ha visitato la scuola.", " The mayor has visited the school."
    short, long = (signals(SOURCE + here, TARGET + there, -9.0, (), "it", "en") for here, there in (("", ""), more))
    assert short.words == long.words
    assert FIT.confidence(short) < FIT.confidence(long)
    assert confidence() > confidence(flags=(Flag("names", "-"),))
    assert confidence(flags=(Flag("copied", "-"),)) <= 0.1


def test_a_word_in_doubt_is_unsupported_in_a_sentence_that_is_not_trusted() -> None:
    found = signals(SOURCE, TARGET, -9.0, (), "it", "en")
    fit = replace(FIT, word=0.9)
    assert [TARGET[doubt.start : doubt.end] for doubt in fit.doubts(found)] == ["dam"]
    assert replace(fit, word=0.1).doubts(found) == ()


def test_the_mark_is_as_cautious_as_it_is_asked_to_be() -> None:
    rows = read_marks((MARKS / "starter-it-en-report.jsonl").read_text(encoding="utf-8"))
    seen = observed(rows, FakeEngine(input_limit=500), "it", "en")
    few, many = (doubt_scores(rows, seen, cautious(FIT, seen, rows, most)) for most in (0.05, 0.3))
    assert few.false <= 0.05 < many.false <= 0.3
    assert few.recall < many.recall


def test_only_a_model_with_a_fit_has_a_confidence() -> None:
    engine = FakeEngine(card=replace(CARD, id="starter"))
    [done] = Hop(engine, "it", "en").translate([SOURCE])
    assert done.confidence is not None
    [unknown] = Hop(FakeEngine(), "it", "en").translate([SOURCE])
    assert (unknown.confidence, unknown.doubts) == (None, ())


@given(st.text(max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=8))
def test_doubts_move_with_their_words(before: str, after: str, word: str) -> None:
    old, new = f"{before}{word}", f"{after}{word}"
    for doubt in moved((Doubt(len(before), len(old), "unsupported"),), old, new):
        assert new[doubt.start : doubt.end] == word


@pytest.mark.parametrize("text", ["", "{}", '{"source": "a", "target": "b", "mark": "good"}', "[]"])
def test_marks_that_cannot_be_read(text: str) -> None:
    with pytest.raises(InputError):
        read_marks(text)


@pytest.mark.parametrize("half", ["fit", "report", "long-fit", "long-report"])
def test_words_that_people_marked_are_found_without_a_model(half: str) -> None:
    """What support alone reaches on the marked translations; docs/checks.md has what it reaches with the model."""
    rows = read_marks((MARKS / f"starter-it-en-{half}.jsonl").read_text(encoding="utf-8"))
    seen = observed(rows, FakeEngine(input_limit=500), "it", "en")
    scores = doubt_scores(rows, seen, fitted(rows, seen, word=1.0))
    assert scores.auc > 0.73
    assert scores.word_recall > 0.75
    assert scores.word_share < 0.125
