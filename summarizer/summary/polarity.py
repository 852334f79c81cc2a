"""What a text denies and what it affirms.

The scope of a negation is taken to be the content words right after it (NegEx, Chapman et al. 2001).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.summary.data import lines
from summarizer.summary.words import function_words, tokens
from summarizer.text.lexicon import lemma

ROOT = 5  # letters of a lemma that its family shares (injury, injured)
SCOPE = 3  # content words that a negation reaches


@cache
def words_of_negation(language: str, role: str) -> frozenset[str]:
    """The words of a role ("negator", "neutral", "between", "denying") in data/negation.txt, of a language."""
    listed = (line.split(": ") for line in lines("negation.txt"))
    return frozenset(word for key, words in listed if key == f"{language} {role}" for word in words.split())


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words (lemmas) of a text by negation: ``heads`` stand right after one, ``scope`` are the heads and what
    follows them, ``said`` all others. What follows a word like "senza" is in ``scope`` and in ``said``."""

    heads: frozenset[str]
    scope: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "Polarity":
        """Read ``texts``, each on its own."""
        negators, neutral_words = words_of_negation(language, "negator"), words_of_negation(language, "neutral")
        skip = function_words(language) | words_of_negation(language, "between")
        heads, scope, said = set[str](), set[str](), set[str]()
        for text in texts:
            after = SCOPE  # content words since the last negation
            neutral = False
            for word in tokens(text):
                if word in negators or word in neutral_words:
                    after, neutral = 0, word in neutral_words
                elif word not in skip:
                    one = lemma(word, language)[:ROOT]
                    if after == 0 and not neutral:
                        heads.add(one)
                    if after < SCOPE:
                        scope.add(one)
                    if after >= SCOPE or neutral:
                        said.add(one)
                    after += 1
        return cls(frozenset(heads), frozenset(scope), frozenset(said))
