"""A translation without its beginning or its end."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_CLOSERS = "\"'”’»›)]"
_END = re.compile(r"[.!?…:;]\Z")


def find(pair: Pair) -> Iterator[str]:
    """Where the source is a whole sentence and the target begins or ends in the middle of one."""
    source, target = pair.source.strip(), pair.target.strip()
    if _ends(source) and not _ends(target):
        yield "the translation stops before the end of the sentence"
    elif _first_letter(source).isupper() and _first_letter(target).islower():
        yield "the translation begins in the middle of a sentence"


def _ends(text: str) -> bool:
    return bool(_END.search(text.rstrip(_CLOSERS + " ")))


def _first_letter(text: str) -> str:
    return next((character for character in text if character.isalnum()), "")


CHECK = Check(Kind.CUT, find)
