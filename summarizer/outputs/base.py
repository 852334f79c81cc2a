"""What an output format is."""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.result import Result


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
    write: Callable[[Result], bytes]
    binary: bool = False
    bilingual: bool = False


def encoded(render: Callable[[Result], str]) -> Callable[[Result], bytes]:
    """``render`` with its text in UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes "?"."""
    return lambda result: render(result).encode("utf-8", "replace")
