"""Which words are words of the language rather than names, by the dictionaries of ``simplemma``."""

import re
from functools import lru_cache

# Adverbs in -mente and verbs with pronouns behind, which no dictionary lists in full: presentarmi, dicendoglielo.
_DERIVED = re.compile(r"..mente\Z|..(?:[aei]r|[ae]ndo)(?:mi|ti|si|ci|vi|l[oaie]|ne|gli|(?:me|te|se|ce|ve|glie)(?:l[oaie]|ne))\Z")
_DICTIONARIES = frozenset({"it", "en"})


@lru_cache(maxsize=50_000)
def is_word(word: str, language: str) -> bool:
    """Whether ``word`` in lower case is an inflected form of an Italian or English word (False elsewhere)."""
    if language not in _DICTIONARIES:
        return False
    import simplemma

    if simplemma.is_known(word.lower(), lang=language):
        return True
    return language == "it" and _DERIVED.search(word.lower()) is not None


@lru_cache(maxsize=50_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of ``word``, lower case; ``word`` itself where none is known."""
    if language not in _DICTIONARIES:
        return word.lower()
    import simplemma

    return str(simplemma.lemmatize(word.lower(), lang=language)).lower()
