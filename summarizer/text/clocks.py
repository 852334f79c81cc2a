"""Times of day as they are spoken: a quarter past six, le sette meno venti, oltidan chorak oʻtganda.

Whoever speaks so counts to twelve: half past six is 6.30 or 18.30.
"""

import re
from collections.abc import Iterator

from summarizer.languages import Language
from summarizer.languages.base import Numerals

_HOUR, _HALF_DAY = 60, 720


def spoken_times(text: str, language: Language) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Where each stands, from and to, and the minutes after midnight that it may mean."""
    numerals = language.numerals
    if numerals is None:
        return
    for pattern in numerals.clock:
        for match in pattern.finditer(text):
            if minutes := _minutes(match, numerals):
                yield match.start(), match.end(), minutes


def _minutes(match: re.Match[str], numerals: Numerals) -> frozenset[int]:
    hour, minutes = _value(match["hour"], numerals), _value(match["minutes"], numerals)
    if hour is None or not minutes or hour > 24 or minutes >= _HOUR or minutes % 5:
        return frozenset()
    exact = int(hour * _HOUR + (-minutes if match.groupdict().get("minus") else minutes))
    return frozenset({exact % (2 * _HALF_DAY), *({(exact + _HALF_DAY) % (2 * _HALF_DAY)} if hour <= 12 else ())})


def _value(words: str, numerals: Numerals) -> float | None:
    """What the hour or the minutes come to; None where a word is not a number."""
    if words.isdigit():
        return float(words)
    parts = [words.lower()] if words.lower() in numerals.quarters else words.lower().split()
    values = [numerals.quarters.get(part, numerals.value_of(part)) for part in parts]
    return None if None in values else sum(value for value in values if value is not None)
