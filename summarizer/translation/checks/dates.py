"""Months and days of the week that changed."""

from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.text.calendar import months, weekdays
from summarizer.translation.checks.pair import Pair


def check_dates(pair: Pair) -> Iterator[Flag]:
    """Flag "dates" where the source names a month or a day of the week that the target does not."""
    for what, named in (("month", months), ("day of the week", weekdays)):
        here, there = named(pair.source_plain, pair.source_code), named(pair.target_plain, pair.target_code)
        if here - there and there - here:
            yield Flag("dates", f"another {what} than in the source")
        elif here - there and pair.target_code != "uz":  # Uzbek translators leave days out where the context has them
            yield Flag("dates", f"a {what} is missing")
