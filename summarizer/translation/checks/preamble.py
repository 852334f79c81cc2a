"""What an instruction-tuned model says about its translation, in place of it or around it."""

from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair


def find(pair: Pair) -> Iterator[str]:
    """Sure! Here is the translation: … Where the source begins in such a way, it is the translation."""
    pattern, like_it = pair.target_language.preamble, pair.source_language.preamble
    if pattern and pattern.search(pair.target_plain) and not (like_it and like_it.search(pair.source)):
        yield "holds words of the model about its translation"


CHECK = Check(Kind.PREAMBLE, find, target_needs=(lambda language: language.preamble,))
