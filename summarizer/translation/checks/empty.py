"""A translation with nothing in it."""

from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair


def has_words(text: str) -> bool:
    """Whether ``text`` holds a letter or a digit."""
    return any(character.isalnum() for character in text)


def check_empty(pair: Pair) -> Iterator[Flag]:
    """Flag "empty" where the source has words and the target none."""
    if has_words(pair.source) and not has_words(pair.target):
        yield Flag("empty", "the translation is empty")
