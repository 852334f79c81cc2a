"""Sentence pairs in capitals, and in title case: how papers set headlines, and what few parallel texts hold."""

from training.press.grammar import Pair

_SMALL = frozenset("a an and as at but by for from in nor of off on or the to up via with".split())
"""Words that English title case leaves small."""

_ITALIAN_SMALL = frozenset(
    "a al alla alle ai da dal dalla di del della dei delle e ed i il in la le lo nel nella per su".split()
)


def capitals(pair: Pair) -> Pair:
    """Both sides in capital letters."""
    return pair[0].upper(), pair[1].upper()


def title_case(pair: Pair) -> Pair:
    """Both sides with a capital letter on every word but the small ones."""
    return _titled(pair[0], _ITALIAN_SMALL), _titled(pair[1], _SMALL)


def _titled(text: str, small: frozenset[str]) -> str:
    words = text.split(" ")
    return " ".join(
        word if index and word.lower() in small else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )
