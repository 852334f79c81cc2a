"""Numbers that are all there and say something else: a score the other way round, one in four as four."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# 3-1, 3:1, 3 a 1; not a date, a time or part of a longer number.
_SCORE = re.compile(r"(?<![\w.,:–-])(\d{1,3})(?: ?[-–:] ?| a )(\d{1,3})(?![\w,:–-]|\.\d)")


def find(pair: Pair) -> Iterator[str]:
    """A score whose numbers changed places, and a share of which the target says nothing."""
    here, there = _scores(pair.source_plain), _scores(pair.target_plain)
    for one, other in sorted(here):
        if one != other and (other, one) in there - here and (one, other) not in there:
            yield f"the other way round: {one}-{other}"
    share = pair.source_language.numerals and pair.source_language.numerals.share
    part = pair.target_language.numerals and pair.target_language.numerals.part
    if share and part and share.search(pair.source_plain) and not part.search(pair.target_plain):
        yield "a share is missing (one in four)"


def _scores(text: str) -> set[tuple[str, str]]:
    return {(match[1], match[2]) for match in _SCORE.finditer(text)}


CHECK = Check(Kind.NUMBERS, find)
