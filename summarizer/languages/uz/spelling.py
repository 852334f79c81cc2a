"""Uzbek in Latin letters as a newspaper prints it: apostrophes, quotation marks, dashes, dates, numbers, loans."""

import re

from summarizer.arguments import require_text
from summarizer.languages.uz import loans
from summarizer.languages.uz.apostrophes import normalize_apostrophes
from summarizer.languages.uz.quotes import normalize_quotes

# Cyrillic letters that look like Latin ones, inside an otherwise Latin word.
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LOOKALIKES = str.maketrans("аеорсухкмтнвіАЕОРСУХКМТНВІ", "aeopcyxkmtnbiAEOPCYXKMTHBI")

_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_ORDINAL = re.compile(r"(?<![\w.,:/-])(\d{1,4}) ?- ?(?:i?n)?chi\b(?: (?=\w))?")  # 12-chi
_DAY_MONTH = re.compile(
    rf"(?<![\d.,:/])(3[01]|[12]\d|0?[1-9])\s{{0,2}}[-–]?\s{{0,2}}(?<=[\s–-])({_MONTHS})(?=\w*)", re.IGNORECASE
)
# "2000 yil oldin" and "2000 yillik" count years, every other four-digit number before yil names one; a plural is never
# counted (90-yillar).
_YEAR = re.compile(
    r"(?<![\d.,])((?:1\d|20)\d\d) ?[-–]? ?(?<=[ –-])(?=yil(?:i|da|dan|ga|gi|gacha|dagi|ning|ni|dayoq)*\b"
    r"(?!\s(?:oldin|avval|ilgari|ichida|davomida|mobaynida|muqaddam)))"
    r"|(?<![\d.,])((?:(?:1\d|20)\d)?\d0|(?:1\d|20)\d\d) ?[-–]? ?(?<=[ –-])(?=yillar)"
)
_NUMBERED = re.compile(r"(?<![\d.,])(\d{1,4}) ?-? ?(?<=[ -])(?=sonli\b)")
_CENTURY = re.compile(r"(?<![\w-])([IVXLC]+) ?[-–] ?(?=asr|bob|jild|sinf|qism|guruh|kongress|sammit|chaqiriq|jahon)")
_ACRONYM = re.compile(r"\bAQSh")  # rule 79 of 1995 writes AQSH
_SURNAME = re.compile(r"\b([A-Z][^\W\d_]*[aeiouʻ])(ev(?:a|lar|ning|ni|ga|da|dan)*)\b")  # Mirziyoev
_OLD_TS = re.compile(r"(?<=[knp])ts(?=iya|ion)")  # aktsiya
_DASH = re.compile(
    rf"(?<=[^\s\d]) --?(?= \S)|(?<=\d) --?(?= [^\s\d])(?! (?i:yil|asr|sonli|{_MONTHS}))|^--?(?= \w)", re.MULTILINE
)

_ENGLISH_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+)\.(\d+)(?![\d.,]?\d)")
_ITALIAN_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d+)(?![\d.,]?\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?![\d.,]?\d)")
_POINT_BEFORE_UNIT = re.compile(
    r"(?<![\d.,])(\d+)\.(\d{1,2})(?=\s?(?:%|foiz|million|milliard|trillion|ming\b|mln|mlrd|trln|km|kilometr|metr|kg|"
    r"kilogramm|tonna|litr|gektar|gradus|daraja|°|yevro|dollar|soʻm|rubl|funt|ball|marta|baravar|barobar))"
)


def normalize(text: str) -> str:
    """``text`` (Uzbek, Latin letters) in correct spelling; what is right already stays as it is.

    Apostrophes become ʻ or ʼ by their place, quotation marks “ ”, a day and its month 11-iyul, a year 2026-yil, loans
    their usual form. Numbers become 1 234,56 only where their form leaves no doubt: 1,234.56 does, 1,234 does not.

    Raises:
        NotText: ``text`` is not a ``str``.
    """
    require_text(text)
    text = normalize_apostrophes(text)
    if _CYRILLIC.search(text):
        text = _WORD.sub(_mend_script, text)
    text = _DASH.sub(lambda match: match[0].replace("--", "-").replace("-", "—"), normalize_quotes(text))
    text = _ACRONYM.sub("AQSH", text)
    text = _SURNAME.sub(r"\1y\2", text)
    text = _WORD.sub(_mend_loan, text)
    return _numbers(_dates(text))


def _mend_script(match: re.Match[str]) -> str:
    """A Latin word in which only look-alikes are Cyrillic, all Latin; any other word as it was."""
    mended = match[0].translate(_LOOKALIKES)
    return mended if _LATIN.search(match[0]) and not _CYRILLIC.search(mended) else match[0]


def _mend_loan(match: re.Match[str]) -> str:
    word = _OLD_TS.sub("s", match[0])
    lower = word.lower()
    if not (found := loans.usual(lower)):
        return word
    mended = found[0] + lower[len(lower) - len(found[1]) :] if found[1] else found[0]
    if word.isupper() and len(word) > 1:
        return mended.upper()
    return mended.capitalize() if word[0].isupper() else mended


def _dates(text: str) -> str:
    text = _ORDINAL.sub(r"\1-", text)
    text = _DAY_MONTH.sub(lambda match: f"{match[1]}-{match[2].lower()}", text)
    text = _YEAR.sub(lambda match: f"{match[1] or match[2]}-", text)
    text = _NUMBERED.sub(r"\1-", text)
    return _CENTURY.sub(r"\1 ", text)


def _numbers(text: str) -> str:
    text = _ENGLISH_DECIMAL.sub(lambda m: m[1].replace(",", " ") + "," + m[2], text)
    text = _ITALIAN_DECIMAL.sub(lambda m: m[1].replace(".", " ") + "," + m[2], text)
    text = _GROUPED.sub(lambda m: m[0] if m[0].count(".") == 3 else m[0].replace(m[1], " "), text)
    return _POINT_BEFORE_UNIT.sub(r"\1,\2", text)
