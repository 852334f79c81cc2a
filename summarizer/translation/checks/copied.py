"""A source that comes back instead of a translation, whole or in part."""

import re
from collections.abc import Iterator, Sequence

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.text.identify import candidates
from summarizer.text.lexicon import is_word
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_WORD = re.compile(r"[^\W\d_]+")
# A title or a phrase that may well stay.
_QUOTED = re.compile(r"[“«\"‘][^“”«»\"]{1,80}[”»\"’]|\([^()]{1,80}\)")
_LINK = re.compile(r"\S*[@/#]\S+|\bwww\.\S+|\S+\.[a-z]{2,3}\b")
# Words in lower case of the source from which a translation shares too many with it (film, via, a quoted phrase); in
# another script one is too many.
_SHARED_WORDS, _SHARED_PART = 3, 0.35
# The model of languages is sure of a sentence from about this many characters on.
_IDENTIFIABLE, _SURE = 30, 0.8


def find(pair: Pair) -> Iterator[str]:
    """Words of the source that stand in the target untranslated."""
    if pair.source_language is pair.target_language:
        return
    shared, others = _shared(pair)
    most = _SHARED_WORDS if pair.source_language.script == pair.target_language.script else 1
    if run := _run(pair):
        yield f"left untranslated: {run}"
    elif len(shared) >= most or (shared and len(shared) > _SHARED_PART * (len(shared) + len(others))):
        yield f"left untranslated: {' '.join(shared[:6])}"
    elif _is_other_language(" ".join(others), pair.target_language):
        yield "the translation is not in the language asked for"


def _shared(pair: Pair) -> tuple[list[str], list[str]]:
    """Words of the target in lower case: those that the source has and the target language has not, and the others."""
    here, there = pair.source_plain, _LINK.sub(" ", pair.target_plain)
    if there.isupper():  # a headline in capitals
        here, there = here.lower(), there.lower()
    source = {word for word in _WORD.findall(here) if word.islower()}
    target = [word for word in _WORD.findall(there) if word.islower() and len(word) > 1]
    shared = [word for word in target if word in source and not _is_own(word, pair.target_language)]
    left = set(shared)
    return shared, [word for word in target if word not in left]


def _is_own(word: str, language: Language) -> bool:
    """Whether the target language has ``word``."""
    return is_word(word, language) or word in language.international


def _run(pair: Pair) -> str | None:
    """Three words in lower case that stand together on both sides, of which the target language lacks one."""
    source = _WORD.findall(pair.source_plain)
    target = _WORD.findall(_QUOTED.sub(" | ", _LINK.sub(" ", pair.target_plain)))
    known = {three for three in _threes(source) if all(map(str.islower, three))}
    for three in _threes(target):
        if three in known and not all(_is_own(word, pair.target_language) for word in three):
            return " ".join(three)
    return None


def _threes(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)


def _is_other_language(text: str, language: Language) -> bool:
    """Whether ``text``, without the names that would mislead, is surely not in ``language``."""
    if len(text) < _IDENTIFIABLE:
        return False
    best = candidates(text, 1)[0]
    return best.language != language.code and best.probability >= _SURE


CHECK = Check(Kind.COPIED, find)
