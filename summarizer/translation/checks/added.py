"""Names and nations that the translation has and the source has not: President Trump for "il presidente"."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages.data import words
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.likeness import likeness
from summarizer.text.names import MOST_WORDS, Name, find_names, key_of, words_of
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.length import length_deviation
from summarizer.translation.checks.name_search import NameSearch
from summarizer.translation.checks.pair import Pair

# Writers say Ms. Davis where another language has a pronoun.
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lady)\b\.? ([^\W\d_]+)")
# Behind an office any name counts, elsewhere one that the dictionary of English has.
_OFFICE = re.compile(
    r"\b(?:President|Minister|Premier|Mayor|Governor|Senator|Secretary|Chancellor|Judge|Coach|General|Bishop|Cardinal)"
    r" ([A-Z][^\W\d_]+)"
)
# Where the news is from, or spelt out: the President, the EU.
_OFTEN_IMPLIED = frozenset({"Stati Uniti", "Regno Unito", "Gran Bretagna", "Inghilterra", "Galles", "Europa"})

# Standard deviations above the usual length from which a translation may spell out what the source does not.
_SPELT_OUT = 2.0


def find(pair: Pair) -> Iterator[str]:
    """A name of the target that no word of the source stands for."""
    if not pair.target_language.dictionary:
        yield from _places_added(pair)
        return
    offices = set(_OFFICE.findall(pair.target_plain))
    names = [
        name
        for name in find_names(pair.target_plain, pair.target_language, pair.source_language)
        if name.text in offices or (_is_place(name, pair) if name.forms else _is_person(name.text, pair))
    ]
    search = NameSearch(pair.source_plain, pair.source_language)
    absent = set(search.missing(names, pair.target_language))
    addressed = set(_ADDRESSED.findall(pair.target_plain))
    added = [
        name.text
        for name in names
        if name.text in absent and name.text not in addressed and not _is_implied(name, search, pair)
    ]
    if added:
        yield f"not in the source: {', '.join(dict.fromkeys(added))}"


def _places_added(pair: Pair) -> Iterator[str]:
    """Places and peoples alone, where the target language has no dictionary to tell other names by."""
    search = NameSearch(pair.source_plain, pair.source_language)
    # An acronym may be spelt out, and a longer translation say whose a place is.
    spelt_out = length_deviation(pair) > _SPELT_OUT or any(word.isupper() and len(word) > 1 for word in search.words)
    if len(search.words) > MOST_WORDS or spelt_out:
        return
    found = words_of(pair.target_plain, pair.target_language)[:MOST_WORDS]
    names = dict.fromkeys(name for word in found if (name := _place(word.text, pair)))
    added = [
        name.text
        for name in names
        if not search.has_form_of(name) and not _is_implied(name, search, pair) and not _is_alike(name, search, pair)
    ]
    if added:
        yield f"not in the source: {', '.join(added)}"


def _is_alike(name: Name, search: NameSearch, pair: Pair) -> bool:
    """Whether ``name`` may be a name of the source that only looks like a place (Giorgia, Джорджа)."""
    sounds, language = pair.target_language.sounds, pair.source_language
    names = [word for word in search.words if word[0].isupper()]
    return sounds is not None and any(
        likeness(word, language, name.text, pair.target_language) >= sounds.alike for word in names
    )


def _place(word: str, pair: Pair) -> Name | None:
    """The place or people that ``word`` stands for, with or without suffixes, and its forms in the source."""
    inhabitants = pair.target_language.inhabitants
    if inhabitants and inhabitants.search(word):
        word = word.capitalize()
    if word[0].islower():
        return None
    for form in (word, pair.target_language.stem(word)):
        key = key_of(form, pair.target_language) or ""
        if key in pair.source_language.demonyms and key not in _OFTEN_IMPLIED:
            return Name(form, (pair.source_language.exonyms or {}).get(key, ()))
    return None


def _is_place(name: Name, pair: Pair) -> bool:
    """Whether the exonym is a place or nation with adjectives of its own: not Parliament, the Moon."""
    return key_of(name.text, pair.target_language) in pair.source_language.demonyms


def _is_person(name: str, pair: Pair) -> bool:
    """Whether the dictionary has ``name``, and no part of it is a word that may well have a capital (Western)."""
    return is_proper(name) and all(
        part.lower() in words("en/names_also_words.txt") or not is_word(part, pair.target_language)
        for part in name.split()
    )


def _is_implied(name: Name, search: NameSearch, pair: Pair) -> bool:
    """Whether the source has the adjective of the country."""
    stems = pair.source_language.demonyms.get(key_of(name.text, pair.target_language) or "", ())
    return any(word.lower().startswith(stems) for word in search.words)


CHECK = Check(Kind.ADDED, find, needs=(lambda language: language.exonyms,))
