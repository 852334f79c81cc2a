"""Turns at the models: one caller at a time, in the order of asking; and what happens when nobody asks for a while."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from summarizer.errors import Closed

T = TypeVar("T")


class Turn:
    """A fair lock for short steps of work; never held while a caller has the word.

    ``release`` is called when nobody has taken a turn for ``idle`` seconds (never, if None), and by ``close``.
    """

    def __init__(self, idle: float | None, release: Callable[[], None]) -> None:
        self._idle = idle
        self._release = release
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()  # its head has the turn
        self._holder: int | None = None
        self._timer: threading.Timer | None = None
        self._closed = False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and hold it for one step of work.

        Raises:
            Closed: nothing more is to be begun.
        """
        ticket = object()
        with self._changed:
            self._queue.append(ticket)
            try:
                self._changed.wait_for(lambda: self._closed or self._queue[0] is ticket)
                self.require_open()
            except BaseException:
                self._leave(ticket)
                raise
            self._holder = threading.get_ident()
            self._stop_timer()
        try:
            yield
        finally:
            with self._changed:
                self._holder = None
                self._leave(ticket)
                if self._closed:
                    self._release()
                elif not self._queue:
                    self._start_timer()

    def steps(self, work: Iterator[T]) -> Iterator[T]:
        """The items of ``work``, each made in its own turn: others come in between, and whoever iterates may stop."""
        while True:
            with self.taken():
                try:
                    item = next(work)
                except StopIteration:
                    return
            yield item

    def require_open(self) -> None:
        """Go on unless closed.

        Raises:
            Closed: it is.
        """
        if self._closed:
            raise Closed("This Summarizer was closed.", "Make another one, and close it when all work is done.")

    def release_if_free(self) -> None:
        """Release now if nobody has the turn or waits for it."""
        with self._changed:
            if not self._queue:
                self._stop_timer()
                self._release()

    def close(self) -> None:
        """Let nobody begin another step, wait for the one under way, and release."""
        with self._changed:
            self._closed = True
            self._stop_timer()
            self._changed.notify_all()
            if self._holder == threading.get_ident():
                return  # called by a signal handler in the middle of a step, which releases at its end
            self._changed.wait_for(lambda: self._holder is None)
            self._release()

    def _leave(self, ticket: object) -> None:
        self._queue.remove(ticket)
        self._changed.notify_all()

    def _start_timer(self) -> None:
        if self._idle is not None:
            self._timer = threading.Timer(self._idle, self._end)
            self._timer.daemon = True  # a program may end while it waits
            self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        with self._changed:
            if threading.current_thread() is self._timer:  # else somebody came in between
                self._timer = None
                self._release()
