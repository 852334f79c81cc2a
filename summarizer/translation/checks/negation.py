"""A negation that was lost, or one that the source does not have."""

import re
from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.languages.base import Negation
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


# Characters of a source past which a translator has many ways to say no without a negation.
_LONGEST = 200
_MARKS = " .!?…”»)\"'"


def find(pair: Pair) -> Iterator[str]:
    """Where one side denies something and the other has no word or affix at all by which the same could be said."""
    if len(pair.source) > _LONGEST:
        return
    if _denies(pair.source_plain, pair.source_language) and not _may_deny(pair.target_plain, pair.target_language):
        yield "the source denies this"
    elif _denies(pair.target_plain, pair.target_language) and not _may_deny(pair.source_plain, pair.source_language):
        yield "the source does not deny this"


def _denies(text: str, language: Language) -> bool:
    words = _words(language)
    plain = words.idioms.sub(" ", text) if words.idioms else text
    if words.affixed and words.affixed.search(text.rstrip(_MARKS)):
        return True
    return any(_is_negator(match[0].lower(), words) for match in _WORD.finditer(plain))


def _is_negator(word: str, words: Negation) -> bool:
    return word in words.negators or word.endswith(("n't", "n’t"))


def _may_deny(text: str, language: Language) -> bool:
    signs = _words(language).signs
    return signs is None or signs.search(text) is not None


def _words(language: Language) -> Negation:
    return language.negation or Negation()


CHECK = Check(Kind.NEGATION, find, needs=(lambda language: language.negation and language.negation.signs,))
