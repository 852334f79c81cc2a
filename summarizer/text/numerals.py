"""Numerals written in words, in Italian, English and Uzbek, as values.

Cardinals, ordinals, and words that name a quantity (dozen, ventina, oʻnlab) are read alike: what matters here is
which number a word stands for, not its grammar.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from summarizer.languages.data import rows, words


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: its ``value``, and where it stands in the text.

    ``certain`` is False for words that only name a quantity (dozen, decenni) or mean something else too (sei, yuz).
    """

    value: float
    start: int
    end: int
    certain: bool = True


SCALES: Mapping[str, Mapping[str, float]] = {
    "it": {"mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "mln": 1e6, "mld": 1e9,
           "mrd": 1e9, "bilione": 1e12, "bilioni": 1e12, "migliaia": 1e3, "centinaia": 1e2},
    "en": {"thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9,
           "trillion": 1e12, "trillions": 1e12, "mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12,
           "hundred": 1e2, "hundreds": 1e2},
    "uz": {"ming": 1e3, "minglab": 1e3, "mingta": 1e3, "million": 1e6, "mln": 1e6, "milliard": 1e9, "mlrd": 1e9,
           "trillion": 1e12, "trln": 1e12, "yuz": 1e2, "yuzlab": 1e2, "yuzta": 1e2},
}  # fmt: skip

_UNITS_IT = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
             "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"]  # fmt: skip
_TENS_IT = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _below_hundred(n: int) -> str:
    if n < 20:
        return _UNITS_IT[n]
    tens, units = divmod(n, 10)
    stem = _TENS_IT[tens]
    return (stem[:-1] if units in (1, 8) else stem) + _UNITS_IT[units]


@lru_cache
def _italian_words() -> dict[str, float]:
    """Every Italian numeral from 0 to 999, its ordinal, and the elided and feminine forms."""
    forms: dict[str, float] = {"zero": 0}
    for n in range(1, 1000):
        hundreds, rest = divmod(n, 100)
        stem = ("" if hundreds < 2 else _UNITS_IT[hundreds]) + ("cento" if hundreds else "")
        for form in {stem + _below_hundred(rest), stem[:-1] + _below_hundred(rest) if 80 <= rest < 90 else ""} - {""}:
            forms[form] = n
            if form.endswith("tre") and n > 3:
                forms[form[:-1] + "é"] = n
            if form.endswith("uno"):
                forms[form[:-1]] = n
            if n > 10:
                ordinal = form if form.endswith(("tre", "sei")) else form[:-1]
                forms |= {ordinal + "esim" + ending: n for ending in "oaie"}
    forms["una"] = 1
    return forms


@lru_cache
def vocabulary(language: str) -> Mapping[str, float]:
    """Single words of ``language`` that stand for a number, lower case."""
    listed = {word: float(row[1]) for row in rows(f"{language}/numerals.tsv") for word in row[0].split("|")}
    return {**_italian_words(), **listed} if language == "it" else listed


_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?![^\W\d_]))?")
_GAP = re.compile(r"[\s\u00a0-]{1,2}|(\s(?:and|e|va)(?:\sa)?\s)")
# Suffixes of Uzbek numerals; possessives only after others, since yuzi is a face and uchi a tip.
_UZ_SUFFIX = re.compile(
    r"(?:(?:ta(?:lik|cha|lab)?|tadan|lab|ov|ovlon|inchi|nchi|ala|yoq|lik)(?:lar)?(?:i|si|miz|ngiz)?)?(?:lar)?"
    r"(?:ni|ning|ga|ka|qa|da|dan|dagi|gacha|day|dek|dir|gina)?\Z"
)


def find_numerals(text: str, language: str) -> list[Numeral]:
    """The numbers written in words in ``text``, in order. Unknown languages have none."""
    if language not in SCALES:
        return []
    look_up = _LOOK_UP[language]
    found: list[Numeral] = []
    parser = _Parser()
    loose = words(f"{language}/numerals_loose.txt")
    end = -1
    for match in _TOKEN.finditer(text):
        word = match[0].lower().rstrip("'’")
        value = look_up(word)
        if value is None:
            continue
        gap = _GAP.fullmatch(text, end, match.start()) if end >= 0 else None
        apart = word in loose and value < 1000 and value not in (0.5, 100)
        if apart or not (gap and parser.add(value, conjunction=bool(gap[1]))):
            parser.flush(found)
            parser.start(value, match.start(), certain=word not in loose)
        end = parser.end = match.end()
    parser.flush(found)
    return found


class _Parser:
    """Puts values of neighbouring words together: two, hundred, five, thousand → 205,000."""

    def __init__(self) -> None:
        self.total, self.current, self.begin, self.end = 0.0, -1.0, 0, 0
        self.certain = True
        self.smallest_scale = float("inf")

    def start(self, value: float, begin: int, *, certain: bool) -> None:
        self.total, self.current, self.begin, self.certain = 0.0, -1.0, begin, certain
        self.smallest_scale = float("inf")
        self.add(value)

    def add(self, value: float, *, conjunction: bool = False) -> bool:
        """Take ``value`` into the number under way; False where it begins another."""
        if value == 0.5 and self.current == 0 < self.total:
            self.total += self.smallest_scale / 2
        elif conjunction and value != 0.5 and self.current % 100:
            return False
        elif value >= 1000:
            if value >= self.smallest_scale:
                return False
            self.total += max(self.current, 1.0) * value
            self.current, self.smallest_scale = 0.0, value
        elif self.current < 0 or (self.current == 0 and self.smallest_scale < float("inf")):
            self.current = value
        elif value == 100 and 1 <= self.current < 100:
            self.current *= 100
        elif self._completes(value):
            self.current += value
        else:
            return False
        return True

    def _completes(self, value: float) -> bool:
        """Whether ``value`` fills the empty places of the number so far: twenty | one, two | and a half."""
        if value == 0.5:
            return self.current >= value
        place = 100 if self.current >= 100 and self.current % 100 == 0 else 10
        return 0 < value < place and self.current % 100 % place == 0 and self.current >= place

    def flush(self, found: list[Numeral]) -> None:
        if self.current >= 0:
            found.append(Numeral(self.total + self.current, self.begin, self.end, self.certain))
        self.current = -1.0


@lru_cache(maxsize=20_000)
def _italian(word: str) -> float | None:
    known = vocabulary("it")
    if word in known:
        return known[word]
    for thousand in ("mila", "mille"):
        before, found, after = word.partition(thousand)
        if found and (thousand == "mille" or before):
            many, rest = known.get(before) if before else 1.0, known.get(after) if after else 0.0
            if many is not None and rest is not None:
                return many * 1000 + rest
    return SCALES["it"].get(word) if word.startswith(("milion", "miliard", "bilion")) else None


@lru_cache(maxsize=20_000)
def _english(word: str) -> float | None:
    return vocabulary("en").get(word)


@lru_cache(maxsize=20_000)
def _uzbek(word: str) -> float | None:
    known = vocabulary("uz")
    for length in range(min(len(word), 12), 1, -1):
        if word[:length] in known and _UZ_SUFFIX.match(word, length):
            return known[word[:length]]
    return None


_LOOK_UP: Mapping[str, Callable[[str], float | None]] = {"it": _italian, "en": _english, "uz": _uzbek}


def value_of(word: str, language: str) -> float | None:
    """The number that one word stands for, None where it stands for none."""
    return _LOOK_UP[language](word.lower()) if language in _LOOK_UP else None
