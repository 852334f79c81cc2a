"""Content words of a sentence, for comparing sentences with each other."""

import re
import unicodedata

from summarizer import languages
from summarizer.languages import Language

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+", re.UNICODE)
STEM_LENGTH = 6  # truncation to a fixed prefix is a fair stemmer for inflecting languages (McNamee & Mayfield 2004)


def tokens(text: str) -> list[str]:
    """Words and numbers in order, case folded, composed (NFC); elided articles stand alone ("l", "intesa")."""
    return TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def content(text: str, language: Language | str = "it") -> list[str]:
    """Stems of the content words of ``text``, and its numbers whole."""
    skip = languages.get(language).function_words
    return [t if t[0].isdigit() else t[:STEM_LENGTH] for t in tokens(text) if t not in skip]
