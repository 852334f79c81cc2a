"""What a browser keeps of a reading comes back whole, and nothing else comes in with it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.web import keeping
from summarizer.web.keeping import packed, unpacked
from summarizer.web.reading import Phase, Reading
from summarizer.web.revise import revised
from tests.web.fake import FakeSummarizer

PASTE = "Il lago\nUn battello porta i libri. La gente legge.\nLEGGI il festival\nTorna a novembre."


@pytest.fixture
def reading() -> Reading:
    reading = Reading(text=PASTE, targets=("en", "uz"))
    reading.apply_all(list(FakeSummarizer(uzbek=False).stream(PASTE)))
    return reading


def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    back = unpacked(packed(reading))
    assert back is not None
    assert back.result == reading.result
    assert (back.phase, back.progress().done, back.progress().total) == (Phase.DONE, 3, 3)
    assert back.over


def test_of_a_stopped_run_comes_back_what_was_done(reading: Reading) -> None:
    reading.state.finished, reading.phase = None, Phase.STOPPED
    del reading.state.partial["en"].sentences[2]
    back = unpacked(packed(reading))
    assert back is not None
    assert back.unfinished
    assert back.translation("en").sentences == reading.translation("en").sentences


def test_what_is_too_long_is_not_kept(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LONGEST", 100)
    assert packed(reading) == packed(None) == ""


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_anything_else_is_nothing(value: Any) -> None:
    assert unpacked(json.dumps(value)) is None
    for name in ("text", "targets", "language", "result", "keep"):
        reading = Reading(text=PASTE, targets=("en",))
        reading.apply_all(list(FakeSummarizer().stream(PASTE, ("en",))))
        found = unpacked(json.dumps({**json.loads(packed(reading)), name: value}))
        assert found is None or isinstance(getattr(found, name), str | tuple)


def test_blocks_go_out_and_come_back(reading: Reading) -> None:
    back = revised(reading, "put back", "0")
    assert back is not None
    assert (back.keep, back.drop, back.before) == (("LEGGI il festival",), (), reading)
    out = revised(reading, "take out", "1")
    assert out is not None
    assert out.drop == ("Torna a novembre.",)


@pytest.mark.parametrize(
    ("action", "index"),
    [("put back", "9"), ("put back", 0), ("put back", "x"), ("take out", "7"), ("take out", "-1"), ("length", "epic")],
)
def test_what_makes_no_sense_changes_nothing(reading: Reading, action: str, index: Any) -> None:
    assert revised(reading, action, index) is None
    assert revised(None, action, index) is None
