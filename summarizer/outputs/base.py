"""What an output format is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Result


class Write(Protocol):
    """Writes a result, with what the format says itself in these words."""

    def __call__(self, result: Result, words: Words = ENGLISH) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a result.

    ``name`` stands in options and in the API, ``label`` on the page where its catalogue has no other word. ``binary``
    formats do not go to a terminal; ``bilingual`` ones have each paragraph beside its original.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    write: Write
    binary: bool = False
    bilingual: bool = False


def encoded(render: Callable[[Result, Words], str]) -> Write:
    """``render`` with its text in UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes "?"."""

    def write(result: Result, words: Words = ENGLISH) -> bytes:
        return render(result, words).encode("utf-8", "replace")

    return write
