"""Corrections that a paper prints with its article ("CORREZIONE: i feriti sono tre"), and what they correct."""

import re
from collections.abc import Sequence

from summarizer.summary.words import content

_MARK = re.compile(
    r"\W*(?:correzion[ei]|errata\s+corrige|rettific[ah]e?|precisazion[ei]|nota di correzione)\b\s*[:.–—-]\s*",
    re.IGNORECASE,
)
# Content words that a sentence must share with a correction to be the one that it corrects.
_SHARED = 2


def is_correction(sentence: str) -> bool:
    """Whether ``sentence`` is announced as a correction."""
    return _MARK.match(sentence) is not None


def statement(sentence: str) -> str:
    """What a correction states, without its announcement; any other sentence as it is."""
    said = _MARK.sub("", sentence, count=1) if is_correction(sentence) else sentence
    return said[:1].upper() + said[1:]


def superseded(sentences: Sequence[str]) -> frozenset[int]:
    """The sentences that a correction among them replaces: for each the one that shares most content words with it."""
    found = set()
    for index, correction in enumerate(sentences):
        if is_correction(correction):
            stems = _topic(statement(correction))
            shared = {i: len(stems & _topic(other)) for i, other in enumerate(sentences) if i != index}
            best = max(shared, key=lambda i: (shared[i], -i), default=None)
            if best is not None and shared[best] >= min(_SHARED, len(stems)):
                found.add(best)
    return frozenset(found)


def _topic(sentence: str) -> set[str]:
    """Content words without numbers, which are what is corrected."""
    return {stem for stem in content(sentence) if not stem[0].isdigit()}
