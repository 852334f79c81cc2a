"""Numbers that are not the same on both sides."""

import re
from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _digits(text: str) -> set[str]:
    return {re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)}


def check_numbers(pair: Pair) -> Iterator[Flag]:
    """Flag "numbers" for digits that stand on one side only."""
    missing = _digits(pair.source) - _digits(pair.target)
    added = _digits(pair.target) - _digits(pair.source)
    if missing:
        yield Flag("numbers", f"not in the translation: {', '.join(sorted(missing))}")
    if added:
        yield Flag("numbers", f"not in the source: {', '.join(sorted(added))}")
