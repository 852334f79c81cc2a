"""The learning rate's course and what evaluation calls a loop."""

import pytest

from training.evaluate import describe, repeats
from training.train import rate_at


def test_the_rate_rises_to_its_peak_and_falls_to_zero() -> None:
    course = [rate_at(step / 100, 1.0, warmup=0.04) for step in range(101)]
    assert course[0] < 0.1
    assert max(course) == pytest.approx(1.0, rel=0.01)
    assert course[4:] == sorted(course[4:], reverse=True)
    assert course[-1] == 0.0


@pytest.mark.parametrize("text", ["so on on on on", "and the the cat the cat the cat the cat", "a b c " * 5])
def test_loops_are_seen(text: str) -> None:
    assert repeats(text)


def test_prose_is_no_loop() -> None:
    assert not repeats("The minister said that the bridge was safe, very, very safe.")


def test_what_went_wrong_is_counted() -> None:
    assert describe(["", "no no no no", "Fine."], [True, False, True]) == {"empty": 1, "unfinished": 1, "loops": 1}
