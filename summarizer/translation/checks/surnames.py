"""Surnames of full names that were translated as the words that they are: Attilio Fontana, Attilio Fountain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.languages import Language
from summarizer.text.names import MOST_WORDS, Word, words_of
from summarizer.translation.checks.pair import Pair
from summarizer.translation.support import is_rendering

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Translated:
    """A surname of the source, and where its translation stands in the plain target."""

    surname: str
    start: int
    end: int


def full_names(words: Sequence[Word], language: Language) -> Iterator[tuple[str, str]]:
    """Given name and surname of each full name: a word with a capital right behind a given name that is none itself."""
    for before, word in pairwise(words):
        if (
            before.text[0].isupper()
            and before.text.lower() in language.given_names
            and word.start - before.end == 1
            and word.text[0].isupper()
            and len(word.text) >= _SHORTEST
            and word.text.lower() not in language.given_names
        ):
            yield before.text, word.text


def translated_surnames(pair: Pair) -> list[Translated]:
    """The surnames in whose place, right behind the given name, the target has a word that they mean."""
    if pair.target_language.transliterates:
        return []
    source, target = pair.source_language, pair.target_language
    here, there = words_of(pair.source_plain, source), words_of(pair.target_plain, target)
    if max(len(here), len(there)) > MOST_WORDS:
        return []
    spelt = {word.text for word in there}
    return [
        Translated(surname, word.start, word.start + len(word.text))
        for given, surname in full_names(here, source)
        if surname not in spelt
        for before, word in pairwise(there)
        if before.text == given and word.start - before.end == 1 and word.text[0].isupper()
        if is_rendering(surname, word.text, source, target)
    ]
