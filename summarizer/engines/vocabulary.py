"""Which pieces of a multilingual model's vocabulary are needed for languages in Latin letters.

NLLB scores 256 thousand pieces for every token it writes, and many of them belong to scripts that it is never asked
for. Left out, they cost no time and no memory (Abdaoui et al. 2020, arXiv:2010.05609).
"""

import unicodedata
from collections.abc import Collection, Sequence

from summarizer.languages import known

# Languages of models.txt that are written in Latin letters; Uzbek is always asked for in them.
LATIN = frozenset({"es", "fr", "pt", "de", "tr", "az"}) | {each.code for each in known() if each.script == "Latn"}
_WORD_START = "▁"  # SentencePiece's mark
# How the names of Latin letters begin in Unicode; the second are those of oʻ and ʼ, the others ª and º.
_NAMES = ("LATIN", "MODIFIER LETTER", "FEMININE ORDINAL", "MASCULINE ORDINAL")


def needed(vocabulary: Sequence[str]) -> list[int]:
    """The ids of all pieces but those of several characters with letters of another script.

    Single characters stay, so that a name in other letters can still be read.
    """
    return [number for number, piece in enumerate(vocabulary) if _is_needed(piece)]


def spelt(piece: str, absent: Collection[str]) -> list[str]:
    """A piece as those that are there: itself, or its characters."""
    return [piece] if piece not in absent else [character for character in piece if character not in absent]


def _is_needed(piece: str) -> bool:
    if piece.isascii() or len(piece.lstrip(_WORD_START)) <= 1:
        return True
    return all(_is_latin(character) for character in piece if character.isalpha())


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_NAMES)
