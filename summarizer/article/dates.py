"""Dates as newspapers write them, in the languages of the cues."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from summarizer.article import cues

_DIGIT = re.compile(r"\d")
# What a text must hold for each of the patterns below; looked for first, which is fast.
_HINTS = (
    re.compile(r"\d(?:\s?[°º]|er|\s?de|\.|st|nd|rd|th)?\s+[^\W\d_]{3}"),
    re.compile(r"[^\W\d_]{3}\.?\s+\d"),
    re.compile(r"\d{4}-\d"),
    re.compile(r"\d[/.-]\d{1,2}[/.-]\d"),
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:min)?")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found in a text: as written, its place, and ISO 8601 (None where the year is missing)."""

    text: str
    start: int
    end: int
    iso: str | None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted(map(_accented, cues.load().months), key=len, reverse=True))
    days = "|".join(sorted(map(_accented, cues.load().weekdays), key=len, reverse=True))
    weekday = rf"(?:(?<!\w)(?:{days})\.?,?\s+)?"
    end = r"(?![\w])"
    return (
        re.compile(
            rf"{weekday}(?<![\w/.])(?P<day>\d{{1,2}})(?:\s?[°º]|er|\s?de|\.|st|nd|rd|th)?\s+(?P<month>{months})(?!\w)\.?"
            rf"(?:,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)(?!\d(?!\d:\d\d)))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{weekday}(?<!\w)(?P<month>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d){end}",
            re.IGNORECASE,
        ),
        re.compile(rf"{weekday}(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", re.IGNORECASE),
        re.compile(
            rf"{weekday}(?<![\w/.,-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>(?:(?:19|20)\d\d|\d\d))(?![\w/]|[.,]\d)",
            re.IGNORECASE,
        ),
    )


def _accented(name: str) -> str:
    """A pattern for a folded name that also takes its accents."""
    variants = {"a": "[aàáâã]", "e": "[eèéêë]", "i": "[iìíï]", "o": "[oòóôõ]", "u": "[uùúûü]", "c": "[cç]"}
    return "".join(variants.get(letter, re.escape(letter)) for letter in name)


def find(text: str) -> tuple[DateMatch, ...]:
    """All dates in a text, in order, without overlaps; impossible ones ("31/02/2026") are left out."""
    if not _DIGIT.search(text):
        return ()
    found: list[DateMatch] = []
    for pattern, hint in zip(_patterns(), _HINTS, strict=True):
        if not hint.search(text):
            continue
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            groups = match.groupdict()
            day, month = int(groups["day"]), groups["month"]
            number = int(month) if month.isdecimal() else cues.load().months[cues.fold(month)]
            year = groups.get("year")
            try:
                # 2000 is a leap year: without a year the 29th of February must be possible.
                date = datetime.date(_full_year(year) if year else 2000, number, day)
            except ValueError:
                continue
            written = match.group(0).rstrip(" ,")
            found.append(
                DateMatch(written, match.start(), match.start() + len(written), date.isoformat() if year else None)
            )
    return tuple(sorted(found, key=lambda date: date.start))


def _full_year(year: str) -> int:
    """ "26" is 2026 and "98" is 1998, by the pivot of POSIX strptime."""
    number = int(year)
    if len(year) == 4:
        return number
    return 2000 + number if number < 69 else 1900 + number


def other_words(text: str) -> tuple[str, ...] | None:
    """The words of a line that are not part of a date, a time or what stands around them; None without a date."""
    found = find(text)
    if not found:
        return None
    data = cues.load()
    rest = text
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    known = data.date_words | data.published | data.updated | data.weekdays
    return tuple(word for word in cues.tokens(_CLOCK.sub(" ", rest)) if word != "#" and word not in known)


def is_mostly_date(text: str, most: int) -> bool:
    """Whether a line has a date and beside it no more than ``most`` words of its own."""
    others = other_words(text)
    return others is not None and len(others) <= most
