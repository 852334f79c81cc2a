"""Which words of a translation no word of its source supports, by a lexicon of word links.

Each word supports one at most. The lexicon lies beside the source language: links that were learnt (training/links.py),
and links of our own. A direction without it has no support.
"""

import lzma
import re
from collections.abc import Iterable, Mapping, Sequence
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
# Longer ones are no words, and are alike only where they are the same: comparing them takes the square of their length.
_LONGEST_WORD = 60
# Words of either side that are compared; past them it is a list.
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and the characters where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unsupported:
    """The words of content without a partner on the other side, of the target and of the source.

    ``content`` counts the words of content of both.
    """

    target: tuple[Word, ...]
    source: tuple[Word, ...]
    content: int


def unsupported(source: str, target: str, source_language: Language, target_language: Language) -> Unsupported | None:
    """The words of both sides that nothing on the other side supports; None where there is no lexicon."""
    known = _links(source_language.code, target_language.code)
    if known is None:
        return None
    # Function words may stand for words of content ("ha più di 65 anni", "over 65"), where no other is left.
    here, there = _words(source)[:_MOST_WORDS], _words(target)[:_MOST_WORDS]
    pairs = _pairs(here, there, known, source_language.code, target_language.code)
    content_here, content_there = (
        [place for place, word in enumerate(words) if _has_content(word, language)]
        for words, language in ((here, source_language), (there, target_language))
    )
    forward: dict[int, list[int]] = {j: [] for j in content_there}
    backward: dict[int, list[int]] = {i: [] for i in content_here}
    for i, j in sorted(pairs, key=lambda pair: (pair[0] not in backward, pair[1] not in forward, *pair)):
        if j in forward:
            forward[j].append(i)
        if i in backward:
            backward[i].append(j)
    return Unsupported(
        tuple(there[j] for j in sorted(forward.keys() - _partnered(forward))),
        tuple(here[i] for i in sorted(backward.keys() - _partnered(backward))),
        len(content_here) + len(content_there),
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


def _has_content(word: Word, language: Language) -> bool:
    least = 3 if language.elision else 2  # what an elision leaves is not a word
    return len(word.text) >= least and word.text.lower() not in language.function_words


def _pairs(
    here: Sequence[Word], there: Sequence[Word], known: Mapping[str, str], source: str, target: str
) -> set[tuple[int, int]]:
    """The places of words that may stand for each other: linked ones, and ones alike where a word has no link."""
    linked = [{one for stem in stems(word.text, source) for one in known.get(stem, "").split()} for word in here]
    reached = [stems(word.text, target) for word in there]
    pairs = {(i, j) for i, links in enumerate(linked) for j, own in enumerate(reached) if own & links}
    first, second = {i for i, _ in pairs}, {j for _, j in pairs}
    return pairs | {
        (i, j)
        for i, word in enumerate(here)
        for j, other in enumerate(there)
        if not (i in first and j in second) and _is_alike(word.text.lower(), other.text.lower())
    }


def _partnered(choices: Mapping[int, Sequence[int]]) -> set[int]:
    """Those that have a partner of their own, in a largest matching (augmenting paths, Kuhn 1955)."""
    taken: dict[int, int] = {}

    def finds(one: int, asked: set[int]) -> bool:
        for other in choices[one]:
            if other not in asked:
                asked.add(other)
                if other not in taken or finds(taken[other], asked):
                    taken[other] = one
                    return True
        return False

    return {one for one in choices if finds(one, set())}


def _stem(word: str, language: str) -> str:
    ending = _ENDINGS[language].search(word, _SHORTEST_STEM)
    stem = word[: ending.start()] if ending else word
    doubled = language == "en" and len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
    return stem[:-1] if doubled else stem


def _is_alike(one: str, other: str) -> bool:
    if one == other or max(len(one), len(other)) > _LONGEST_WORD:
        return one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


@cache
def _links(source: str, target: str) -> dict[str, str] | None:
    """The linked stems of each source stem, a blank between."""
    folder = files("summarizer.languages") / source
    path = folder / f"links_{target}.tsv.xz"
    if not path.is_file():
        return None
    lines: Iterable[str] = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
    links = {stem: found for stem, _, found in (line.partition("\t") for line in lines)}
    for line in (folder / f"links_{target}.tsv").read_text(encoding="utf-8").splitlines():
        own, _, others = line.partition("\t")
        if others and not line.startswith("#"):
            found = " ".join({stem for word in _words(others) for stem in stems(word.text, target)})
            for stem in {stem for word in _words(own) for stem in stems(word.text, source)}:
                links[stem] = f"{links.get(stem, '')} {found}"
    return links
