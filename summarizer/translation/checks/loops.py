"""A model that repeats itself."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_WORD = re.compile(r"\w+")


def compression_ratio(text: str) -> float:
    """Bytes of ``text`` over bytes of its zlib form (the loop measure of Whisper, Radford et al. 2022)."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) / len(zlib.compress(data)) if data else 1.0


def _repeated(text: str, n: int) -> int:
    words = _WORD.findall(text.lower())
    counts = Counter(zip(*(words[i:] for i in range(n)), strict=False))
    return max(counts.values(), default=0)


def find(pair: Pair) -> Iterator[str]:
    """Where the target repeats what the source does not."""
    if compression_ratio(pair.target) > max(2.2, 1.5 * compression_ratio(pair.source)):
        yield "the same words come again and again"
        return
    for n, limit in ((4, 1), (2, 3)):
        if _repeated(pair.target, n) > max(limit + 1, _repeated(pair.source, n) + 1):
            yield "the same words come again and again"
            return


CHECK = Check(Kind.LOOP, find)
