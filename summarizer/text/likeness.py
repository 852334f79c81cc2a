"""How alike two spellings of a name sound: Jones and Jons, Shakespeare and Shekspir, Mosca and Moskva.

A weighted edit distance over coarse sounds: vowels and h are cheap to change, consonants of one family (t d, k g q,
f v b p, s z) cheaper than others. The families follow Uzbek practice for foreign names.
"""

import re
import unicodedata
from functools import lru_cache

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.base import Sounds
from summarizer.languages.latin import DIGRAPHS, READINGS

UNKNOWN = Sounds(DIGRAPHS)
_UNHEARD = str.maketrans(dict.fromkeys("ʻʼ’'-", ""))
_VOWELS = frozenset("aeiouy")
_FAMILIES = ("þtdszf", "kgxhcç", "szşçcj", "td", "pbfvw", "jgyşç", "mn", "vwu", "jyi")
_SILENT = re.compile(r"\A(?:k(?=n)|w(?=r))")  # Knight, Wright
_GLIDE = re.compile(r"w(?=[aeiou])|(?<![^aeiou])u(?=[aeo])|\Au(?=[aeio])")  # Warren, Uorren
_DOUBLED = re.compile(r"(.)\1+")


_LONGEST = 60  # letters of a name that are compared


def sounds(word: str, language: Language | str) -> str:
    """``word`` as a string of coarse sounds, one letter each; of an endless word its beginning."""
    return _sounds(word[:_LONGEST], language)


@lru_cache(maxsize=20_000)
def _sounds(word: str, language: Language | str) -> str:
    spelling = languages.get(language).sounds or UNKNOWN
    folded = spelling.latin(word.lower()).translate(_UNHEARD)
    folded = "".join(
        c
        for c in unicodedata.normalize("NFKD", folded.replace("ş", "sh").replace("ł", "l").replace("ı", "i"))
        if not unicodedata.combining(c)
    )
    for letters, sound in spelling.digraphs:
        folded = folded.replace(letters, sound)
    folded = _SILENT.sub("", folded)
    folded = _GLIDE.sub("v", folded)
    if not spelling.phonemic:
        folded = re.sub(r"c(?=[eiy])", "s", folded).replace("c", "k")
        folded = re.sub(r"(?<=[aeiou])[rl]?e\b", "", folded) if len(folded) > 4 else folded
    return _DOUBLED.sub(r"\1", folded)


def _substitution(one: str, other: str) -> float:
    if one == other:
        return 0.0
    vowels = (one in _VOWELS) + (other in _VOWELS)
    if vowels == 2:
        return 0.2
    if any(one in family and other in family for family in _FAMILIES):
        return 0.3
    return 1.0


# What each sound after the name costs: a suffix that is not known, an -s.
_TAIL = 0.3
# Likeness from which a word is a name whose sound is known.
_HEARD = 0.7
_SOUNDS = "abcdefghijklmnopqrstuvwxyzşçþ"
_COSTS = {(a, b): _substitution(a, b) for a in _SOUNDS for b in _SOUNDS}


def _gap(sound: str) -> float:
    return 0.25 if sound in _VOWELS or sound in "hw" else 0.7 if sound in "r" else 0.9


def likeness(name: str, language: Language | str, other: str, other_language: Language | str) -> float:
    """How far ``other`` can be ``name`` written in another language: 1 for the same sounds, 0 for nothing in common.

    Suffixes of ``other`` that its language can tell do not count. Of endless words the beginnings are compared.
    """
    return _of_spellings(name[:_LONGEST], language, other[:_LONGEST], other_language)


@lru_cache(maxsize=100_000)
def _of_spellings(name: str, language: Language | str, other: str, other_language: Language | str) -> float:
    there = languages.get(other_language)
    forms = {sounds(form, there) for form in (other, there.stem(other))}
    readings = _readings(name) if there.transliterates else ()
    spelt = (sounds(reading, language) for reading in (name, *readings))
    return max(_likeness(here, form) for here in spelt for form in forms)


@lru_cache(maxsize=20_000)
def _readings(name: str) -> tuple[str, ...]:
    """``name`` as others may read it, where that is not as it is spelt."""
    readings = []
    for rules in READINGS:
        reading = name.lower()
        for letters, sound in rules:
            reading = letters.sub(sound, reading)
        readings.append(reading)
    return tuple(dict.fromkeys(reading for reading in readings if reading != name.lower()))


def is_heard(sound: str, word: str, language: Language) -> bool:
    """Whether ``word`` is ``sound`` (both of ``language``) but for a slip: it begins alike, and keeps a last vowel."""
    here = sounds(sound, language)
    for form in (word, language.stem(word)):
        there = sounds(form, language)
        ends = here[-1:] not in _VOWELS or there[-1:] in _VOWELS
        if ends and _COSTS.get((here[:1], there[:1]), 1.0) < 1 and _likeness(here, there) >= _HEARD:
            return True
    return False


def _likeness(here: str, there: str) -> float:
    if not here or not there:
        return 0.0
    if here == there:
        return 1.0
    return max(0.0, 1.0 - _distance(here, there, _TAIL) / sum(map(_gap, here)))


def _distance(here: str, there: str, tail: float) -> float:
    row = [0.0]
    for sound in there:
        row.append(row[-1] + _gap(sound))
    for sound in here:
        gap = _gap(sound)
        previous, row = row, [row[0] + gap]
        for j, other in enumerate(there, 1):
            row.append(min(previous[j - 1] + _COSTS.get((sound, other), 1.0), previous[j] + gap, row[-1] + _gap(other)))
    last = len(there)
    return min(cost + tail * (last - j) for j, cost in enumerate(row))
