"""Callers take turns in the order of asking; models are released when nobody asks, never under somebody's hands."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest

from summarizer.errors import Closed
from summarizer.turn import Turn

SOON, LATER = 0.05, 60.0
PATIENCE = 20.0


def waiting() -> list[threading.Timer]:
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    return [timer for timer in timers if not timer.finished.is_set()]


def test_it_releases_once_nobody_holds_it_and_not_before() -> None:
    released = threading.Event()
    turn = Turn(SOON, released.set)
    with turn.taken():
        assert not released.wait(5 * SOON)
    assert released.wait(PATIENCE)


def test_every_use_begins_the_wait_anew_and_closing_ends_it() -> None:
    turn = Turn(LATER, lambda: None)
    for _ in range(3):
        with turn.taken():
            pass
    assert len(waiting()) == 1
    turn.close()
    assert waiting() == []


def test_without_a_limit_it_is_only_a_lock() -> None:
    turn = Turn(None, lambda: None)
    with turn.taken():
        pass
    assert waiting() == []


def test_an_error_inside_begins_the_wait_too() -> None:
    released = threading.Event()
    turn = Turn(SOON, released.set)
    with suppress(ValueError), turn.taken():
        int("none")
    assert released.wait(PATIENCE)


def test_turns_come_in_the_order_of_asking() -> None:
    turn = Turn(None, lambda: None)
    came: list[int] = []

    def ask(number: int) -> None:
        with turn.taken():
            came.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    with turn.taken():
        for count, thread in enumerate(threads, start=2):
            thread.start()
            until(partial(lambda count: len(turn._queue) == count, count))
    for thread in threads:
        thread.join(PATIENCE)
    assert came == list(range(8))


def test_between_two_steps_another_comes_in() -> None:
    turn = Turn(None, lambda: None)
    steps = turn.steps(iter("abc"))
    assert next(steps) == "a"
    with turn.taken():
        pass  # would wait for ever if the turn were held while the caller has an item
    assert list(steps) == ["b", "c"]


def test_closing_waits_for_the_step_under_way_and_no_other_begins() -> None:
    order: list[str] = []
    turn = Turn(None, lambda: order.append("released"))
    begun, go_on = threading.Event(), threading.Event()

    def work() -> Iterator[int]:
        begun.set()
        assert go_on.wait(PATIENCE)
        order.append("step done")
        yield 1
        order.append("never")
        yield 2

    errors: list[BaseException] = []

    def follow() -> None:
        try:
            list(turn.steps(work()))
        except Closed as error:
            errors.append(error)

    worker, closer = threading.Thread(target=follow), threading.Thread(target=turn.close)
    worker.start()
    assert begun.wait(PATIENCE)
    closer.start()
    until(lambda: turn._closed)
    go_on.set()
    worker.join(PATIENCE)
    closer.join(PATIENCE)
    assert order[:2] == ["step done", "released"]
    assert "never" not in order
    assert [type(error) for error in errors] == [Closed]


def test_who_waits_is_told_when_it_is_closed() -> None:
    turn = Turn(None, lambda: None)
    told = threading.Event()

    def ask() -> None:
        with suppress(Closed), turn.taken():
            raise AssertionError("a turn after the end")
        told.set()

    with turn.taken():
        thread = threading.Thread(target=ask)
        thread.start()
        until(lambda: len(turn._queue) == 2)
        closer = threading.Thread(target=turn.close)
        closer.start()
        assert told.wait(PATIENCE)
    closer.join(PATIENCE)
    assert not closer.is_alive()


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs POSIX signals")
def test_a_signal_handler_may_close_in_the_middle_of_a_step() -> None:
    released = threading.Event()
    turn = Turn(None, released.set)
    before = signal.signal(signal.SIGALRM, lambda *_: turn.close())
    try:
        with turn.taken():
            signal.raise_signal(signal.SIGALRM)
            assert not released.is_set()  # the step still needs its model
    finally:
        signal.signal(signal.SIGALRM, before)
    assert released.is_set()


def until(condition: Callable[[], bool]) -> None:
    """Wait for what another thread is about to do."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.001)
