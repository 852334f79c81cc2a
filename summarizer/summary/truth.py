"""Does a summary sentence say more than its sources? Names, numbers, days, negations, and plain support.

Both sides are in one language. Numbers, names and calendar words are read by summarizer.text, as in the checks of
translations; here the question is one-sided: a summary may leave out, but must not add.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from summarizer import languages
from summarizer.flags import Kind
from summarizer.languages.base import Negation
from summarizer.result import Flag
from summarizer.summary.polarity import ROOT, Polarity
from summarizer.summary.trace import ArticleIndex, Trace
from summarizer.summary.words import content
from summarizer.text.calendar import months, weekdays
from summarizer.text.lexicon import is_word
from summarizer.text.names import words_of
from summarizer.text.quantities import Quantity, find_quantities

LEAST_SUPPORT = 0.5  # measured: docs/summaries.md, "What is caught"
# Content words before and after a number that say what it counts, in the summary and in the article.
NEAR, NEAR_THERE = 3, 4
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
CLOSE = 6  # content words between two numbers whose order matters
MOST_ADDED = 3  # source sentences added for names, and for numbers
_PARTS = re.compile(r"['’-]")
_CONTRACTED = re.compile(r"n['’]t\b")
_SHARED = 4  # letters that an English adjective shares with its name (Italian, Italy)


@dataclass(frozen=True, slots=True)
class Claim:
    """A name or number of a summary, as written; it is borne out where the sources have all of one of ``readings``."""

    text: str
    readings: frozenset[tuple[object, ...]]

    def stands(self, *known: Set[object]) -> bool:
        """Whether these sets together bear it out."""
        return any(all(any(one in each for each in known) for one in reading) for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Claims:
    """Names or numbers: those that a summary sentence claims, and what a source has to bear them out."""

    made: Callable[[str, str], list[Claim]]
    read: Callable[[str, str], frozenset[object]]

    def foreign(self, sentence: str, sources: Iterable[str], language: str) -> list[Claim]:
        """What ``sentence`` claims and ``sources`` do not bear out."""
        known = frozenset(chain.from_iterable(self.read(source, language) for source in sources))
        return [claim for claim in self.made(sentence, language) if not claim.stands(known)]


def verify(article: ArticleIndex, sentence: str) -> tuple[Trace, tuple[Flag, ...]]:
    """The trace of ``sentence`` in ``article``, and what it says that its sources and the title do not.

    A name or number that the sources lack but another sentence has makes that one a source too.
    """
    trace = article.trace(sentence)
    chosen = sorted(trace.sources)
    for claims in (NAMES, NUMBERS):
        chosen = sorted(completed(article, sentence, chosen, claims))
    trace = replace(trace, sources=tuple(chosen))
    texts = [*(article.sentences[index] for index in chosen), article.title]
    return trace, doubts(sentence, texts, trace.support, article.language)


def completed(article: ArticleIndex, sentence: str, chosen: Sequence[int], claims: Claims) -> list[int]:
    """``chosen`` and the sentences that bear out the claims of ``sentence`` which these do not, at most MOST_ADDED."""
    indices = list(chosen)
    missing = claims.foreign(sentence, [*(article.sentences[i] for i in indices), article.title], article.language)
    while missing and len(indices) < len(chosen) + MOST_ADDED:
        had = article.read(claims.read)
        known = frozenset(chain.from_iterable(had[index] for index in indices))
        wanted = {one for claim in missing for reading in claim.readings for one in reading}
        left = {
            index: sum(not claim.stands(known, each) for claim in missing)
            for index, each in enumerate(had)
            if not wanted.isdisjoint(each)
        }
        best = min(left, key=lambda index: (left[index], index), default=None)
        if best is None or left[best] == len(missing):
            break
        indices.append(best)
        missing = [claim for claim in missing if not claim.stands(known, had[best])]
    return indices


def doubts(sentence: str, sources: Sequence[str], support: float, language: str) -> tuple[Flag, ...]:
    """What ``sentence`` says that ``sources`` (sentences of the same language) do not; empty where it is all there.

    ``support`` is that of its trace. Kinds: "numbers", "names", "dates", "negation", "support".
    """
    if languages.get(language).contraction:
        sentence, *sources = (_CONTRACTED.sub(" not", text) for text in (sentence, *sources))
    found = [
        *_numbers(sentence, sources, language),
        *_names(sentence, sources, language),
        *_dates(sentence, sources, language),
        *_negations(sentence, sources, language),
    ]
    if support < LEAST_SUPPORT:
        found.append(Flag(Kind.SUPPORT, "the article hardly says this"))
    return tuple(found)


def _numbers_claimed(sentence: str, language: str) -> list[Claim]:
    """The numbers of ``sentence``."""
    found = find_quantities(sentence, language)
    return [Claim(quantity.text, quantity.readings) for quantity in found if _counts(quantity)]


def _values(text: str, language: str) -> frozenset[object]:
    return frozenset(value for quantity in find_quantities(text, language) for value in quantity.values)


def _names_claimed(sentence: str, language: str) -> list[Claim]:
    """The capitalised words of ``sentence``. In English an adjective may stand for the name (Italian, Italy)."""
    claims = []
    for word in words_of(sentence, language):
        if word.text[0].isupper() and not (word.opens and (len(word.text) < 4 or is_word(word.text, language))):
            spelt = word.text.casefold()
            derives = bool(languages.get(language).contraction) and is_word(spelt, language)
            readings = [(spelt,), (_beginning(spelt),)] if derives else [(spelt,)]
            claims.append(Claim(word.text, frozenset(readings)))
    return claims


def _spellings(text: str, language: str) -> frozenset[object]:
    """The words of ``text`` without case, their parts, and how they begin."""
    words = {word.text.casefold() for word in words_of(text, language)}
    words = words.union(*map(_PARTS.split, words))
    return frozenset[object](words) | {_beginning(word) for word in words}


def _beginning(word: str) -> tuple[str, int]:
    return word[:_SHARED], _SHARED


NAMES, NUMBERS = Claims(_names_claimed, _spellings), Claims(_numbers_claimed, _values)


def _counts(quantity: Quantity) -> bool:
    return quantity.text[0].isdigit() or (quantity.certain and quantity.values != frozenset({1.0}))


def _numbers(sentence: str, sources: Sequence[str], language: str) -> Iterator[Flag]:
    if foreign := NUMBERS.foreign(sentence, sources, language):
        yield Flag(Kind.NUMBERS, f"not in the article: {', '.join(claim.text for claim in foreign)}")
    elif moved := list(_moved(sentence, sources, language)):
        yield Flag(Kind.NUMBERS, f"said of something else in the article: {', '.join(moved)}")


def _moved(sentence: str, sources: Sequence[str], language: str) -> Iterator[str]:
    """Numbers in digits, but years, that no source has near any of the words near them here."""
    there = [content(source, language) for source in sources]
    words = content(sentence, language)
    for place, number in enumerate(words):
        if number[0].isdigit() and not YEAR.fullmatch(number):
            beside = _around(words, place, NEAR)
            homes = [
                _around(other, at, NEAR_THERE) for other in there for at, word in enumerate(other) if word == number
            ]
            if beside and homes and not any(beside & home for home in homes):
                yield number
    yield from _exchanged(words, there)


def _exchanged(words: Sequence[str], there: Sequence[Sequence[str]]) -> Iterator[str]:
    """Pairs of numbers close together that the article has in the other order only ("da 171 a 96").

    A year and another number may change places: "171 vittime nel 1920", "nel 1920 171 vittime".
    """
    order = {pair for other in there for pair in _pairs(other)}
    for pair in _pairs(words):
        if pair[::-1] in order and pair not in order and len([n for n in pair if YEAR.fullmatch(n)]) != 1:
            yield ", ".join(pair)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each number with the next one, different and at most CLOSE words away."""
    numbers = [(place, word) for place, word in enumerate(words) if word[0].isdigit()]
    for (place, one), (after, other) in pairwise(numbers):
        if one != other and after - place <= CLOSE:
            yield one, other


