"""Whether the hub can be reached, asked again after a while: networks come and go while a program runs."""

import queue
import threading
import time
from collections.abc import Callable

# Seconds to wait for the hub's first answer, names included, before it counts as unreachable.
PATIENCE = 4.0
# Seconds for which an answer counts, and for which none does.
_GOOD_FOR, _BAD_FOR = 300.0, 30.0


def is_offline() -> bool:
    """Whether HF_HUB_OFFLINE (or TRANSFORMERS_OFFLINE) forbids the network."""
    from huggingface_hub import constants

    return bool(constants.HF_HUB_OFFLINE)


class Reach:
    """What is known of the way to the hub. ``knock`` asks the hub and may take long; ``clock`` gives seconds."""

    def __init__(self, knock: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._knock = knock
        self._clock = clock
        self._lock = threading.Lock()
        self._known: tuple[bool, float] | None = None

    def reachable(self) -> bool:
        """Whether the hub answers within a few seconds; at most one asks at a time."""
        if is_offline():
            return False
        with self._lock:
            if self._known is not None and self._clock() < self._known[1]:
                return self._known[0]
            answers = self._ask()
            self._remember(answers=answers)
            return answers

    def failed(self) -> None:
        """The hub was asked for something and had no usable answer: leave it alone for a while."""
        with self._lock:
            self._remember(answers=False)

    def forget(self) -> None:
        """Ask anew next time."""
        with self._lock:
            self._known = None

    def _remember(self, *, answers: bool) -> None:
        self._known = (answers, self._clock() + (_GOOD_FOR if answers else _BAD_FOR))

    def _ask(self) -> bool:
        """In a thread: looking up a name can hang."""
        answers: queue.SimpleQueue[bool] = queue.SimpleQueue()
        threading.Thread(target=lambda: answers.put(self._knock()), daemon=True).start()
        try:
            return answers.get(timeout=PATIENCE)
        except queue.Empty:
            return False


def _knock() -> bool:
    from huggingface_hub import constants, get_session

    try:
        return bool(get_session().head(constants.ENDPOINT, timeout=PATIENCE).status_code < 500)
    except Exception:  # no answer, whatever the reason
        return False


HUB = Reach(_knock)
