"""Quotation marks: which part of a text is speech, and where speech runs over the end of a sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

OPENING = {"«": "»", "“": "”", "„": "“"}


@lru_cache(maxsize=4)  # asked again for every comma of a sentence
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Quotations as (start, end) offsets, marks included; one that is not closed reaches to the end."""
    found = []
    start: int | None = None
    closing = ""
    for offset, char in enumerate(text):
        if start is None:
            if char in OPENING or char == '"':
                start, closing = offset, OPENING.get(char, '"')
        elif char == closing:
            found.append((start, offset + 1))
            start = None
    if start is not None:
        found.append((start, len(text)))
    return tuple(found)


def quoted(text: str, offset: int) -> bool:
    """Whether ``offset`` is inside a quotation."""
    found = spans(text)
    before = bisect_left(found, (offset, 0)) - 1
    return before >= 0 and offset < found[before][1]


def outside(text: str) -> str:
    """``text`` without what is said in quotation marks."""
    parts = []
    at = 0
    for start, end in spans(text):
        parts.append(text[at:start])
        at = end
    return " ".join((*parts, text[at:])).strip()


def speech(paragraph: Sequence[str]) -> list[tuple[bool, bool]]:
    """For each sentence of a paragraph: does it begin inside a quotation, does it end inside one."""
    states = []
    closing = ""
    for sentence in paragraph:
        begins = bool(closing)
        for char in sentence:
            if closing:
                closing = "" if char == closing else closing
            elif char in OPENING or char == '"':
                closing = OPENING.get(char, '"')
        states.append((begins, bool(closing)))
    return states
