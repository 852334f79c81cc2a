"""Which words of a translation no word of its source supports, by a lexicon of word links.

The lexicon (training/links.py) lies beside the source language; a direction without one has no support.
"""

import lzma
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from summarizer.languages import Language
from summarizer.text.lexicon import lemma

_WORD = re.compile(r"[^\W\d_]+")
# Endings of inflection and derivation, the longest first: what is left of both words of a link is compared.
_ENDINGS = {
    "it": re.compile(
        r"(?:(?:[aei]r)?(?:ebbero|ebbe|emmo|emo|anno|ai|ete|esti|este|ei|à|ò)|[aei]rono|[aei]vano|[aei]ssero|[aei]sse"
        r"|[aei]ndosi|[aei]ndo|[aei]rsi|arlo|[aei]re|[aeiou]t[aeio]|[aei]v[aeio]|[ae]nt[ei]|isc(?:e|ono|ano|a|o|i)|iamo"
        r"|[aoe]no|azion[ei]|ion[ei]|ment[oi]|mente|tor[ei]|tric[ei]|i[aeo]|[aeiouàèéìòù])\Z"
    ),
    "en": re.compile(r"(?:ies|ied|ying|ations?|ions?|ings?|edly|ed|ely|ly|ments?|e?ness|als?|ers?|ors?|es|s|e|y)\Z"),
}
_SHORTEST_STEM = 3
# Words so alike support each other without a link: procedura, procedure.
_ALIKE = 0.7
# Words of a source that are compared letter by letter; past them it is a list.
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and the characters where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unsupported:
    """The words of content without a partner on the other side, of the target and of the source."""

    target: tuple[Word, ...]
    source: tuple[Word, ...]


def unsupported(source: str, target: str, source_language: Language, target_language: Language) -> Unsupported | None:
    """The words of both sides that nothing on the other side supports; None where there is no lexicon."""
    known = _links(source_language.code, target_language.code)
    if known is None:
        return None
    here, there = _content(source, source_language), _content(target, target_language)
    # Function words may stand for words of content: "ha più di 65 anni", "over 65".
    all_here, all_there = _words(source), _words(target)
    linked = {stem: known.get(stem, "") for word in all_here for stem in stems(word.text, source_language.code)}
    listed = " ".join(linked.values())
    reached = {stem for word in all_there for stem in stems(word.text, target_language.code)}
    return Unsupported(
        tuple(
            word
            for word in there
            if not any(f" {stem} " in listed for stem in stems(word.text, target_language.code))
            and not _is_alike(word, all_here)
        ),
        tuple(
            word
            for word in here
            if not any(reached & set(linked[stem].split()) for stem in stems(word.text, source_language.code))
            and not _is_alike(word, all_there)
        ),
    )


def stems(word: str, language: str) -> set[str]:
    """What is left of ``word``, and of its dictionary form, without endings."""
    return {_stem(word.lower(), language), _stem(lemma(word, language), language)}


def lemma_stems(text: str, language: str) -> list[str]:
    """The stems of the dictionary forms of the words of ``text``, in order."""
    return [_stem(lemma(word.text, language), language) for word in _words(text)]


def words_in(text: str) -> list[str]:
    """The words of ``text``, as doubt counts them."""
    return [word.text for word in _words(text)]


def _words(text: str) -> list[Word]:
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def _content(text: str, language: Language) -> list[Word]:
    least = 3 if language.elision else 2  # what an elision leaves is no word
    return [
        word for word in _words(text) if len(word.text) >= least and word.text.lower() not in language.function_words
    ]


def _stem(word: str, language: str) -> str:
    ending = _ENDINGS[language].search(word, _SHORTEST_STEM)
    stem = word[: ending.start()] if ending else word
    doubled = language == "en" and len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
    return stem[:-1] if doubled else stem


def _is_alike(word: Word, others: Sequence[Word]) -> bool:
    return any(_ratio(word.text.lower(), other.text.lower()) >= _ALIKE for other in others[:_MOST_WORDS])


def _ratio(one: str, other: str) -> float:
    most = 2 * min(len(one), len(other)) / (len(one) + len(other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if most >= _ALIKE else 0.0


@cache
def _links(source: str, target: str) -> dict[str, str] | None:
    """The linked stems of each source stem, a blank around each."""
    path = files("summarizer.languages") / source / f"links_{target}.tsv.xz"
    if not path.is_file():
        return None
    lines: Iterable[str] = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines)
    return {stem: f" {found} " for stem, _, found in rows}
