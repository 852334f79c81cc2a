"""Which words are words of the language and which are names, by the dictionaries of ``simplemma``."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.languages.data import words

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

_DICTIONARIES = frozenset({"it", "en"})
# Words that no dictionary lists in full: adverbs in -mente, nouns in -tà and -zione, verbs of the past and with
# pronouns behind (presentarmi, dicendoglielo).
_DERIVED = re.compile(
    r"..mente\Z|..t[àù]\Z|..zion[ei]\Z|..(?:arono|erono|irono)\Z|..(?:[aei]r|[ae]ndo)(?:mi|ti|si|ci|vi|l[oaie]|ne|gli|(?:me|te|se|ce|ve|glie)(?:l[oaie]|ne))\Z"
)
# Prefixes that Italian puts before any noun: sottocomitato, vicesindaco.
_PREFIX = re.compile(
    r"(?:sotto|vice|sovr[ai]|contr[oa]|anti|inter|multi|neo|post|pre|semi|super|tele|ultra|euro|auto|micro)(?=\w{5})"
)


@lru_cache(maxsize=1)
def _dictionary() -> "DictionaryLookupStrategy":
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy()


@lru_cache(maxsize=50_000)
def is_word(word: str, language: str) -> bool:
    """Whether ``word`` in lower case is an inflected form of an Italian or English word (False elsewhere)."""
    lower = word.lower()
    if language not in _DICTIONARIES:
        return False
    if _dictionary().is_dictionary_member(lower, language):
        return True
    if language != "it":
        return False
    prefix = _PREFIX.match(lower)
    return (
        lower in words("it/words.txt")
        or _DERIVED.search(lower) is not None
        or (prefix is not None and _dictionary().is_dictionary_member(lower[prefix.end() :], language))
    )


@lru_cache(maxsize=50_000)
def is_proper(word: str) -> bool:
    """Whether ``word`` with a capital is listed as a name (the English dictionary has names of all countries)."""
    return bool(_dictionary().is_dictionary_member(word.capitalize(), "en"))


@lru_cache(maxsize=50_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of ``word``, in lower case; ``word`` itself where none is known."""
    if language not in _DICTIONARIES:
        return word.lower()
    return (_dictionary().get_lemma(word.lower(), language) or word).lower()