def _around(words: Sequence[str], place: int, reach: int) -> set[str]:
    """The words (not numbers) at most ``reach`` before and after ``place``."""
    return {w for w in words[max(0, place - reach) : place + 1 + reach] if not w[0].isdigit()}


def _names(sentence: str, sources: Sequence[str], language: str) -> Iterator[Flag]:
    if foreign := NAMES.foreign(sentence, sources, language):
        names = dict.fromkeys(claim.text for claim in foreign)
        yield Flag(Kind.NAMES, f"not in the article: {', '.join(names)}")


def _dates(sentence: str, sources: Sequence[str], language: str) -> Iterator[Flag]:
    text = " ".join(sources)
    if not (
        weekdays(sentence, language) <= weekdays(text, language)
        and months(sentence, language) <= months(text, language)
    ):
        yield Flag(Kind.DATES, "a day or month that is not in the article")


def _negations(sentence: str, sources: Sequence[str], language: str) -> Iterator[Flag]:
    """A statement turned round: negated here and affirmed there, or the other way."""
    words = languages.get(language).negation or Negation()
    denying = frozenset(word[:ROOT] for word in words.denying)
    here, there = Polarity.of([sentence], language), Polarity.of(sources, language)
    invented = here.heads and not there.scope and not there.said & denying
    if invented or (here.heads & there.said) - there.scope:
        yield Flag(Kind.NEGATION, "the article does not deny this")
        return
    affirmed = (here.said & there.heads) - there.said - here.scope
    if affirmed & denying or (affirmed and not here.said & denying):
        yield Flag(Kind.NEGATION, "the article denies this")
