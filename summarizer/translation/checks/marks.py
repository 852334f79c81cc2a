"""Quotation marks and brackets that lost their partner."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_BRACKETS = (("(", ")"), ("[", "]"))
_OPENING, _CLOSING = "“«„", "”»"
# A name that was lost between its marks.
_EMPTY = re.compile(r"“\s*”|«\s*»|(?<!\S)\"\s?\"(?!\S)")


def find(pair: Pair) -> Iterator[str]:
    """Brackets or quotation marks that are paired in the source and not in the target."""
    if _open_brackets(pair.target) and not _open_brackets(pair.source):
        yield "a bracket is not closed or not opened"
    if _open_quotes(pair.target) and not _open_quotes(pair.source):
        yield "a quotation mark is not closed or not opened"
    if _EMPTY.search(pair.target) and not _EMPTY.search(pair.source):
        yield "quotation marks with nothing between them"


def _open_brackets(text: str) -> bool:
    return any(text.count(left) != text.count(right) for left, right in _BRACKETS)


def _open_quotes(text: str) -> bool:
    """Whether an odd number of double marks stands in ``text``: writers mix the kinds, so kinds are not compared."""
    return sum(text.count(mark) for mark in '"' + _OPENING + _CLOSING) % 2 == 1


CHECK = Check(Kind.MARKS, find)
