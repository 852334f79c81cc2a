"""What went wrong with which model a moment ago, so that it is neither tried again at once nor given up for ever."""

import threading
import time
from collections.abc import Callable

from summarizer.errors import SummarizerError
from summarizer.models.registry import ModelSpec

# Seconds after which a model is tried again: networks come back, memory gets free.
_FOR = 60.0


class Failures:
    """Remembers errors by model; safe for several threads. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], tuple[SummarizerError, float]] = {}

    def add(self, spec: ModelSpec, error: SummarizerError) -> None:
        """It has just failed."""
        with self._lock:
            self._known[spec.id, spec.revision] = (error, self._clock() + _FOR)

    def of(self, spec: ModelSpec) -> SummarizerError | None:
        """The error it failed with a moment ago."""
        with self._lock:
            error, until = self._known.get((spec.id, spec.revision), (None, 0.0))
            return error if self._clock() < until else None

    def forget(self, spec: ModelSpec) -> None:
        """Try it again at once."""
        with self._lock:
            self._known.pop((spec.id, spec.revision), None)
