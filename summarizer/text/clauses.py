"""Cutting an over-long sentence where a clause ends."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from summarizer import languages

_CONJUNCTIONS = "|".join(word for language in languages.known() for word in language.conjunctions)
# Where an over-long sentence may be cut, best first.
_JOINTS = (
    re.compile(r"[;:.!?…]\s+|\s[–—]\s+"),
    re.compile(rf",\s++(?=(?:{_CONJUNCTIONS})\b)"),
    re.compile(r",\s+"),
    re.compile(rf"(?<!\s)\s++(?=(?:{_CONJUNCTIONS})\s)"),
    re.compile(r"\s+"),
)


def split_clauses(sentence: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut ``sentence`` at clause boundaries into pieces that each ``fits``; ``"".join(pieces) == sentence``.

    Cuts at the best boundary near the middle, so that pieces stay of like length. A single character is returned
    even where it does not fit.
    """
    joints = [[match.end() for match in joint.finditer(sentence)] for joint in _JOINTS]
    return tuple(sentence[start:end] for start, end in _split(sentence, 0, len(sentence), joints, fits))


def _split(
    text: str, start: int, end: int, joints: Sequence[Sequence[int]], fits: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    if end - start <= 1 or fits(text[start:end]):
        if end > start:
            yield start, end
        return
    cut = _cut(start, end, joints)
    yield from _split(text, start, cut, joints, fits)
    yield from _split(text, cut, end, joints, fits)


def _cut(start: int, end: int, joints: Sequence[Sequence[int]]) -> int:
    """The best boundary in the middle half between two offsets, else the nearest one; without any the middle."""
    quarter, middle = (end - start) / 4, (start + end) / 2
    for ends in joints:
        nearest = _nearest(ends, middle)
        if nearest is not None and start + quarter <= nearest <= end - quarter:
            return nearest
    nearest = _nearest(joints[-1], middle)
    return nearest if nearest is not None and start < nearest < end else (start + end) // 2


def _nearest(offsets: Sequence[int], middle: float) -> int | None:
    """The one of ``offsets`` (ascending) that is nearest to ``middle``."""
    at = bisect_left(offsets, middle)
    return min(offsets[max(0, at - 1) : at + 1], key=lambda offset: abs(offset - middle), default=None)
