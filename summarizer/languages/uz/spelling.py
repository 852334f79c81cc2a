"""Correct spelling of Uzbek in Latin letters: oʻ gʻ with U+02BB, tutuq belgisi U+02BC, quotation marks, numbers.

Whatever stood for them in the input (' ` ‘ ’ ´ ′), the output is written as the rules of 24 August 1995
(resolution 339 of the Cabinet of Ministers) and the Unicode names of the two letters ask for.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

TURNED_COMMA = "\u02bb"  # of oʻ and gʻ
TUTUQ = "\u02bc"  # of maʼno
APOSTROPHE = "\u2019"  # of foreign words: McDonald’s
MARKS = "'`‘’‛´′ʹˈ＇ʻʼ"

_MARKED_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
_MARK = re.compile(f"[{MARKS}]")
# Letters that no Uzbek word has: w, c outside ch, all with a diacritic but those of the alphabet of 2026.
_FOREIGN = re.compile(r"[wW]|[cC](?![hH])|(?![öğşçÖĞŞÇ])[\u00c0-\u024f]")
# O’Connor, L’Oréal: an apostrophe between two capitals of a word in mixed case.
_ELIDED = re.compile(rf"[A-Z][{MARKS}][A-Z][a-z]")
_OPENED = re.compile(r"(?<!\w)‘(?=\w)")
_CLOSED = re.compile(r"(?<=\w)[’‘](?=\W)")
_QUOTE_REACH = 1000  # characters after which a ‘quotation’ is over, closed or not
# Cyrillic letters that look like Latin ones, inside an otherwise Latin word.
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LOOKALIKES = str.maketrans("аеорсухкмтнвіАЕОРСУХКМТНВІ", "aeopcyxkmtnbiAEOPCYXKMTHBI")

_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_DAY_MONTH = re.compile(
    rf"(?<![\d.,:/])(3[01]|[12]\d|0?[1-9])\s{{0,3}}[-–]?\s{{0,3}}(?={_MONTHS})(?<=[\s–-])", re.IGNORECASE
)
# "2000 yil oldin" counts years, every other four-digit number before yil names one.
_YEAR = re.compile(
    r"(?<![\d.,])((?:1\d|20)\d\d)\s{1,3}(?=yil(?:lar|i|da|dan|ga|gi|ning|ni|lik){0,4}\b(?!\s{1,3}(?:oldin|avval|ilgari|ichida|davomida|mobaynida)))"
)
_ACRONYM = re.compile(r"\bAQSh")  # rule 79 of 1995 writes AQSH
_RUSSIAN_MONTH = re.compile(r"\b([Ss]ent|[Oo]kt)yabr")
_ENGLISH_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+)\.(\d+)(?![\d.,]?\d)")
_ITALIAN_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d+)(?![\d.,]?\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?![\d.,]?\d)")
_POINT_BEFORE_UNIT = re.compile(r"(?<![\d.,])(\d+)\.(\d{1,2})(?=\s?(?:%|foiz|million|milliard|trillion|ming\b))")
_STRAIGHT_QUOTE = re.compile(r'"')
_CURVED = str.maketrans({"«": "“", "»": "”", "„": "“", "‟": "“"})


def normalize(text: str) -> str:
    """``text`` (Uzbek, Latin letters) in correct spelling; what is right already stays as it is.

    Apostrophes become ʻ or ʼ by their place, quotation marks “ ”, a day and its month 11-iyul, a year 2026-yil.
    Numbers become 1 234,56 only where their form leaves no doubt: 1,234.56 and 1.234,56 do, 1,234 does not.
    """
    text = normalize_apostrophes(text)
    if _CYRILLIC.search(text):
        text = _WORD.sub(_mend_script, text)
    text = _quotes(text)
    text = _ACRONYM.sub("AQSH", text)
    text = _RUSSIAN_MONTH.sub(r"\1abr", text)
    text = _DAY_MONTH.sub(r"\1-", text)
    text = _YEAR.sub(r"\1-", text)
    return _numbers(text)


def normalize_apostrophes(text: str) -> str:
    """NFC, and every apostrophe inside a word as its letter: ʻ after o and g, ʼ elsewhere, ’ in foreign words."""
    text = unicodedata.normalize("NFC", text)
    opened, closed = ([match.start() for match in mark.finditer(text)] for mark in (_OPENED, _CLOSED))

    def mend(match: re.Match[str]) -> str:
        if not _MARK.search(match[0]):
            return match[0]
        nearby = max(0, match.start() - _QUOTE_REACH), match.end() - 1  # what ends the word may be its own
        return _mend_word(match[0], quoted=_count(opened, *nearby) > _count(closed, *nearby))

    return _MARKED_WORD.sub(mend, text)


def _count(offsets: Sequence[int], start: int, end: int) -> int:
    """How many of ``offsets`` (ascending) lie from ``start`` to ``end``, without it."""
    return bisect_left(offsets, end) - bisect_left(offsets, start)


def _mend_word(word: str, *, quoted: bool) -> str:
    """``quoted``: more ‘quotations’ were opened than closed before the end of the word."""
    foreign = bool(_FOREIGN.search(word) or _ELIDED.match(word))
    out = []
    last = len(word) - 1
    for index, character in enumerate(word):
        inside = index < last
        if character not in MARKS or index == 0 or word[index - 1] in MARKS:
            out.append(character)
        elif word[index - 1] in "oOgG" and not foreign and (inside or not quoted):
            out.append(TURNED_COMMA)
        elif inside and not (index == last - 1 and word[last] == "s"):
            out.append(APOSTROPHE if foreign else TUTUQ)
        elif inside:
            out.append(APOSTROPHE)
        else:
            out.append(character)
    return "".join(out)


def _mend_script(match: re.Match[str]) -> str:
    """A Latin word in which only look-alikes are Cyrillic, all Latin; any other word as it was."""
    mended = match[0].translate(_LOOKALIKES)
    return mended if _LATIN.search(match[0]) and not _CYRILLIC.search(mended) else match[0]


def _quotes(text: str) -> str:
    """“ ” for every pair of other double quotation marks; a lone one stays as it is."""
    text = text.translate(_CURVED)
    if text.count('"') % 2:
        return text
    opening = True

    def mend(_: re.Match[str]) -> str:
        nonlocal opening
        opening = not opening
        return "”" if opening else "“"

    return _STRAIGHT_QUOTE.sub(mend, text)


def _numbers(text: str) -> str:
    text = _ENGLISH_DECIMAL.sub(lambda m: m[1].replace(",", " ") + "," + m[2], text)
    text = _ITALIAN_DECIMAL.sub(lambda m: m[1].replace(".", " ") + "," + m[2], text)
    text = _GROUPED.sub(lambda m: m[0] if m[0].count(".") == 3 else m[0].replace(m[1], " "), text)
    return _POINT_BEFORE_UNIT.sub(r"\1,\2", text)
