"""Which words of a translation no word of its source supports, by a lexicon of word links.

Each word supports one at most. The lexicon lies beside the source language: links that were learnt (training/links.py),
and links of our own. A direction without it has no support.
"""

import lzma
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from summarizer import languages
from summarizer.languages import Language
from summarizer.text.lexicon import lemma
from summarizer.text.quantities import Value
from summarizer.translation.words import Side, Word, find_words, words_in

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
    here, there = Side(source, source_language, _MOST_WORDS), Side(target, target_language, _MOST_WORDS)
    linked, alike = _pairs(here, there, known)
    # Function words may stand for words of content ("ha più di 65 anni", "over 65"), where no other is left.
    forward: dict[int, list[int]] = {j: [] for j in there.content}
    backward: dict[int, list[int]] = {i: [] for i in here.content}

    def order(pair: tuple[int, int]) -> tuple[bool, bool, bool, int, int]:
        return (pair not in linked, pair[0] not in backward, pair[1] not in forward, *pair)

    for i, j in sorted(linked | alike, key=order):
        if j in forward:
            forward[j].append(i)
        if i in backward:
            backward[i].append(j)
    return Unsupported(
        _alone(there, forward, {j for _, j in linked}, here.values),
        _alone(here, backward, {i for i, _ in linked}, there.values),
        len(here.content) + len(there.content),
    )


def is_rendering(word: str, other: str, source: Language, target: Language) -> bool:
    """Whether the lexicon links ``word`` to ``other``; False where there is none."""
    known = _links(source.code, target.code) or {}
    linked = {one for stem in stems(word, source.code) for one in known.get(stem, "").split()} if known else set()
    return bool(linked) and not linked.isdisjoint(stems(other, target.code))


def _alone(
    side: Side, choices: Mapping[int, Sequence[int]], first: Container[int], values: Set[Value]
) -> tuple[Word, ...]:
    """The words of ``side`` without a partner among their ``choices``; those in ``first`` choose
    first, and of them those with the fewest.

    A number needs no partner that is among the ``values`` of the other side. Neighbours may share one (prime minister,
    premier), and the parts of a hyphenated word have or lack one together.
    """
    partners = _partners(choices, sorted(choices, key=lambda one: (one not in first, len(choices[one]))))
    numerals = {one: side.numbers(one) for one in choices}
    counted = {one for one, found in numerals.items() if found & values}
    alone = choices.keys() - partners.keys() - counted
    alone -= {one for one in alone if any(_share(one, near, side, choices, partners) for near in side.neighbours(one))}
    words = {one: side.words[one] for one in alone}
    for whole, parts in side.compounds():
        lacking = [one for one in parts if one in alone]
        if not lacking:
            continue
        supported = len(lacking) < len(parts) or bool(side.numbers_in(whole) & values)
        is_wrong = not supported or any(numerals[one] for one in lacking)
        words = {one: word for one, word in words.items() if one not in lacking}
        if is_wrong:
            words[lacking[0]] = whole
    return tuple(sorted(words.values(), key=lambda word: word.start))


def _share(one: int, near: int, side: Side, choices: Mapping[int, Sequence[int]], partners: Mapping[int, int]) -> bool:
    """Whether ``one`` may have the partner of its neighbour ``near``, another word or the verb that it is a part of."""
    if near not in partners:
        return False
    word, other = side.words[one].text.lower(), side.words[near].text.lower()
    return (near == one - 1 and word in side.language.particles) or (partners[near] in choices[one] and word != other)


def stems(word: str, language: str) -> set[str]:
    """What is left of ``word``, and of its dictionary form, without endings."""
    usual = languages.get(language).homographs.get(word.lower())
    return {_stem(form, language) for form in (word.lower(), lemma(word, language), usual) if form}


def lemma_stems(text: str, language: str) -> list[str]:
    """The stems of the dictionary forms of the words of ``text``, in order."""
    return [_stem(lemma(word, language), language) for word in words_in(text)]


def _pairs(here: Side, there: Side, known: Mapping[str, str]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The places of words that may stand for each other: linked ones, and ones alike where a word has no link."""
    source, target = here.language.code, there.language.code
    links = [{one for stem in stems(word.text, source) for one in known.get(stem, "").split()} for word in here.words]
    reached = [stems(word.text, target) for word in there.words]
    linked = {(i, j) for i, found in enumerate(links) for j, own in enumerate(reached) if own & found}
    first, second = {i for i, _ in linked}, {j for _, j in linked}
    return linked, {
        (i, j)
        for i, word in enumerate(here.words)
        for j, other in enumerate(there.words)
        if not (i in first and j in second) and _is_alike(word.text.lower(), other.text.lower())
    }


def _partners(choices: Mapping[int, Sequence[int]], order: Sequence[int]) -> dict[int, int]:
    """Who has which partner of its own in a largest matching, where those earlier in ``order`` keep one (Kuhn 1955)."""
    taken: dict[int, int] = {}

    def finds(one: int, asked: set[int]) -> bool:
        for other in choices[one]:
            if other not in asked:
                asked.add(other)
                if other not in taken or finds(taken[other], asked):
                    taken[other] = one
                    return True
        return False

    for one in order:
        finds(one, set())
    return {one: other for other, one in taken.items()}


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
    own = (folder / f"links_{target}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t")[::2] for line in own if not line.startswith("#")]
    for words, others in [*rows, *_places(languages.get(source), languages.get(target))]:
        found = " ".join({stem for word in find_words(others) for stem in stems(word.text, target)})
        for stem in {stem for word in find_words(words) for stem in stems(word.text, source)}:
            links[stem] = f"{links.get(stem, '')} {found}"
    return links


def _places(source: Language, target: Language) -> Iterator[tuple[str, str]]:
    """The names of places and peoples in both languages, function words left out."""
    for key, forms in (source.exonyms or {}).items():
        words = " ".join([*forms, *source.demonyms.get(key, ())])
        others = " ".join((target.exonyms or {}).get(key, ()))
        yield _without(source.function_words, words), _without(target.function_words, others)


def _without(known: Container[str], text: str) -> str:
    return " ".join(word for word in words_in(text) if word.lower() not in known)
