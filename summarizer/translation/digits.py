"""Numbers copied with the marks of the source language (12.500, 3,5) written with those of the target language."""

import re

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.base import NumberFormat
from summarizer.text.quantities import Value, readings_of

_NUMBER = re.compile(r"(?<![\w.,:/])\d+(?:[.,]\d+)+(?![\w/]|[.,:]\d)")


def localise_numbers(source: str, target: str, source_language: Language | str, target_language: Language | str) -> str:
    """``target`` with every number that stands there as in ``source``, but reads otherwise or not at all, put right.

    Only where the source leaves no doubt: 12.500 is twelve thousand five hundred in Italian, 20.45 may be a time.
    """
    here, there = languages.get(source_language), languages.get(target_language)
    if here.digits is None or there.digits is None:
        return target
    marks, own = here.digits, there.digits
    numbers = set(_NUMBER.findall(source))

    def localised(match: re.Match[str]) -> str:
        number = match[0]
        meant = _values(number, here, marks)
        if (
            number not in numbers
            or len(meant) != 1
            or (_is_written(number, own) and meant & _values(number, there, own))
        ):
            return number
        return _write(number, marks, own)

    return _NUMBER.sub(localised, target)


def _values(number: str, language: Language, form: NumberFormat) -> frozenset[Value]:
    """What ``number`` may mean; with a decimal comma it is not a time of day."""
    values = frozenset(reading[0] for reading in readings_of(number, language) if len(reading) == 1)
    no_time = form.decimal == "," and "," in number
    return frozenset(value for value in values if isinstance(value, float)) if no_time else values


def _is_written(number: str, form: NumberFormat) -> bool:
    """Whether ``number`` is one in the marks of ``form``."""
    group, decimal = re.escape(form.groups), re.escape(form.decimal)
    return bool(re.fullmatch(rf"(?:\d{{1,3}}(?:[{group}]\d{{3}})+|\d+)(?:[{decimal}]\d+)?", number))


def _write(number: str, marks: NumberFormat, own: NumberFormat) -> str:
    whole, _, fraction = number.partition(marks.decimal)
    grouped = f"{int(re.sub(r'[^0-9]', '', whole)):,}".replace(",", own.groups[0])
    return f"{grouped}{own.decimal}{fraction}" if fraction else grouped
