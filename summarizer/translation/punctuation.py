"""The end of a sentence and the seams between its pieces: what a model writes there by habit, not from the source."""

import re
from collections.abc import Sequence

from summarizer import languages
from summarizer.languages import Language

_TERMINAL = ".!?…"
_CLOSING = "\"'”’»›)]"
_SINGLE_STOP = re.compile(r"(?<![.\s])(?<!\b[A-Z])\.$")


def match_ending(source: str, target: str) -> str:
    """``target`` with the end mark of ``source``: a headline gets no full stop, a sentence does, a piece its comma.

    Only a full stop, or nothing after a letter or digit, is changed; "!", "?", quotes and brackets stay.
    """
    end, text = source.rstrip().rstrip(_CLOSING)[-1:], target.rstrip()
    if not end or not text:
        return text
    if end in ",;:" and (_SINGLE_STOP.search(text) or text[-1].isalnum()):
        return text.removesuffix(".") + end
    if end == "." and text[-1].isalnum():
        return text + "."
    if end not in _TERMINAL + ",;:" and _SINGLE_STOP.search(text):
        return text.removesuffix(".")
    return text


def join_pieces(sources: Sequence[str], targets: Sequence[str], language: Language | str) -> str:
    """The translated pieces of one sentence as one, each with the end of its source and no capital of its own."""
    joined = [match_ending(source, target) for source, target in zip(sources, targets, strict=True)]
    small = languages.get(language).small_words
    for i, source in enumerate(sources[1:], start=1):
        if source.lstrip()[:1].islower() and joined[i].split(" ", 1)[0].lower() in small:
            joined[i] = joined[i][:1].lower() + joined[i][1:]
    return " ".join(piece for piece in joined if piece)
