"""Which words are words of the language and which are names, by the dictionaries of ``simplemma``."""

from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer import languages
from summarizer.languages import Language

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

_LONGEST = 60  # letters; what is longer is not a word, and is not kept in memory


@lru_cache(maxsize=1)
def _dictionary() -> "DictionaryLookupStrategy":
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy()


def is_word(word: str, language: Language | str) -> bool:
    """Whether ``word`` in lower case is an inflected form of the language (False where it has no dictionary)."""
    return len(word) <= _LONGEST and _is_word(word, language)


@lru_cache(maxsize=50_000)
def _is_word(word: str, language: Language | str) -> bool:
    language = languages.get(language)
    if not language.dictionary:
        return False
    lower = word.lower()

    def is_listed(form: str) -> bool:
        return bool(_dictionary().is_dictionary_member(form, language.code))

    return is_listed(lower) or (language.derives is not None and language.derives(lower, is_listed))


def is_proper(word: str) -> bool:
    """Whether ``word`` with a capital is listed as a name (the English dictionary has names of all countries)."""
    return len(word) <= _LONGEST and _is_proper(word)


@lru_cache(maxsize=50_000)
def _is_proper(word: str) -> bool:
    return bool(_dictionary().is_dictionary_member(word.capitalize(), "en"))


def lemma(word: str, language: Language | str) -> str:
    """The dictionary form of ``word``, in lower case; ``word`` itself where none is known."""
    return _lemma(word, language) if len(word) <= _LONGEST else word.lower()


@lru_cache(maxsize=50_000)
def _lemma(word: str, language: Language | str) -> str:
    language = languages.get(language)
    if not language.dictionary:
        return word.lower()
    return (_dictionary().get_lemma(word.lower(), language.code) or word).lower()
