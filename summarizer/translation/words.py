"""The words of one side of a translation: which carry content, which stand together, which are a number."""

import re
from dataclasses import dataclass

from summarizer.languages import Language
from summarizer.text.quantities import Quantity, Value, find_quantities

_WORD = re.compile(r"[^\W\d_]+|%")
_HYPHENATED = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
# Between words that may be one on the other side: prime minister, guardia di finanza.
_GAP = re.compile(r"[ \u00a0'’-]")
# What an apostrophe leaves apart: she'll, driver's; don't.
_SUFFIX, _NEGATED = re.compile(r"['’]\w{1,2}\b"), re.compile(r"n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and the characters where it stands."""

    text: str
    start: int
    end: int


def find_words(text: str) -> list[Word]:
    """The words of ``text``, and its per cent signs."""
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def words_in(text: str) -> list[str]:
    """The words of ``text``, without signs."""
    return [word.text for word in find_words(text) if word.text != "%"]


class Side:
    """One side of a translation, of which ``most`` words are looked at; a place is an index in ``words``."""

    def __init__(self, text: str, language: Language, most: int) -> None:
        self.text, self.language = text, language
        self.words = find_words(text)[:most]
        self.content = [place for place, word in enumerate(self.words) if self._has_content(word)]
        self._inner = frozenset(self.content)
        # An article may be meant by one.
        self._quantities = [one for one in find_quantities(text, language) if 1.0 not in one.values]

    @property
    def values(self) -> frozenset[Value]:
        """What its numbers stand for."""
        return _values(self._quantities)

    def numbers(self, place: int) -> frozenset[Value]:
        """What the number stands for that a word belongs to, as a part or as the unit behind its figures (20km)."""
        start = self.words[place].start
        return _values([one for one in self._quantities if one.start <= start <= one.end])

    def numbers_in(self, word: Word) -> frozenset[Value]:
        """What the numbers inside ``word`` stand for."""
        return _values([one for one in self._quantities if word.start <= one.start < word.end])

    def neighbours(self, place: int) -> list[int]:
        """The words of content beside a word, one function word between at most."""
        near = (other for other in range(place - 2, place + 3) if other != place)
        return [other for other in near if other in self._inner and self._are_beside(*sorted((place, other)))]

    def compounds(self) -> list[tuple[Word, list[int]]]:
        """The hyphenated words, and the places of their parts that carry content."""
        found = []
        for match in _HYPHENATED.finditer(self.text):
            inside = [one for one in self.content if match.start() <= self.words[one].start < match.end()]
            found.append((Word(match[0], match.start(), match.end()), inside))
        return found

    def _are_beside(self, first: int, last: int) -> bool:
        gaps = [self.text[self.words[at].end : self.words[at + 1].start] for at in range(first, last)]
        return all(map(_GAP.fullmatch, gaps)) and not any(place in self._inner for place in range(first + 1, last))

    def _has_content(self, word: Word) -> bool:
        elision = self.language.elision  # what one leaves is not a word
        if len(word.text) < (3 if elision else 2) or word.text.lower() in self.language.function_words:
            return False
        if elision:
            return not elision.match(self.text[word.start : word.end + 1])
        is_suffix = word.start > 0 and _SUFFIX.fullmatch(self.text, word.start - 1, word.end)
        return not is_suffix and not _NEGATED.match(self.text, word.end - 1)


def _values(quantities: list[Quantity]) -> frozenset[Value]:
    return frozenset(value for one in quantities for value in one.values)
