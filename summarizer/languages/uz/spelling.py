"""Correct spelling of Uzbek in Latin letters: oʻ gʻ with U+02BB, tutuq belgisi U+02BC, quotation marks, numbers.

Whatever stood for them in the input (' ` ‘ ’ ´ ′), the output is written as the rules of 24 August 1995
(resolution 339 of the Cabinet of Ministers) and the Unicode names of the two letters ask for.
"""

import re
import unicodedata

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
# Cyrillic letters that look like Latin ones, inside an otherwise Latin word.
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LOOKALIKES = str.maketrans("аеорсухкмтнвіАЕОРСУХКМТНВІ", "aeopcyxkmtnbiAEOPCYXKMTHBI")

_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_DAY_MONTH = re.compile(rf"(?<![\d.,:/])(3[01]|[12]\d|0?[1-9])\s*[-–]?\s*(?={_MONTHS})(?<=[\s–-])", re.IGNORECASE)
# "2000 yil oldin" counts years, every other four-digit number before yil names one.
_YEAR = re.compile(
    r"(?<![\d.,])((?:1\d|20)\d\d)\s+(?=yil(?:lar|i|da|dan|ga|gi|ning|ni|lik)*\b(?!\s+(?:oldin|avval|ilgari|ichida|davomida|mobaynida)))"
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
    return _MARKED_WORD.sub(_mend_word, text)


def _mend_word(match: re.Match[str]) -> str:
    word = match[0]
    if not _MARK.search(word):
        return word
    foreign = bool(_FOREIGN.search(word) or _ELIDED.match(word))
    quoted = "‘" in match.string and _is_in_single_quotes(match.string[max(0, match.start() - 1000) : match.end()])
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


def _is_in_single_quotes(before: str) -> bool:
    """Whether more ‘quotations’ were opened than closed in ``before``."""
    return len(_OPENED.findall(before)) > len(_CLOSED.findall(before))


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
