"""What the languages of news pages have in common with each other: cues, kept as data in one TOML file each.

Cues of all languages are used at once: English menus stand around Italian articles, and short lines of a menu say
little about their language.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("it", "en", "es", "fr", "pt")

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_MAX_PHRASE = 8
ANYWHERE_LIMIT = 40  # words; in longer blocks a phrase says little about the whole


def fold(text: str) -> str:
    """Lower case without accents: the form in which words are compared."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return _COMBINING.sub("", unicodedata.normalize("NFD", lowered))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded; every number is "#"."""
    words = _WORD.findall(fold(text))
    return tuple(["#" if word.isdecimal() else word for word in words])


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a block: its kind ("related", "share", …), whether it is the whole block, or stands anywhere
    in it, how many words it has, and whether a colon or the like parts it from the rest ("Leggi anche: …")."""

    kind: str
    whole: bool
    anywhere: bool = False
    words: int = 1
    label: bool = False


class Phrases:
    """All phrases of all languages, looked up word by word in time linear in the block."""

    def __init__(self) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._start: dict[tuple[str, ...], str] = {}
        self._end: dict[tuple[str, ...], str] = {}
        self._inside: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, phrase: str, kind: str) -> None:
        """Adds one phrase in the notation of the cue files."""
        words = tokens(phrase.replace("#", "0"))
        before, after = phrase.startswith("…"), phrase.endswith("…")
        if before and after:
            self._inside.setdefault(words[0], []).append((words, kind))
        elif before:
            self._end.setdefault(words, kind)
        elif after:
            self._start.setdefault(words, kind)
        else:
            self._whole.setdefault(words, kind)

    def find(self, words: Sequence[str]) -> Cue | None:
        """The most telling phrase in the words of a block: the whole block, else its start, end, or inside."""
        key = tuple(words)
        if len(key) <= _MAX_PHRASE and (kind := self._whole.get(key)):
            return Cue(kind, whole=True)
        for length in range(min(_MAX_PHRASE, len(key)), 0, -1):
            if kind := self._start.get(key[:length]):
                return Cue(kind, whole=length == len(key), words=length)
        if len(key) > ANYWHERE_LIMIT:
            return None
        for length in range(min(_MAX_PHRASE, len(key)), 0, -1):
            if kind := self._end.get(key[-length:]):
                return Cue(kind, whole=length == len(key), words=length)
        for position, word in enumerate(key):
            for phrase, kind in self._inside.get(word, ()):
                if key[position : position + len(phrase)] == phrase:
                    return Cue(kind, whole=len(phrase) == len(key), anywhere=True, words=len(phrase))
        return None


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of all languages. Words are folded; ``months`` maps a month's name to its number."""

    phrases: Phrases
    function_words: frozenset[str]
    site_words: frozenset[str]
    pitch_words: frozenset[str]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    date_words: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    byline_prefixes: frozenset[tuple[str, ...]]
    byline_openers: frozenset[str]
    roles: frozenset[str]
    desks: frozenset[str]
    name_joiners: frozenset[str]
    name_particles: frozenset[str]
    mastheads: frozenset[str]
    periodicals: frozenset[str]
    honorifics: frozenset[str]
    sections: frozenset[tuple[str, ...]]
    tails: tuple[str, ...]
    compound_prefixes: frozenset[str]
    mail_headers: frozenset[str]


def read(language: str) -> dict[str, Any]:
    """The cue file of one language, as it is."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def _words(data: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(fold(word) for language in data for word in str(language.get(key, "")).split())


@cache
def load() -> Cues:
    """The cues of all languages, read once."""
    data = [read(language) for language in LANGUAGES]
    phrases = Phrases()
    months: dict[str, int] = {}
    for language in data:
        for kind, texts in language["phrases"].items():
            for phrase in texts:
                phrases.add(phrase, kind)
        for number, names in enumerate(language["months"], start=1):
            months.update((fold(name), number) for name in names.split())
    prefixes = frozenset(tokens(prefix) for language in data for prefix in language["byline_prefixes"])
    return Cues(
        phrases=phrases,
        function_words=_words(data, "function_words"),
        site_words=_words(data, "site_words"),
        pitch_words=_words(data, "pitch_words"),
        months=months,
        weekdays=_words(data, "weekdays"),
        date_words=_words(data, "date_words"),
        published=_words(data, "published"),
        updated=_words(data, "updated"),
        byline_prefixes=prefixes,
        byline_openers=frozenset(prefix[0] for prefix in prefixes),
        roles=_words(data, "roles"),
        desks=_words(data, "desks"),
        name_joiners=_words(data, "name_joiners"),
        name_particles=_words(data, "name_particles"),
        mastheads=_words(data, "mastheads"),
        periodicals=_words(data, "periodicals"),
        honorifics=_words(data, "honorifics"),
        sections=frozenset(tokens(name) for language in data for name in language["sections"].split("|")),
        tails=tuple(tail for language in data for tail in language["tails"]),
        compound_prefixes=_words(data, "compound_prefixes"),
        mail_headers=_words(data, "mail_headers"),
    )
