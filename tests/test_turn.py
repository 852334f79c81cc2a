"""Callers take turns in the order of asking; models are released when nobody asks, never under somebody's hands."""

import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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
        for count, thread in enumerate(threads, start=1):
            thread.start()
            until(partial(lambda count: len(turn._queue) == count, count))
    for thread in threads:
        thread.join(PATIENCE)
    assert came == list(range(8))


def test_who_has_had_none_goes_before_those_who_have() -> None:
    turn = Turn(None, lambda: None)
    came: list[str] = []

    def ask(name: str, first: bool) -> None:
        with turn.taken(first=first):
            came.append(name)

    threads = [
        threading.Thread(target=ask, args=asked)
        for asked in (("reads", False), ("came", True), ("reads too", False), ("came later", True))
    ]
    with turn.taken():
        for count, thread in enumerate(threads, start=1):
            thread.start()
            until(partial(lambda count: len(turn._queue) + len(turn._first) == count, count))
    for thread in threads:
        thread.join(PATIENCE)
    assert came == ["came", "came later", "reads", "reads too"]


def test_as_many_hold_it_as_there_are_places() -> None:
    turn = Turn()
    with turn.taken(2), ThreadPoolExecutor(2) as pool:
        inside, leave = threading.Event(), threading.Event()

        def hold(event: threading.Event) -> None:
            with turn.taken(2):
                event.set()
                assert leave.wait(PATIENCE)

        third = threading.Event()
        pool.submit(hold, inside)
        assert inside.wait(PATIENCE)
        pool.submit(hold, third)
        until(lambda: len(turn._queue) == 1)
        assert not third.is_set()
        leave.set()
        assert third.wait(PATIENCE)


def test_closing_waits_for_all_steps_under_way_and_no_other_begins() -> None:
    order: list[str] = []
    turn = Turn(release=lambda: order.append("released"))
    begun, go_on = threading.Barrier(3), threading.Event()

    def work() -> None:
        with turn.taken(2):
            begun.wait(PATIENCE)
            assert go_on.wait(PATIENCE)
            order.append("step done")
        with turn.taken(2):
            order.append("never")

    with ThreadPoolExecutor(3) as pool:
        both = [pool.submit(work) for _ in range(2)]
        begun.wait(PATIENCE)
        closing = pool.submit(turn.close)
        until(lambda: turn._closed)
        go_on.set()
        closing.result(PATIENCE)
        for one in both:
            with pytest.raises(Closed):
                one.result(PATIENCE)
    assert order[:3] == ["step done", "step done", "released"]
    assert "never" not in order


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
        until(lambda: len(turn._queue) == 1)
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
