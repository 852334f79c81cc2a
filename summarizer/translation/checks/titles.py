"""Titles that an Uzbek translation keeps in English, but not whole: The New York Times, Desert Island Discs."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.languages import Language
from summarizer.languages.data import rows, words
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.names import MOST_WORDS, key_of
from summarizer.translation.checks.name_search import NameSearch

_SHORTEST = 3
# Translators drop them from a title.
_SMALL = frozenset({"The", "And"})
# Letters that Uzbek does not write, so that the word was not transliterated: Washington, Microsoft.
_FOREIGN = re.compile(r"[wW]|[cC](?!h)")
# From this likeness a word of the dictionary is one of the title; names may be less alike.
_ALIKE = 0.65


def missing_of_titles(titles: Sequence[tuple[str, ...]], target: NameSearch, language: Language) -> list[str]:
    """The English word that is gone from a title of which ``target`` keeps another in English letters.

    Several words gone are a title that was translated in part (Maple Game qoʻriqxonasi).
    """
    if len(target.words) > MOST_WORDS or len(titles) > MOST_WORDS:
        return []
    missing = []
    kept = {word for word in target.words if _is_kept(word)}
    for title in dict.fromkeys(titles):
        gone = [part for part in title if part not in _SMALL and not _is_there(part, target, language)]
        if len(gone) != 1 or not _is_english(gone[0]):
            continue
        if not kept.isdisjoint(title) or _is_half(title, gone[0], language):
            missing += gone
    return missing


def _is_half(title: tuple[str, ...], gone: str, language: Language) -> bool:
    """Whether ``gone`` is the second of two words, and neither common in titles nor a people (Big Boy)."""
    common = gone in _renderings() or gone.endswith("s") or key_of(gone, language) is not None
    return len(title) == 2 and gone == title[1] and not common


@cache
def _renderings() -> dict[str, tuple[str, ...]]:
    """How Uzbek renderings of the common words of titles begin."""
    return {word: tuple(stems.split("|")) for word, stems in rows("uz/title_words.tsv")}


def is_rendered(word: str, target: NameSearch) -> bool:
    """Whether ``word`` is common in titles, and stands translated in ``target``."""
    stems = _renderings().get(word)
    return stems is not None and target.has_beginning(stems)


def _is_there(part: str, target: NameSearch, language: Language) -> bool:
    """Whether ``part`` is in the translation: as a name, or translated."""
    return is_rendered(part, target) or target.likest(part, language) >= _least(part, target)


def _least(part: str, target: NameSearch) -> float:
    return target.alike if is_proper(part) or not is_word(part, "en") else _ALIKE


def _is_english(word: str) -> bool:
    return len(word) >= _SHORTEST and is_word(word, "en")


def _is_kept(word: str) -> bool:
    """Whether an Uzbek text has ``word`` only in a title left as it was: no name (Ford), or no Uzbek spelling."""
    if len(word) < _SHORTEST or word.lower() in words("en/names_also_words.txt"):
        return False
    return bool(_FOREIGN.search(word)) or (is_word(word, "en") and not is_proper(word))
