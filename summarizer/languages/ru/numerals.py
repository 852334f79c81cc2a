"""Russian numbers in words, in all their cases."""

import re
from functools import cache, lru_cache

from summarizer.languages.data import numerals, words

SCALES = {
    "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "млн": 1e6, "миллиард": 1e9, "млрд": 1e9, "триллион": 1e12, "трлн": 1e12,
    "сотн": 1e2,
}  # fmt: skip
_ENDING = re.compile(r"[аеиоуыэюяь]{0,2}(?:й|х|м|мя|ми|го|му|ю|в)?\Z")
_SHORTEST = 2
# Family, to stand, yard: words that only begin like seven, hundred, two.
_OTHERS = re.compile(r"семь[яией]\w*|сто[йяит]\w*|двор\w*|двер\w*|двиг\w*|шест[ио]?к?\w*(?=к)|пятн\w*")


@lru_cache(maxsize=20_000)
def value_of(word: str) -> float | None:
    """The number that a word in lower case stands for: тринадцати, девяностые, полтора."""
    stem = _stem(word)
    return None if stem is None else numerals("ru/numerals.tsv")[stem]


def scale_of(word: str) -> float:
    """The factor of a scale word in any case: млрд, миллионов."""
    stems = (stem for stem in SCALES if word.startswith(stem) and _ENDING.match(word, len(stem)))
    return next((SCALES[stem] for stem in stems), 1.0)


@cache
def loose() -> frozenset[str]:
    """All forms cannot be listed, so a word is loose by its stem (``_Loose``)."""
    return _Loose(words("ru/numerals_loose.txt"))


class _Loose(frozenset[str]):
    """Stems, of which every form counts as a member."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and super().__contains__(_stem(word))


def _stem(word: str) -> str | None:
    """The longest stem of a numeral that ``word`` begins with and that leaves an ending."""
    word = word.replace("ё", "е")
    if _OTHERS.fullmatch(word):
        return None
    known = numerals("ru/numerals.tsv")
    for length in range(len(word), _SHORTEST - 1, -1):
        if word[:length] in known and _ENDING.match(word, length):
            return word[:length]
    return None
