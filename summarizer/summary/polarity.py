"""What a text denies and what it affirms.

The scope of a negation is taken to be the content words right after it (NegEx, Chapman et al. 2001).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.base import Negation
from summarizer.summary.words import tokens
from summarizer.text.lexicon import lemma

ROOT = 5  # letters of a lemma that its family shares (injury, injured)
SCOPE = 3  # content words that a negation reaches


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words (lemmas) of a text by negation: ``heads`` stand right after one, ``scope`` are the heads and what
    follows them, ``said`` all others. What follows a word like "senza" is in ``scope`` and in ``said``."""

    heads: frozenset[str]
    scope: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str], language: Language | str) -> "Polarity":
        """Read ``texts``, each on its own."""
        language = languages.get(language)
        words = language.negation or Negation()
        skip = language.function_words | words.between
        heads, scope, said = set[str](), set[str](), set[str]()
        for text in texts:
            after = SCOPE  # content words since the last negation
            neutral = False
            for word in tokens(text):
                if word in words.negators or word in words.neutral:
                    after, neutral = 0, word in words.neutral
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
