"""A person named once in full is that person throughout the article: where Beppe Sala speaks, Sala is no hall.

Only the article tells which sentences lost a surname: in one sentence the capital may be that of its beginning.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer import languages
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.result import Flag, TranslatedSentence
from summarizer.text.names import MOST_WORDS, Name, Word, words_of
from summarizer.translation.checks.name_search import NameSearch

_SHORTEST = 3


def surnames(sources: Sequence[str], language: Language | str) -> frozenset[str]:
    """The words with a capital right behind a given name; none that is a given name itself (Anna Maria Conti)."""
    language, found = languages.get(language), set[str]()
    for source in sources:
        words = words_of(source, language)
        found |= {word.text for before, word in pairwise(words) if _is_full_name(before, word, language)}
    return frozenset(found)


def flagged_without(
    sentence: TranslatedSentence,
    persons: frozenset[str],
    source_language: Language | str,
    target_language: Language | str,
) -> TranslatedSentence:
    """``sentence`` with a flag where it has the surname of one of ``persons`` and its translation does not.

    As it is where a name is in doubt already.
    """
    language, other = languages.get(source_language), languages.get(target_language)
    if not persons or not other.exonyms or not sentence.target:
        return sentence
    here = [word.text for word in words_of(sentence.source, language)[:MOST_WORDS] if word.text in persons]
    if not here or any(flag.kind is Kind.NAMES for flag in sentence.flags):
        return sentence
    missing = NameSearch(other.plain(sentence.target), other).missing([Name(name) for name in here], language)
    if not missing:
        return sentence
    flag = Flag(Kind.NAMES, f"not in the translation: {', '.join(missing)}")
    return replace(sentence, flags=(*sentence.flags, flag))


def _is_full_name(before: Word, word: Word, language: Language) -> bool:
    return (
        before.text[0].isupper()
        and before.text.lower() in language.given_names
        and word.start - before.end == 1
        and word.text[0].isupper()
        and len(word.text) >= _SHORTEST
        and word.text.lower() not in language.given_names
    )
