"""Numbers that are the same and play another part: the fifth win as five wins, the year 1950 as 1,950 members."""

from collections.abc import Iterator, Sequence

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.languages.base import Numerals
from summarizer.text.calendar import months
from summarizer.text.quantities import Quantity
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# Smaller ones are left to contrasts, larger ones are years.
_SMALLEST, _LARGEST = 3, 99
_YEARS = range(1000, 2101)
# Characters behind a number in which a month would make it a date.
_NEAR = 12


def find(pair: Pair) -> Iterator[str]:
    """An ordinal that became a number of things, or the other way round; a year likewise."""
    here, there = pair.source_language.numerals, pair.target_language.numerals
    if here is None or there is None:
        return
    yield from _of_order(pair)
    yield from _of_years(pair, here, there)


def _of_order(pair: Pair) -> Iterator[str]:
    source, target = pair.source_quantities, pair.target_quantities
    in_shares, in_other_shares = "share" in pair.source_contrasts, "share" in pair.target_contrasts
    for one in source:
        same = _same(one, target)
        counted = (_is_counted(other, pair.target_plain, pair.target_language) for other in same)
        if _is_ordinal(one) and not in_shares and same and all(counted):
            yield f"an ordinal in the source: {one.text}"
    for one in target:
        same = _same(one, source)
        counted = (_in_words(two) and _is_counted(two, pair.source_plain, pair.source_language) for two in same)
        if _is_ordinal(one) and not in_other_shares and same and all(counted):
            yield f"no ordinal in the source: {one.text}"


def _of_years(pair: Pair, here: Numerals, there: Numerals) -> Iterator[str]:
    years, others = _years(pair.source_plain, here), _years(pair.target_plain, there)
    for year in sorted(years - others):
        same = [one for one in pair.target_quantities if year in one.values]
        if same and all(_is_number_of_things(one, pair.target_plain, pair.target_language) for one in same):
            yield f"a year in the source: {year}"
    for year in sorted(others - years):
        same = [one for one in pair.source_quantities if year in one.values]
        if same and all(_is_grouped(one, pair.source_language) for one in same):
            yield f"no year in the source: {year}"


def _same(one: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """Those of ``others`` with the value of ``one``, where that is a small number."""
    values = {v for v in one.values if isinstance(v, float) and _SMALLEST <= v <= _LARGEST}
    return [other for other in others if values & other.values]


def _is_ordinal(one: Quantity) -> bool:
    return one.order and one.certain and _in_words(one)


def _in_words(one: Quantity) -> bool:
    return one.text[0].isalpha() and not one.text.isupper()


def _is_counted(one: Quantity, text: str, language: Language) -> bool:
    """Whether things follow the cardinal ``one``: no date, hour or number of a chapter."""
    if one.order or language.numerals is None or language.numerals.counted is None:
        return False
    return bool(language.numerals.counted.match(text, one.end)) and not months(
        text[one.start : one.end + _NEAR], language
    )


def _years(text: str, numerals: Numerals) -> set[int]:
    return {int(match[1]) for match in numerals.year.finditer(text)} if numerals.year else set()


def _is_number_of_things(one: Quantity, text: str, language: Language) -> bool:
    things = language.numerals.things if language.numerals else None
    return _is_grouped(one, language) or (things is not None and things.match(text, one.end) is not None)


def _is_grouped(one: Quantity, language: Language) -> bool:
    """Whether ``one`` is written with a mark between thousands, which no year has."""
    groups = language.digits.groups if language.digits else ""
    return any(value in _YEARS for value in one.values) and any(mark in one.text for mark in groups)


CHECK = Check(Kind.NUMBERS, find, needs=(lambda language: language.numerals,))
