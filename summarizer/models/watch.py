"""Following work that takes minutes: it runs in a thread of its own, and what it tells comes out here as it does."""

import queue
import threading
from collections.abc import Callable, Generator
from typing import TypeVar

from summarizer.models.transfer import FetchProgress, OnProgress

T = TypeVar("T")


def watched(work: Callable[[OnProgress], T]) -> Generator[FetchProgress, None, T]:
    """Yield the progress that ``work`` tells, and return what it returns; its errors are raised here.

    Whoever stops iterating does not stop the work: for that, let it have an event to cancel.
    """
    told: queue.SimpleQueue[FetchProgress | None] = queue.SimpleQueue()
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work(told.put))
        except BaseException as error:  # handed over to the caller's thread
            errors.append(error)
        finally:
            told.put(None)

    threading.Thread(target=run, name="models", daemon=True).start()
    while (progress := told.get()) is not None:
        yield progress
    if errors:
        raise errors[0]
    return results[0]
