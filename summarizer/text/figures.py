"""Number words as figures, which a small translation model copies where it guesses at words."""

from summarizer import languages
from summarizer.languages import Language
from summarizer.text.numerals import Numeral, find_numerals

# "uno" and "una" are articles, "due" is safe in words.
_LEAST = 3


def in_figures(text: str, language: Language | str) -> str:
    """``text`` with figures for its number words: "ventisei" is 26, "milleduecento" 1.200, "ventiduesima" 22esima.

    Words that mean something else too, names (il Novecento), fractions, numbers behind figures (3 milioni) and what is
    written in words only (terzo, ventina) stay; so does the text of a language whose figures are not known.
    """
    numerals = languages.get(language).numerals
    if numerals is None or numerals.grouping is None:
        return text
    for numeral in reversed(find_numerals(text, language)):
        before, word = text[: numeral.start], text[numeral.start : numeral.end]
        if not _is_plain(numeral) or _has_a_capital(before, word) or before.rstrip()[-1:].isdigit():
            continue
        if numerals.in_words and numerals.in_words.search(word):
            continue
        ending = numerals.ordinal.search(word) if numerals.ordinal else None
        figures = f"{round(numeral.value):,}".replace(",", numerals.grouping) + (ending[0] if ending else "")
        text = before + figures + text[numeral.end :]
    return text


def _is_plain(numeral: Numeral) -> bool:
    return numeral.certain and numeral.value == round(numeral.value) and numeral.value >= _LEAST


def _has_a_capital(before: str, word: str) -> bool:
    """Inside a sentence: il Novecento, i Cinque Stelle."""
    return bool(before.strip()) and word != word.lower()
