"""Number words as figures, which a small translation model copies where it guesses at words."""

import re

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.base import Numerals
from summarizer.text.numerals import Numeral, find_numerals

# "uno" and "una" are articles, "due" is safe in words.
LEAST = 3
_HALF, _MILLION, _DECIMALS = 0.5, 1e6, 2
# Characters in front of a number by which it stays in words: "negli anni ", "nel ".
_BEFORE = 8


def in_figures(text: str, language: Language | str, least: int = LEAST) -> str:
    """``text`` with figures for its number words from ``least`` on: "ventisei" is 26, "ventiduesima" 22esima.

    What ends in millions or more keeps that word, as the press prints it: "due milioni e mezzo" is 2,5 milioni.

    Words that mean something else too, names (il Novecento), fractions, numbers behind figures (3 milioni) and what is
    written in words only (terzo, nel duemila) stay, but "una trentina di" is circa 30; so does text of a language whose
    figures are not known.
    """
    numerals = languages.get(language).numerals
    if numerals is None or numerals.grouping is None:
        return text
    for numeral in reversed(find_numerals(text, language)):
        before, word = text[: numeral.start], text[numeral.start : numeral.end]
        if not _is_plain(numeral, least) or _has_a_capital(before, word) or before.rstrip()[-1:].isdigit():
            continue
        if numerals.in_words and numerals.in_words.search(text, max(0, numeral.start - _BEFORE), numeral.end):
            continue
        ending = numerals.ordinal.search(word) if numerals.ordinal else None
        if ending and len(word.split()) > 1:  # ventuno centesimi
            continue
        figures = _scaled(numeral.value, word, language) or f"{round(numeral.value):,}".replace(",", numerals.grouping)
        text = before + figures + (ending[0] if ending else "") + text[numeral.end :]
    return _about(text, numerals, least)


def _about(text: str, numerals: Numerals, least: int) -> str:
    """``text`` with figures for round numbers that are said to be near."""

    def figures(match: re.Match[str]) -> str:
        value = numerals.value_of(match[1].lower())
        if value is None or value < least:
            return match[0]
        word = numerals.about_word.capitalize() if match[0][0].isupper() else numerals.about_word
        return f"{word} {value:,.0f}".replace(",", numerals.grouping or "")

    return numerals.about.sub(figures, text) if numerals.about else text


def _scaled(value: float, word: str, language: Language | str) -> str:
    """``value`` with the largest scale word that leaves few decimals; empty where ``word`` does not end in one."""
    known = languages.get(language)
    if known.numerals is None or known.numerals.grouping is None or known.digits is None:
        return ""
    marks = str.maketrans({",": known.numerals.grouping, ".": known.digits.decimal})
    last = known.numerals.value_of(word.rsplit(maxsplit=1)[-1].lower()) or 0
    for factor, one, many in known.numerals.large if last == _HALF or last >= _MILLION else ():
        count = f"{value / factor:,.12g}"
        if value >= factor and len(count.partition(".")[2]) <= _DECIMALS:
            return f"{count.translate(marks)} {one if value == factor else many}"
    return ""


def _is_plain(numeral: Numeral, least: int) -> bool:
    return numeral.certain and numeral.value == round(numeral.value) and numeral.value >= least


def _has_a_capital(before: str, word: str) -> bool:
    """Inside a sentence: il Novecento, i Cinque Stelle."""
    return bool(before.strip()) and word != word.lower()
