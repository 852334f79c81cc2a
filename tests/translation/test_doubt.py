"""Doubt: a chance that a sentence does not mislead, and the words that it would mislead by."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.base import ScoredTarget, ScoredToken
from summarizer.errors import InputError
from summarizer.evaluation_doubt import doubt_scores, fitted, observed, read_marks
from summarizer.result import Doubt, Flag
from summarizer.translation.doubt import fits, moved, signals
from summarizer.translation.hop import Hop
from tests.fake_models import CARD, FakeEngine

MARKS = Path(__file__).parents[2] / "benchmarks" / "marks"
FIT = fits()["starter"]
SOURCE, TARGET = "Una frana ha bloccato la strada.", "A dam has blocked the road."


def scored(text: str, *unlikely: str) -> ScoredTarget:
    """Every word one token, the unlikely ones at -3."""
    tokens, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(ScoredToken(start, at, -3.0 if word in unlikely else -0.1))
    return ScoredTarget(tuple(tokens), -0.1)


def confidence(*unlikely: str, flags: tuple[Flag, ...] = (), target: str = TARGET) -> float:
    return FIT.confidence(signals(SOURCE, target, scored(target, *unlikely), flags, "it", "en"))


def test_each_signal_takes_trust_away() -> None:
    assert confidence(target="A landslide has blocked the road.") > confidence() > confidence("dam", "road.")
    assert confidence() > confidence(flags=(Flag("names", "-"),))
    assert confidence(flags=(Flag("copied", "-"),)) <= 0.1


def test_a_word_in_doubt_is_unlikely_and_unsupported() -> None:
    found = signals(SOURCE, TARGET, scored(TARGET, "dam", "road."), (), "it", "en")
    assert [TARGET[doubt.start : doubt.end] for doubt in FIT.doubts(found)] == ["dam"]


def test_a_model_with_a_fit_is_asked_what_it_thinks_of_its_translations() -> None:
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


@pytest.mark.parametrize("half", ["fit", "report"])
def test_words_that_people_marked_are_found_without_a_model(half: str) -> None:
    """What support alone reaches on the marked translations; docs/checks.md has what it reaches with the model."""
    rows = read_marks((MARKS / f"starter-it-en-{half}.jsonl").read_text(encoding="utf-8"))
    seen = observed(rows, FakeEngine(input_limit=500), "it", "en")
    scores = doubt_scores(rows, seen, fitted(rows, seen, word=0.0))
    assert scores.auc > 0.68
    assert scores.word_recall > 0.72
    assert scores.word_share < 0.13
