"""Months and days of the week that changed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.flags import Kind
from summarizer.text.calendar import months, weekdays
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# 5/6 may be written out, in either order.
_NUMERIC = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])\b")


class _Words(NamedTuple):
    """What is in doubt, in words for readers."""

    another: str
    added: str
    missing: str


MONTH = _Words("another month than in the source", "a month that the source does not have", "a month is missing")
WEEKDAY = _Words(
    "another day of the week than in the source",
    "a day of the week that the source does not have",
    "a day of the week is missing",
)


def find(pair: Pair) -> Iterator[str]:
    """Where the source names a month or a day of the week that the target does not."""
    calendar = pair.target_language.calendar
    for words, named in ((MONTH, months), (WEEKDAY, weekdays)):
        here, there = named(pair.source_plain, pair.source_language), named(pair.target_plain, pair.target_language)
        if here - there and there - here:
            yield words.another
        elif there - here and not _NUMERIC.search(pair.source_plain):
            yield words.added
        elif here - there and not (calendar and calendar.names_may_go):
            yield words.missing


CHECK = Check(Kind.DATES, find, needs=(lambda language: language.calendar,))
