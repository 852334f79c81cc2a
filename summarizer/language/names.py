"""Names in a text: which words must come through a translation as names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.calendar import months, weekdays
from summarizer.language.data import rows
from summarizer.language.lexicon import is_word

_LANGUAGES = {"it": 0, "en": 1, "uz": 2}
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_ELISION = re.compile(r"\A(?:[ldnsmtcv]|un|all|dall|dell|nell|sull|coll|quell|quest|bell|sant|tutt|grand|anch|mezz|senz|cent|od|ad)[’']", re.IGNORECASE)
_CONTRACTION = re.compile(r"(?:n[’']t|[’'](?:s|S|re|ve|ll|d|m)?)\Z")
_OPENS = re.compile(r"(?:\A|[.!?:;…]\s|[\"“”«»‘'(\[–—•*-]\s?|\n)\s*\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as the names room sees it: without elided article and possessive."""

    text: str
    start: int
    end: int
    opens: bool  # a sentence or a quotation, so that its capital says nothing
    before_stop: bool = False  # a full stop and another word follow: an abbreviation or the end of a sentence


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words, and the forms it may have in the language asked for (empty: any transliteration)."""

    text: str
    forms: tuple[str, ...] = ()


def words_of(text: str, language: str) -> list[Word]:
    """The words of ``text`` in order."""
    found = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if language == "it" and (elision := _ELISION.match(word)):
            word, start = word[elision.end() :], start + elision.end()
        if language == "en":
            word = _CONTRACTION.sub("", word)
        if "." in word:
            word = word.replace(".", "")
        if word:
            opens = bool(_OPENS.search(text, max(0, match.start() - 4), match.start())) or match.start() == 0
            found.append(Word(word, start, match.end(), opens, text.startswith(". ", match.end())))
    return found


@lru_cache
def _exonyms(language: str) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Every form in ``language`` by its first word: the words of the form, and its row; longest first."""
    index: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, row in enumerate(rows("exonyms.tsv")):
        for form in row[_LANGUAGES[language]].split("|"):
            parts = tuple(word.text for word in words_of(form, language))
            if parts and parts[0][0].isupper():
                index.setdefault(parts[0], []).append((parts, number))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def find_names(text: str, language: str, other: str) -> list[Name]:
    """The names in ``text`` that a translation into ``other`` must keep, in order.

    A capital letter is not enough: words of the dictionary (Governo, Assembly) are left out, but exonyms with their
    forms and acronyms are in. Text in capitals only has no names that can be told.
    """
    if language not in _LANGUAGES or text.isupper():
        return []
    words = words_of(text, language)
    calm = _is_running_text(words)
    found, index = [], 0
    while index < len(words):
        name, length = _name_at(words, index, language, other, calm)
        if name:
            found.append(name)
        index += length
    return found


def _is_running_text(words: list[Word]) -> bool:
    """False for a headline in which most words have a capital."""
    inner = [word for word in words if not word.opens and len(word.text) > 3]
    return len(inner) < 3 or sum(word.text[0].isupper() for word in inner) <= 0.6 * len(inner)


def _name_at(words: list[Word], index: int, language: str, other: str, calm: bool) -> tuple[Name | None, int]:
    word = words[index]
    if not word.text[0].isupper():
        return None, 1
    for parts, row in _exonyms(language).get(word.text, ()):
        if tuple(w.text for w in words[index : index + len(parts)]) == parts:
            return Name(" ".join(parts), _forms(row, other)), len(parts)
    bare = word.text
    if bare.isupper() and len(bare) > 1:
        return (None if _ROMAN.match(bare) else Name(bare)), 1
    if word.before_stop and len(bare) < 6 and language == "en":  # Sens. Graham, Gov. Brown
        return None, 1
    if len(bare) < 3 or _is_calendar(bare, language) or is_word(bare, language):
        return None, 1
    if (word.opens or not calm) and not _continues(words, index):
        return (Name(bare) if not calm or len(bare) > 3 else None), 1
    return Name(bare), 1


def _continues(words: list[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.text[0].isupper() and following.start - words[index].end == 1


def _is_calendar(word: str, language: str) -> bool:
    return bool(months(word, language) or weekdays(word, language))


@lru_cache
def _forms(row: int, other: str) -> tuple[str, ...]:
    return tuple(rows("exonyms.tsv")[row][_LANGUAGES[other]].split("|")) if other in _LANGUAGES else ()
