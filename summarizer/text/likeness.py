"""How alike two spellings of a name sound: Jones and Jons, Shakespeare and Shekspir, Mosca and Moskva.

A weighted edit distance over coarse sounds: vowels and h are cheap to change, consonants of one family (t d, k g q,
f v b p, s z) cheaper than others. The families follow Uzbek practice for foreign names.
"""

import re
import unicodedata
from functools import lru_cache

from summarizer.languages.uz.suffixes import split_suffix

_DIGRAPHS = (
    ("tsch", "ç"), ("sch", "ş"), ("tch", "ç"), ("dzh", "j"), ("sci", "şi"), ("sce", "şe"), ("sh", "ş"), ("ch", "ç"),
    ("cz", "ç"), ("ph", "f"), ("th", "þ"), ("kh", "k"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("gh", "g"),
    ("gn", "n"), ("gli", "li"), ("ts", "z"), ("tz", "z"), ("x", "ks"), ("wh", "w"), ("q", "k"),
)  # fmt: skip
_UZBEK_DIGRAPHS = (
    ("sh", "ş"),
    ("ch", "ç"),
    ("ts", "z"),
    ("yo", "o"),
    ("yu", "u"),
    ("ya", "a"),
    ("ye", "e"),
    ("q", "k"),
)
_VOWELS = frozenset("aeiouy")
_FAMILIES = ("þtdszf", "kgxhcç", "szşçcj", "td", "pbfvw", "jgyşç", "mn", "vwu", "jyi")
_SILENT = re.compile(r"\A(?:k(?=n)|w(?=r))")  # Knight, Wright
_GLIDE = re.compile(r"w(?=[aeiou])|(?<![^aeiou])u(?=[aeo])|\Au(?=[aeio])")  # Warren, Uorren
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def sounds(word: str, language: str) -> str:
    """``word`` as a string of coarse sounds, one letter each."""
    folded = word.lower().replace("ʻ", "").replace("ʼ", "").replace("’", "").replace("'", "").replace("-", "")
    folded = "".join(
        c
        for c in unicodedata.normalize("NFKD", folded.replace("ş", "sh").replace("ł", "l"))
        if not unicodedata.combining(c)
    )
    for spelling, sound in _UZBEK_DIGRAPHS if language == "uz" else _DIGRAPHS:
        folded = folded.replace(spelling, sound)
    folded = _SILENT.sub("", folded)
    folded = _GLIDE.sub("v", folded)
    if language != "uz":
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
_SOUNDS = "abcdefghijklmnopqrstuvwxyzşçþ"
_COSTS = {(a, b): _substitution(a, b) for a in _SOUNDS for b in _SOUNDS}


def _gap(sound: str) -> float:
    return 0.25 if sound in _VOWELS or sound in "hw" else 0.7 if sound in "r" else 0.9


@lru_cache(maxsize=100_000)
def likeness(name: str, language: str, other: str, other_language: str) -> float:
    """How far ``other`` can be ``name`` written in another language: 1 for the same sounds, 0 for nothing in common.

    The suffixes of an Uzbek word do not count.
    """
    here = sounds(name, language)
    forms = {other, split_suffix(other)[0]} if other_language == "uz" else {other}
    return max(_likeness(here, sounds(form, other_language)) for form in forms)


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
