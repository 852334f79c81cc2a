"""``summarizer.process``: one call for one article. The models stay loaded for the next call with the same options."""

import atexit
import os
import threading
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from summarizer.api import Summarizer
from summarizer.languages import TARGETS
from summarizer.result import Result
from summarizer.validate import LENGTH


class Options(TypedDict, total=False):
    """The options of ``Summarizer`` beside its profile."""

    models: os.PathLike[str] | str | None
    device: str
    glossary: os.PathLike[str] | str | None
    offline: bool
    commercial: bool
    max_chars: int
    precision: str
    remember: bool
    idle: float | None
    wait: bool
    only: Collection[str] | None
    coverage: bool


class Shared:
    """One ``Summarizer`` for each set of options. Only that of the last call keeps models: others let go of theirs
    unless they are at work, and load them again when they are needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, Summarizer] = {}

    def get(self, profile: str, options: Options) -> Summarizer:
        """The one for these options; made by the first call, even of several at once."""
        key = repr((profile, sorted(options.items())))
        with self._lock:
            for other, summarizer in self._made.items():
                if other != key:
                    summarizer.release()
            if key not in self._made:
                self._made[key] = Summarizer(profile, **options)
            return self._made[key]

    def close(self) -> None:
        """Release what is not at work, at the end of the program."""
        with self._lock:
            for summarizer in self._made.values():
                summarizer.release()
            self._made.clear()

    def forget(self) -> None:
        """Begin anew, in a forked child: its parent's models and locks are of no use to it."""
        self._lock = threading.Lock()
        self._made = {}


_shared = Shared()
atexit.register(_shared.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_shared.forget)


def process(
    text: str,
    targets: Sequence[str] = TARGETS,
    length: str = LENGTH,
    profile: str = "auto",
    **options: Unpack[Options],
) -> Result:
    """Recover, translate and summarise one text. ``options`` are those of ``Summarizer``.

    The models stay loaded until a call with another profile or other options, or the end of the program. To use several
    in turn, or to say when models are released, make a ``Summarizer`` for each.

    Raises:
        SummarizerError: as ``Summarizer`` and ``Summarizer.process``.
    """
    return _shared.get(profile, options).process(text, targets, length)
