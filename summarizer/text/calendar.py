"""Months and days of the week that a text names."""

import re
from functools import lru_cache

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.base import Calendar

# The day and year beside a month: 5 May, 1º maggio, the 5th of May, 2023-yil 5-may; May 5, 2023.
_BEFORE = re.compile(r"(?:\b\d{4}[-\s][^\W\d_]+\s)?\b\d{1,2}(?:st|nd|rd|th|[°º])?[-\s](?:of\s)?\Z")
_LONGEST_BEFORE = 40  # characters
_AFTER = re.compile(r"(?:\s\d{1,2}(?:st|nd|rd|th)?\b(?![.:]\d))?(?:,?\s\d{4}\b)?")


def months(text: str, language: Language | str) -> frozenset[int]:
    """The months (1 to 12) that ``text`` names; none where the language has no calendar."""
    calendar = languages.get(language).calendar
    return _named(text, calendar, calendar.months, calendar.short_months) if calendar else frozenset()


def weekdays(text: str, language: Language | str) -> frozenset[int]:
    """The days of the week (1 is Monday) that ``text`` names; none where the language has no calendar."""
    calendar = languages.get(language).calendar
    return _named(text, calendar, calendar.weekdays) if calendar else frozenset()


def find_dates(text: str, language: Language | str) -> list[tuple[int, int]]:
    """Where ``text`` names a month or a day of the week, with the day, the month and the year beside it."""
    calendar = languages.get(language).calendar
    if calendar is None:
        return []
    spans: list[tuple[int, int]] = []
    named = (_pattern(calendar, calendar.months, calendar.short_months), _pattern(calendar, calendar.weekdays))
    found = (match for pattern, _ in named for match in pattern.finditer(text) if calendar.is_date(text, match))
    for match in sorted(found, key=lambda match: match.start()):
        near = max(0, match.start() - _LONGEST_BEFORE)
        before, after = _BEFORE.search(text, near, match.start()), _AFTER.match(text, match.end())
        start, end = before.start() if before else match.start(), after.end() if after else match.end()
        if spans and not text[spans[-1][1] : start].strip(" ,"):  # Monday, 5 May
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


@lru_cache
def _pattern(calendar: Calendar, names: str, short: tuple[str, ...] = ()) -> tuple[re.Pattern[str], dict[str, int]]:
    """One pattern for all names, and the number of each."""
    numbers = {
        name.lower(): index for line in (names, *short) for index, name in enumerate(line.split(), 1) if name != "-"
    }
    plain = "|".join([*names.split(), *names.upper().split()])  # headlines in capitals
    forms = rf"\b(?:{plain}){calendar.suffix}\b"
    if shorts := "|".join(name for line in short for name in line.split() if name != "-"):
        forms += rf"|(?<=\d[\s-])(?:{shorts})\b\.?|\b(?:{shorts})\.?(?=\s\d)"
    return re.compile(forms, 0 if calendar.case_sensitive else re.IGNORECASE), numbers


def _named(text: str, calendar: Calendar, names: str, short: tuple[str, ...] = ()) -> frozenset[int]:
    pattern, numbers = _pattern(calendar, names, short)
    found = set()
    for match in pattern.finditer(text):
        if calendar.is_date(text, match):
            word = match[0].lower().rstrip(".")
            found.add(next((numbers[word[:n]] for n in range(len(word), 2, -1) if word[:n] in numbers), 0))
    return frozenset(found - {0})
