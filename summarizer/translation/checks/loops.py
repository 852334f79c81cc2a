"""A model that repeats itself."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_WORD = re.compile(r"[^\W\d_]+")
# Words of a phrase that is looked for three times in a row.
_LONGEST_PHRASE = 4
_IN_A_ROW = 3


def compression_ratio(text: str) -> float:
    """Bytes of ``text`` over bytes of its zlib form (the loop measure of Whisper, Radford et al. 2022)."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) / len(zlib.compress(data)) if data else 1.0


def find(pair: Pair) -> Iterator[str]:
    """Where the target repeats what the source does not."""
    here, there = _words(pair.source), _words(pair.target)
    if (
        compression_ratio(pair.target) > max(2.2, 1.5 * compression_ratio(pair.source))
        or any(_most(there, n) > max(limit + 1, _most(here, n) + 1) for n, limit in ((4, 1), (2, 3)))
        or (in_a_row(there) >= _IN_A_ROW and in_a_row(there) > in_a_row(here))
    ):
        yield "the same words come again and again"


def in_a_row(words: Sequence[str]) -> int:
    """How often a phrase of up to four words follows itself: "ochdi ochdi ochdi" 3."""
    best = 1
    for length in range(1, _LONGEST_PHRASE + 1):
        same = 0  # words in a row that are equal to those ``length`` before
        for index in range(length, len(words)):
            same = same + 1 if words[index] == words[index - length] else 0
            best = max(best, same // length + 1)
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _most(words: Sequence[str], n: int) -> int:
    """How often the most frequent run of ``n`` words comes."""
    return max(Counter(zip(*(words[i:] for i in range(n)), strict=False)).values(), default=0)


CHECK = Check(Kind.LOOP, find)
