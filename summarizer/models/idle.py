"""One user at a time, and what happens when there is none for a while."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class IdleRelease:
    """A lock that calls ``release`` once nobody has held it for ``seconds``; never, if None."""

    def __init__(self, seconds: float | None, release: Callable[[], None]) -> None:
        self._seconds = seconds
        self._release = release
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; the wait begins anew at the end."""
        with self._lock:
            self._stop()
            try:
                yield
            finally:
                self._start()

    def cancel(self) -> None:
        """Wait no longer; nothing will be released."""
        with self._lock:
            self._stop()

    def _start(self) -> None:
        if self._seconds is not None:
            self._timer = threading.Timer(self._seconds, self._end)
            self._timer.daemon = True  # a program may end while it waits
            self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        with self._lock:
            if threading.current_thread() is self._timer:  # else somebody came in between
                self._timer = None
                self._release()
