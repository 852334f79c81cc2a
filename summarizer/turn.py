"""Turns at the models: so many at a time as a model has workers, in the order of asking, a caller's first step before
all others'; and what happens when nobody asks for a while."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summarizer.errors import Closed


class Turn:
    """Fair turns for short steps of work, a batch of sentences each; never held while a caller has the word.

    ``release`` is called when nobody has taken a turn for ``idle`` seconds (never, if None), and by ``close``.
    """

    def __init__(self, idle: float | None = None, release: Callable[[], None] = lambda: None) -> None:
        self._idle = idle
        self._release = release
        self._changed = threading.Condition()
        self._first: deque[object] = deque()  # tickets of those who have had no turn yet, and go before the others
        self._queue: deque[object] = deque()
        self._holders: list[int] = []  # threads
        self._timer: threading.Timer | None = None
        self._closed = False

    @contextmanager
    def taken(self, places: int = 1, *, first: bool = False) -> Iterator[None]:
        """Wait for the turn and hold it for one step of work, beside fewer than ``places`` others.

        ``first`` says that the caller has had none yet: who reads already waits a step longer, so that everybody soon
        has something to read.

        Raises:
            Closed: nothing more is to be begun.
        """
        self._enter(places, self._first if first else self._queue)
        try:
            yield
        finally:
            with self._changed:
                self._holders.remove(threading.get_ident())
                self._changed.notify_all()
                if self._closed and not self._holders:
                    self._release()
                elif not self._busy:
                    self._start_timer()

    def require_open(self) -> None:
        """Go on unless closed.

        Raises:
            Closed: it is.
        """
        if self._closed:
            raise Closed("This Summarizer was closed.", "Make another one, and close it when all work is done.")

    def release_if_free(self, patience: float = 0.0) -> None:
        """Release if nobody has the turn or waits for it, now or within so many seconds."""
        with self._changed:
            if self._changed.wait_for(lambda: not self._busy, patience):
                self._stop_timer()
                self._release()

    def close(self) -> None:
        """Let nobody begin another step, wait for those under way, and release."""
        with self._changed:
            self._closed = True
            self._stop_timer()
            self._changed.notify_all()
            if threading.get_ident() in self._holders:
                return  # called by a signal handler in the middle of a step, which releases at its end
            self._changed.wait_for(lambda: not self._holders)
            self._release()

    @property
    def _busy(self) -> bool:
        return bool(self._holders or self._first or self._queue)

    def _enter(self, places: int, queue: deque[object]) -> None:
        ticket = object()
        with self._changed:
            queue.append(ticket)
            try:
                self._changed.wait_for(lambda: self._closed or (self._next() is ticket and len(self._holders) < places))
                self.require_open()
                self._holders.append(threading.get_ident())
                self._stop_timer()
            finally:
                queue.remove(ticket)
                self._changed.notify_all()

    def _next(self) -> object:
        return (self._first or self._queue)[0]

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
