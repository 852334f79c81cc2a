"""A person named once in full is that person throughout the article: where Beppe Sala speaks, Sala is no hall.

Only the article tells which sentences lost a surname: in one sentence the capital may be that of its beginning.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer import languages
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.result import Flag, TranslatedSentence
from summarizer.text.names import MOST_WORDS, Name, words_of
from summarizer.translation.checks.name_search import NameSearch
from summarizer.translation.checks.surnames import full_names
from summarizer.translation.consistency import STEP
from summarizer.translation.doubt import moved
from summarizer.translation.support import is_rendering

_ARTICLE = re.compile(r"\b(?:the|a|an) \Z", re.IGNORECASE)


def surnames(sources: Sequence[str], language: Language | str) -> frozenset[str]:
    """The words with a capital right behind a given name; none that is a given name itself (Anna Maria Conti)."""
    language, found = languages.get(language), set[str]()
    for source in sources:
        found |= {surname for _, surname in full_names(words_of(source, language), language)}
    return frozenset(found)


def flagged_without(
    sentence: TranslatedSentence,
    persons: frozenset[str],
    source_language: Language | str,
    target_language: Language | str,
) -> TranslatedSentence:
    """``sentence`` with a flag where it has the surname of one of ``persons`` and its translation does not.

    The surname is put back where it is certain which noun stands for it.

    As it is where a name is in doubt already.
    """
    language, other = languages.get(source_language), languages.get(target_language)
    if not persons or not other.exonyms or not sentence.target:
        return sentence
    here = [word.text for word in words_of(sentence.source, language)[:MOST_WORDS] if word.text in persons]
    for name in _missing(sentence, here, language, other):
        sentence = _put_back(sentence, name, language, other)
    missing = _missing(sentence, here, language, other)
    if not missing or any(flag.kind is Kind.NAMES for flag in sentence.flags):
        return sentence
    flag = Flag(Kind.NAMES, f"not in the translation: {', '.join(missing)}")
    return replace(sentence, flags=(*sentence.flags, flag))


def _missing(sentence: TranslatedSentence, names: Sequence[str], language: Language, other: Language) -> list[str]:
    return NameSearch(other.plain(sentence.target), other).missing([Name(name) for name in names], language)


def _put_back(sentence: TranslatedSentence, name: str, language: Language, other: Language) -> TranslatedSentence:
    """``sentence`` with the surname ``name`` in place of the one noun that translates it: the hall, Sala.

    Only where it stands alone in the source (not: il sindaco Sala), and no other word of the source means that noun.
    """
    source, target = words_of(sentence.source, language), words_of(sentence.target, other)
    places = [word for word in target if is_rendering(name, word.text, language, other)]
    before = [first for first, word in pairwise(source) if word.text == name]
    alone = not any((one.text[0].isupper() and not one.opens) or one.text.lower() in language.roles for one in before)
    if len(places) != 1 or not alone or sum(word.text == name for word in source) != 1 or len(target) > MOST_WORDS:
        return sentence
    (place,) = places
    article = _ARTICLE.search(sentence.target, 0, place.start)
    others = (word.text for word in source if word.text != name)
    if not article or any(is_rendering(word, place.text, language, other) for word in others):
        return sentence
    text = sentence.target[: article.start()] + name + sentence.target[place.start + len(place.text) :]
    doubts = moved(sentence.doubts, sentence.target, text)
    flags = tuple(flag for flag in sentence.flags if flag.detail != f"not in the translation: {name}")
    return replace(sentence, target=text, doubts=doubts, flags=flags, steps=(*sentence.steps, STEP))
