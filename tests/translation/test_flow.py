import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.flow import as_done, even_batches, reading_batches

PATIENCE = 30.0


class Enough(Exception):
    """Somebody has stopped."""


@given(st.lists(st.text(max_size=30), unique=True), st.integers(1, 10), st.integers(0, 3))
def test_batches_hold_each_text_once_near_its_place(texts: list[str], size: int, alone: int) -> None:
    batches = list(reading_batches(texts, size, alone))
    order = [text for batch in batches for text in batch]
    assert sorted(order) == sorted(texts)
    assert all(0 < len(batch) <= size for batch in batches)
    assert all(abs(texts.index(text) - place) < 4 * size for place, text in enumerate(order))


def test_the_first_texts_come_alone_and_others_with_those_of_their_length() -> None:
    texts = ["headline", "first", "a" * 9, "b" * 80, "c" * 10, "d" * 81]
    assert list(reading_batches(texts, 2, alone=2)) == [
        ["headline"],
        ["first"],
        ["a" * 9, "c" * 10],
        ["b" * 80, "d" * 81],
    ]


def test_each_is_shown_when_it_is_done() -> None:
    later = threading.Event()

    def work(item: str) -> str:
        assert item != "slow" or later.wait(PATIENCE)
        return item

    shown = as_done(work, ["slow", "quick", "last"], at_once=2)
    assert [next(shown), next(shown)] == ["quick", "last"]
    later.set()
    assert list(shown) == ["slow"]


def test_an_error_ends_it() -> None:
    with pytest.raises(ZeroDivisionError):
        list(as_done(lambda item: 1 // item, [1, 0, 1], at_once=1))


def test_who_stops_is_free_at_once_and_nothing_more_begins() -> None:
    begun: list[int] = []
    stopped, later, working = threading.Event(), threading.Event(), threading.Event()

    def work(item: int) -> int:
        begun.append(item)
        working.set()
        assert later.wait(PATIENCE)
        return item

    def go_on() -> None:
        if working.is_set():
            stopped.set()
            raise Enough

    with pytest.raises(Enough):
        list(as_done(work, range(9), at_once=1, go_on=go_on))
    assert stopped.is_set()  # while the first is still in work
    assert begun == [0]
    later.set()


@given(st.lists(st.text(min_size=1, max_size=30), unique=True), st.integers(1, 10), st.integers(1, 4))
def test_even_batches_hold_each_text_once(texts: list[str], size: int, workers: int) -> None:
    batches = list(even_batches(texts, size, workers))
    assert sorted(text for batch in batches for text in batch) == sorted(texts)
    assert all(batches)
    assert len(batches) <= workers * -(-len(texts) // (size * workers))


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [([50] * 6, [3, 3]), ([50] * 17, [8, 9]), ([90, 90, 30, 30, 30, 30, 30, 30], [2, 6]), ([50] * 33, [8, 8, 9, 8])],
)
def test_even_batches_give_each_worker_as_much(lengths: list[int], batches: list[int]) -> None:
    texts = [str(number).ljust(length) for number, length in enumerate(lengths)]
    assert [len(batch) for batch in even_batches(texts, 16, workers=2)] == batches
