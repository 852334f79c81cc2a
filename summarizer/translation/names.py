"""Names put right: misspelt on their way into English, or left in Italian where another form is usual."""

import re
import unicodedata
from collections.abc import Iterable

from summarizer import languages
from summarizer.languages import Language
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.likeness import likeness
from summarizer.text.names import MOST_WORDS, find_names, words_of
from summarizer.translation.checks.exonyms import left_in_italian
from summarizer.translation.checks.pair import Pair
from summarizer.translation.checks.surnames import translated_surnames

# Cattaneo and Cattane are 0.93 alike, Rossi and Russo 0.81, Bellandi and Bellini 0.75.
_ALIKE = 0.85
_SHORTEST = 4
# What English writes otherwise in names of neither language: Čechov, Chekhov; Tolstoj, Tolstoy; Eltsin, Yeltsin.
_ROMANISED = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"(?<=[^aeiou])[\u0300-\u036f]", ""), ("[jy]", "i"), ("kh|ch|[cq]", "k"), ("sh", "s"), ("zh", "z"),
        ("ph", "f"), ("gh", "g"), (r"\Ai(?=e)|(?<=i)i+", ""), (r"(?<=..)s\Z", ""),
    )
)  # fmt: skip
# A word that is not a part of a link or an address, and neither opens nor closes a quotation.
_FREE = re.compile(r"(?<![\w«“/@.])[^\W\d_]+(?![\w»”/@])")


def keep_spelling(source: str, target: str, source_language: Language | str, target_language: Language | str) -> str:
    """``target`` with each name of ``source`` as the source spells it, where a word of it is that name misspelt.

    Not into a language that transliterates. A name with an exonym (Samarcanda, Samarkand) is left alone, and so is a
    word that the target language has (Georgia), that the source has too, or that is not the only one so alike.
    """
    source_language, target_language = languages.get(source_language), languages.get(target_language)
    if target_language.transliterates or not target_language.dictionary:
        return target
    here, words = words_of(source, source_language), words_of(target, target_language)
    if max(len(here), len(words)) > MOST_WORDS:
        return target
    present = {word.text for word in here}
    spelt = {word.text for word in words}
    changes = []
    for name in dict.fromkeys(
        name.text for name in find_names(source, source_language, target_language) if not name.forms
    ):
        if len(name) < _SHORTEST or not name.isalpha() or name.isupper() or name in spelt:
            continue
        misspelt = [
            word
            for word in words
            if word.text not in present and _misspells(word.text, name, source_language, target_language)
        ]
        if len({word.text for word in misspelt}) == 1:
            changes += [(word, name) for word in misspelt]
    return replaced(target, ((word.start, word.start + len(word.text), name) for word, name in changes))


def replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """``text`` with each stretch (start, end) replaced; of two that overlap the later one stays."""
    parts: list[str] = []
    rest = len(text)
    for start, end, instead in sorted(changes, reverse=True):
        if end <= rest:
            parts += [text[end:rest], instead]
            rest = start
    return "".join([text[:rest], *reversed(parts)])


def render_exonyms(source: str, target: str, source_language: Language | str, target_language: Language | str) -> str:
    """``target`` with the usual form of each place or institution that it has in Italian: Samarcanda, Samarkand.

    Suffixes stay behind it.
    """
    pair = Pair(source, target, languages.get(source_language), languages.get(target_language))
    if len(pair.target_plain) != len(target):
        return target  # the places found in the plain text would be others
    changes = [place for left in left_in_italian(pair) for place in left.places]
    return replaced(target, changes)


def keep_surnames(source: str, target: str, source_language: Language | str, target_language: Language | str) -> str:
    """``target`` with each surname that was translated behind its given name (Attilio Fountain) as it was."""
    pair = Pair(source, target, languages.get(source_language), languages.get(target_language))
    if len(pair.target_plain) != len(target):
        return target  # the places found in the plain text would be others
    return replaced(target, ((one.start, one.end, one.surname) for one in translated_surnames(pair)))


def transcribe_names(source: str, target: str, source_language: Language | str, target_language: Language | str) -> str:
    """``target`` with the names of ``source`` that it has in the letters of the source written by their sound.

    Only into a language that has rules for it; links and what stands in quotation marks keep their letters.
    """
    language = languages.get(target_language)
    if language.transcribe is None:
        return target
    names = {part for name in find_names(source, source_language, language) for part in name.text.split()}
    names = {part for part in names if not part.isupper()}
    transcribe = language.transcribe
    return _FREE.sub(lambda match: transcribe(match[0]) if match[0] in names else match[0], target)


def _misspells(word: str, name: str, source_language: Language, target_language: Language) -> bool:
    return (
        word[0].isupper()
        and not is_word(word, target_language)
        and not is_proper(word)
        and _romanised(word) != _romanised(name)
        and likeness(name, source_language, word, target_language) >= _ALIKE
    )


def _romanised(name: str) -> str:
    """What is left of a foreign name when the ways to write it are made one."""
    letters = unicodedata.normalize("NFD", name.lower())
    for pattern, one in _ROMANISED:
        letters = pattern.sub(one, letters)
    return letters
