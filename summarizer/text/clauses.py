"""Cutting an over-long sentence where a clause ends."""

import re
from collections.abc import Callable, Iterator

from summarizer import languages

_CONJUNCTIONS = "|".join(word for language in languages.known() for word in language.conjunctions)
# Where an over-long sentence may be cut, best first.
_JOINTS = (
    re.compile(r"[;:.!?…]\s+|\s[–—]\s+"),
    re.compile(rf",\s+(?=(?:{_CONJUNCTIONS})\b)"),
    re.compile(r",\s+"),
    re.compile(rf"\s+(?=(?:{_CONJUNCTIONS})\s)"),
    re.compile(r"\s+"),
)


def split_clauses(sentence: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut ``sentence`` at clause boundaries into pieces that each ``fits``; ``"".join(pieces) == sentence``.

    Cuts at the best boundary near the middle, so that pieces stay of like length. A single character is returned
    even where it does not fit.
    """
    return tuple(_split(sentence, fits))


def _split(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    if len(text) <= 1 or fits(text):
        if text:
            yield text
        return
    cut = _cut(text)
    yield from _split(text[:cut], fits)
    yield from _split(text[cut:], fits)


def _cut(text: str) -> int:
    """The offset of the best boundary in the middle half of ``text``, else the nearest one; without any its middle."""
    low, high, middle = len(text) / 4, len(text) * 3 / 4, len(text) / 2
    for joint in _JOINTS:
        ends = [match.end() for match in joint.finditer(text) if low <= match.end() <= high]
        if ends:
            return min(ends, key=lambda end: abs(end - middle))
    ends = [match.end() for match in _JOINTS[-1].finditer(text) if 0 < match.end() < len(text)]
    return min(ends, key=lambda end: abs(end - middle)) if ends else len(text) // 2
