"""Which Italian names are heard in one way only, and how Uzbek writes them: Giuseppe, Juzeppe, and not Jozef."""

import re
from functools import lru_cache

from summarizer.languages.data import rows, words
from summarizer.languages.uz import italian, transliteration

# Spelt as no other language is: a last vowel that is sounded, h after c and g alone.
_ITALIAN = re.compile(r"(?:[cg]h|[a-gi-vz])+[aeio]\Z")
_OTHER = re.compile(r"[jkwxy]")


@lru_cache(maxsize=5000)
def by_sound(name: str, is_italian: bool) -> str | None:
    """``name`` in Latin letters by its sound; None where it may be of another language.

    ``is_italian`` says that it is a word of Italian and of no other that is in question.
    """
    if known := _listed().get(name):
        return transliteration.to_latin(known)
    lower = name.lower()
    given = lower in words("it/given_names.txt") and lower not in words("en/given_names.txt")
    if not (given or is_italian) or _OTHER.search(lower) or not _ITALIAN.fullmatch(lower):
        return None
    return transliteration.to_latin(italian.to_cyrillic(name))


@lru_cache
def _listed() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("uz/names.tsv") if " " not in row[0]}
