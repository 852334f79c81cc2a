"""Models are released when nobody needs them for a while, never under somebody's hands."""

import threading
from contextlib import suppress

from summarizer.models.idle import IdleRelease

SOON, LATER = 0.05, 60.0
PATIENCE = 20.0


def waiting() -> list[threading.Timer]:
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    return [timer for timer in timers if not timer.finished.is_set()]


def test_it_releases_once_nobody_holds_it_and_not_before() -> None:
    released = threading.Event()
    idle = IdleRelease(SOON, released.set)
    with idle.held():
        assert not released.wait(5 * SOON)
    assert released.wait(PATIENCE)


def test_every_use_begins_the_wait_anew() -> None:
    released: list[int] = []
    idle = IdleRelease(LATER, lambda: released.append(1))
    for _ in range(3):
        with idle.held():
            pass
    assert len(waiting()) == 1
    idle.cancel()
    assert released == []


def test_without_a_limit_it_is_only_a_lock() -> None:
    idle = IdleRelease(None, lambda: None)
    with idle.held():
        pass
    assert waiting() == []


def test_an_error_inside_begins_the_wait_too() -> None:
    released = threading.Event()
    idle = IdleRelease(SOON, released.set)
    with suppress(ValueError), idle.held():
        int("none")
    assert released.wait(PATIENCE)
