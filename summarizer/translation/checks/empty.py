"""A translation with nothing in it."""

from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair


def has_words(text: str) -> bool:
    """Whether ``text`` holds a letter or a digit."""
    return any(character.isalnum() for character in text)


def find(pair: Pair) -> Iterator[str]:
    """Where the source has words and the target none."""
    if has_words(pair.source) and not has_words(pair.target):
        yield "the translation is empty"


CHECK = Check(Kind.EMPTY, find)
