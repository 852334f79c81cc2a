"""Months and days of the week named in Italian, English or Uzbek text."""

import re
from functools import lru_cache

_MONTHS = {
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "en": "January February March April May June July August September October November December",
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
}
# Beside a number only: "set" and "mar" are words too.
_SHORT_MONTHS = {
    "it": ("gen feb mar apr mag giu lug ago set ott nov dic", "genn febb - - magg - - - sett - - -"),
    "en": ("Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec", "- - - - - - - - Sept - - -"),
    "uz": ("yan fev - apr - - - avg sen okt noy dek", "- - - - - - - - sentyabr oktyabr - -"),
}
_DAYS = {
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "uz": "dushanba seshanba chorshanba payshanba juma shanba yakshanba",
}
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|on|and|every|\d{1,2}(?:st|nd|rd|th)?)[ -]\Z"
)
_NUMBER_AHEAD = re.compile(r",? \d")
_CAPITAL_AHEAD = re.compile(r" (?:Nigh|Live|Time|Post|Star|Worl)")  # Saturday Night Live, the Sunday Times
_UZ_SUFFIX = r"(?:lar|lik)?(?:i|si)?(?:ni|ning|ga|da|dan|dagi|gacha|gi|dayoq)?"


@lru_cache
def _pattern(language: str, names: str, short: tuple[str, ...] = ()) -> tuple[re.Pattern[str], dict[str, int]]:
    """One pattern for all names, and the number of each; only Italian and Uzbek names come in lower case."""
    numbers = {
        name.lower(): index for line in (names, *short) for index, name in enumerate(line.split(), 1) if name != "-"
    }
    suffix = _UZ_SUFFIX if language == "uz" else "s?" if language == "en" else ""
    plain = "|".join(names.split())
    forms = rf"\b(?:{plain}){suffix}\b"
    if shorts := "|".join(name for line in short for name in line.split() if name != "-"):
        forms += rf"|(?<=\d[\s-])(?:{shorts})\b\.?|\b(?:{shorts})\.?(?=\s\d)"
    return re.compile(forms, 0 if language == "en" else re.IGNORECASE), numbers


def _named(text: str, language: str, names: dict[str, str], short: tuple[str, ...] = ()) -> frozenset[int]:
    if language not in names:
        return frozenset()
    pattern, numbers = _pattern(language, names[language], short)
    found = set()
    for match in pattern.finditer(text):
        if language == "en" and not _is_date(text, match):
            continue
        word = match[0].lower().rstrip(".")
        found.add(next((numbers[word[:n]] for n in range(len(word), 2, -1) if word[:n] in numbers), 0))
    return frozenset(found - {0})


def _is_date(text: str, match: re.Match[str]) -> bool:
    """False for Theresa May, May I, March on, and Saturday Night Live."""
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 5]
    if match[0] in ("May", "March"):
        return bool(_BEFORE_MONTH.search(before) or _NUMBER_AHEAD.match(after))
    return not _CAPITAL_AHEAD.match(after)


def months(text: str, language: str) -> frozenset[int]:
    """The months (1 to 12) that ``text`` names."""
    return _named(text, language, _MONTHS, _SHORT_MONTHS.get(language, ()))


def weekdays(text: str, language: str) -> frozenset[int]:
    """The days of the week (1 is Monday) that ``text`` names."""
    return _named(text, language, _DAYS)
