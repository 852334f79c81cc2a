"""Content words of a sentence, for comparing sentences with each other."""

import re
import unicodedata
from functools import cache

from summarizer.summary.data import lines

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+", re.UNICODE)
LISTED = frozenset({"it", "en", "uz"})
STEM_LENGTH = 6  # truncation to a fixed prefix is a fair stemmer for inflecting languages (McNamee & Mayfield 2004)


@cache
def function_words(language: str) -> frozenset[str]:
    """The words of a language that carry no topic; empty where it has no list."""
    name = f"function_words_{language}.txt"
    return frozenset(word for line in lines(name) for word in line.split()) if language in LISTED else frozenset()


def tokens(text: str) -> list[str]:
    """Words and numbers in order, case folded, composed (NFC); elided articles stand alone ("l", "intesa")."""
    return TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def content(text: str, language: str = "it") -> list[str]:
    """Stems of the content words of ``text``, and its numbers whole."""
    skip = function_words(language)
    return [t if t[0].isdigit() else t[:STEM_LENGTH] for t in tokens(text) if t not in skip]
