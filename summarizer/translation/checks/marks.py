"""Quotation marks and brackets that lost their partner."""

from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair

_BRACKETS = (("(", ")"), ("[", "]"))
_OPENING, _CLOSING = "“«„", "”»"


def check_marks(pair: Pair) -> Iterator[Flag]:
    """Flag "marks" for brackets or quotation marks that are paired in the source and not in the target."""
    if _open_brackets(pair.target) and not _open_brackets(pair.source):
        yield Flag("marks", "a bracket is not closed or not opened")
    if _open_quotes(pair.target) and not _open_quotes(pair.source):
        yield Flag("marks", "a quotation mark is not closed or not opened")


def _open_brackets(text: str) -> bool:
    return any(text.count(left) != text.count(right) for left, right in _BRACKETS)


def _open_quotes(text: str) -> bool:
    """Whether an odd number of double marks stands in ``text``: writers mix the kinds, so kinds are not compared."""
    return sum(text.count(mark) for mark in '"' + _OPENING + _CLOSING) % 2 == 1
