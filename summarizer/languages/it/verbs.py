"""Does an Italian text have a finite verb? Tells a sentence from a fragment, and a clause from an apposition.

A lexicon of the verbs of the news (verbs.tsv) in the third person, and the endings that only verbs have.
A heuristic: an unlisted verb is missed, which costs a sentence some of its rank, never a fact.
"""

import re
from functools import cache, lru_cache

from summarizer.languages.data import rows, words

CONJUGATION = {
    "are": ("a", "ano", "ava", "avano", "ò"),
    "ere": ("e", "ono", "eva", "evano"),
    "ire": ("e", "ono", "iva", "ivano", "ì"),
    "ire+": ("isce", "iscono", "iva", "ivano", "ì"),
}
# Future, conditional, past: endings that nouns and adjectives hardly share.
ENDING = re.compile(r"\w{2,}(?:rà|ranno|arono|irono|erono|avano|evano|rebbe|rebbero|assero|essero|issero)")
WORD = re.compile(r"(?:[^\W\d_]+['’](?:è|era|erano)\b)|[^\W\d_]+|\d+|[^\w\s]")


@cache
def lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """Third-person forms: those made by rule, and the irregular ones."""
    regular: set[str] = set()
    irregular: set[str] = set()
    for kind, listed in rows("it/verbs.tsv"):
        if kind == "form":
            irregular.update(listed.split())
        else:
            regular.update(word[:-3] + ending for word in listed.split() for ending in CONJUGATION[kind])
    return frozenset(regular), frozenset(irregular)


def is_finite(word: str, before: str = "") -> bool:
    """Whether ``word``, following the word ``before``, reads as a finite verb of the third person."""
    regular, irregular = lexicon()
    lower, previous = word.casefold(), before.casefold()
    if lower in irregular:
        return True
    # After an article or preposition a form that could be a verb is a noun.
    return previous not in words("it/before_nouns.txt") and (lower in regular or bool(ENDING.fullmatch(lower)))


@lru_cache(maxsize=16)  # asked again for every reading of a sentence
def finite_verbs(text: str) -> tuple[str, ...]:
    """The finite verbs of ``text`` in order; capitalised words inside it are names, not verbs."""
    found = []
    before = ""
    for number, match in enumerate(WORD.finditer(text.lower() if text.isupper() else text)):
        word = match[0]
        if (number == 0 or not word[0].isupper()) and is_finite(word, before):
            found.append(word)
        before = word if word not in "'’" else before
    return tuple(found)
