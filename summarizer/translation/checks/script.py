"""A translation in the wrong alphabet."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# Words of two letters or more that are not Latin: a single α or µ is a symbol.
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u02ff\u1e00-\u1eff\uff21-\uff5a]{2,}")
_NOT_CYRILLIC = re.compile(r"[^\W\d_\u0400-\u052f\u02b0-\u02ff]{2,}")


def find(pair: Pair) -> Iterator[str]:
    """Words in letters that the target language does not use.

    Words that the source has in the same letters are quotations.
    """
    cyrillic = pair.target_language.script == "Cyrl"
    pattern = _NOT_CYRILLIC if cyrillic else _NOT_LATIN
    quoted = set(pattern.findall(pair.source))
    strange = [word for word in pattern.findall(pair.target) if word not in quoted]
    # A Cyrillic text may name Microsoft and NATO; it may not be Latin for the most part.
    if strange and (not cyrillic or sum(map(len, strange)) > 0.5 * sum(map(str.isalpha, pair.target))):
        yield f"not in the letters of the language: {', '.join(dict.fromkeys(strange[:3]))}"


CHECK = Check(Kind.SCRIPT, find)
