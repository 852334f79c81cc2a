"""Names and nations that the translation has and the source has not: President Trump for "il presidente"."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages.data import words
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.names import Name, find_names, key_of
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.name_search import NameSearch
from summarizer.translation.checks.pair import Pair

# Writers say Ms. Davis where another language has a pronoun.
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lady)\b\.? ([^\W\d_]+)")
# Behind an office any name counts, elsewhere one that the dictionary of English has.
_OFFICE = re.compile(
    r"\b(?:President|Minister|Premier|Mayor|Governor|Senator|Secretary|Chancellor|Judge|Coach|General|Bishop|Cardinal)"
    r" ([A-Z][^\W\d_]+)"
)
# Letters that an adjective or the name of a people shares with its country in another language: rumeno, Romanian.
_SHARED = 3


def find(pair: Pair) -> Iterator[str]:
    """A name of the target that no word of the source stands for."""
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
    """Whether the source has the adjective of the country, or any word that begins alike."""
    key = key_of(name.text, pair.target_language)
    stems = pair.source_language.demonyms.get(key, ()) if key else ()
    return any(word.lower().startswith((*stems, name.text[:_SHARED].lower())) for word in search.words)


CHECK = Check(
    Kind.ADDED, find, needs=(lambda language: language.exonyms,), target_needs=(lambda language: language.dictionary,)
)
