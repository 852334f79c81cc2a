"""Numerals written in words, as values.

Cardinals, ordinals, and words that name a quantity (dozen, ventina, oʻnlab) are read alike: what matters here is
which number a word stands for, not its grammar.
"""

import re
from dataclasses import dataclass

from summarizer import languages
from summarizer.languages import Language


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: its ``value``, and where it stands in the text.

    ``certain`` is False for words that only name a quantity (dozen, decenni) or mean something else too (sei, yuz).
    """

    value: float
    start: int
    end: int
    certain: bool = True


_LONGEST = 60  # letters; what is longer is not a numeral, and is not kept in memory
_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?![^\W\d_]))?")
_GAP = re.compile(r"[\s\u00a0-]{1,2}|(\s(?:and|e|va)(?:\sa)?\s)")


def find_numerals(text: str, language: Language | str) -> list[Numeral]:
    """The numbers written in words in ``text``, in order; none where the language has no numerals."""
    numerals = languages.get(language).numerals
    if numerals is None:
        return []
    found: list[Numeral] = []
    parser = _Parser()
    end = -1
    for match in _TOKEN.finditer(text):
        word = match[0].lower().rstrip("'’")
        value = numerals.value_of(word) if len(word) <= _LONGEST else None
        if value is None:
            continue
        gap = _GAP.fullmatch(text, end, match.start()) if end >= 0 else None
        apart = word in numerals.loose and value < 1000 and value not in (0.5, 100)
        apart |= value == 0.5 and end >= 0 and not (numerals.half and numerals.half.match(text, end))  # first half
        if apart or not (gap and parser.add(value, conjunction=bool(gap[1]))):
            parser.flush(found)
            parser.start(value, match.start(), certain=word not in numerals.loose)
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
            self.total += (self.current if self.current > 0 else 1.0) * value
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


def value_of(word: str, language: Language | str) -> float | None:
    """The number that one word stands for, None where it stands for none."""
    numerals = languages.get(language).numerals
    return numerals.value_of(word.lower()) if numerals and len(word) <= _LONGEST else None
