"""Numbers in a text, with every value that they can stand for.

"1.234" is 1234 in Italian and 1.234 in English, "10.30" a number or a time, "'90" 90 or 1990: a quantity holds all its
readings, and a translation keeps it if one of them is found there.
"""

import re
from dataclasses import dataclass, replace

from summarizer import languages
from summarizer.languages import Language
from summarizer.text.clocks import spoken_times
from summarizer.text.numerals import Numeral, find_numerals


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in minutes after midnight."""

    minutes: int


Value = float | Clock
# A reading of several values (a date, a score) needs all of them.
Reading = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, its readings, and whether it is ``certain`` that a number is meant (sei, yuz are not).

    It stands from ``start`` to ``end``, scale word and half included (3 milioni e mezzo). ``order``: it is an ordinal.
    """

    text: str
    readings: frozenset[Reading]
    certain: bool = True
    start: int = 0
    end: int = 0
    order: bool = False

    @property
    def values(self) -> frozenset[Value]:
        """All values of all readings."""
        return frozenset(value for reading in self.readings for value in reading)


# Groups of three apart by spaces or Swiss apostrophes, or any digits with marks between.
_DIGITS = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:[’']\d{3})+(?!\d)|\d+(?:[.,:]\d+)*"
)
_SEPARATORS = re.compile(r"[.,:]")
_AM_PM = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)
_ROMAN = re.compile(r"\b[IVXLC]{2,}\b|(?<=[a-zà-ÿ] )[IVX]\b|\b[IVX](?= secolo|-asr| asr| century| век)")
# What a Roman numeral counts: popes and kings before it, centuries behind it.
_COUNTED = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]{2,} \Z")
_CENTURY = re.compile(r"[ -](?:secol[oi]|asr|centur|век)")
_ROMAN_FORM = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DASH = re.compile(r"\s?[-–/]\s?")
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "mn": 1e6, "mln": 1e6, "mld": 1e9, "tn": 1e12}
_NEXT_WORD = re.compile(r"([\s\u00a0-]?)([^\W\d_]+)")
_MULTIPLE = re.compile(r"[\s-](decenni|decades|secoli|centuries|dozzine|dozen|century|secolo|asr)\b")
_SEASON = re.compile(r"\b[A-Z]{2}\Z")  # SS19, a fashion season
_DECADE = re.compile(r"['’‘ʼ]\Z|\banni\s\Z")


def find_quantities(text: str, language: Language | str) -> list[Quantity]:
    """All numbers in ``text``: in digits, in words, and Roman numerals; in no order."""
    language = languages.get(language)
    evening = language.numerals.evening if language.numerals else None
    found = _found(text, language)
    return list(map(_in_the_evening, found)) if evening and evening.search(text) else found


def _in_the_evening(quantity: Quantity) -> Quantity:
    """The quantity as an hour of twelve may be meant where a text speaks of an evening: 9 is 21."""
    return replace(quantity, readings=quantity.readings | _afternoon(set(quantity.readings)))


def _found(text: str, language: Language) -> list[Quantity]:
    spoken, text = _spoken(text, language)
    found, rest = _in_digits(text, language)
    found += spoken
    found += [_in_words(numeral, rest, language) for numeral in find_numerals(rest, language)]
    for article, value in language.numerals.articles if language.numerals else ():
        found += [Quantity(m[0], frozenset({(value,)}), False, m.start(), m.end() - 1) for m in article.finditer(text)]
    for match in _ROMAN.finditer(text):
        if _ROMAN_FORM.fullmatch(match[0]):
            certain = bool(
                _COUNTED.search(text, max(0, match.start() - 30), match.start()) or _CENTURY.match(text, match.end())
            )
            readings = frozenset({(_roman(match[0]),)})
            found.append(Quantity(match[0], readings, certain, match.start(), match.end(), order=True))
    return found


def _spoken(text: str, language: Language) -> tuple[list[Quantity], str]:
    """The times of day that are spoken, and ``text`` with them blanked out."""
    found = []
    for start, end, minutes in spoken_times(text, language):
        if "#" not in text[start:end]:
            readings = frozenset((Clock(one),) for one in minutes)
            found.append(Quantity(text[start:end], readings, True, start, end))
            text = text[:start] + "#" * (end - start) + text[end:]
    return found, text


def _in_words(numeral: Numeral, text: str, language: Language) -> Quantity:
    written, value = text[numeral.start : numeral.end], numeral.value
    end = numeral.end
    half = language.numerals.half if language.numerals else None
    if half and value >= 1 and value % 1 == 0 and (more := half.match(text, numeral.end)):  # due anni e mezzo
        value += 0.5
        end = end if more.groupdict().get("unit") else more.end()
    readings: set[Reading] = {(value,)}
    centuries = language.numerals is not None and language.numerals.hundreds_are_centuries
    if centuries and written[0].isupper() and 200 <= value <= 900:  # il Novecento
        readings |= {(value + 1000,), (value / 100 + 11,)}
    if 10 <= value <= 90 and value % 10 == 0:  # gli anni Novanta
        readings.add((1900 + value,))
    if value % 1 == 0.5 and 1 < value < 24:  # alle otto e mezza
        readings.add((Clock(int(value * 60)),))
    if value in range(1, 13) and _is_hour(numeral.start, text, language):
        readings |= {(value + 12,), *((Clock(int(hour % 24 * 60)),) for hour in (value, value + 12))}
    if multiple := _MULTIPLE.match(text, numeral.end):  # due decenni
        factor = 12 if multiple[1].startswith("do") else 100 if multiple[1][0] in "sca" else 10
        since = value - 1 if factor == 100 and _is_order(text, numeral.start, numeral.end, language) else value
        readings.add((since * factor,))
    return Quantity(
        written,
        frozenset(readings),
        numeral.certain,
        numeral.start,
        end,
        _is_order(text, numeral.start, numeral.end, language),
    )


def _is_hour(start: int, text: str, language: Language) -> bool:
    """Whether what stands before ``start`` lets a number there be an hour."""
    at = language.numerals.at if language.numerals else None
    return at is not None and at.search(text, max(0, start - 20), start) is not None


def _is_order(text: str, start: int, end: int, language: Language) -> bool:
    order = language.numerals.order if language.numerals else None
    return order is not None and order.fullmatch(text, start, end) is not None


def _roman(numeral: str) -> float:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return float(sum(-value if value < max(values[i:]) else value for i, value in enumerate(values)))


def _in_digits(text: str, language: Language) -> tuple[list[Quantity], str]:
    """The numbers written in digits, and ``text`` with them (and the scale words after them) blanked out."""
    half = language.numerals.half if language.numerals else None
    matches = list(_DIGITS.finditer(text))
    scales = [_scale_after(text, match.end(), language) for match in matches]
    factors = {scale for scale, _ in scales}
    found, rest, position = [], [], 0
    for index, match in enumerate(matches):
        readings = readings_of(match[0], language) | _decades(text, match)
        if index:
            readings |= _second_year(matches[index - 1][0], match[0], text[matches[index - 1].end() : match.start()])
        scale, end = scales[index]
        more = half.match(text, end) if half else None
        if more:
            readings |= {(v[0] + 0.5,) for v in readings if len(v) == 1 and isinstance(v[0], float)}
        readings = _scaled(readings, scale)
        if scale == 1:  # 10-20 milioni; 100 miliardi, poi gli altri 350
            readings |= {reading for other in factors for reading in _scaled(readings, other)}
        if half_day := _AM_PM.match(text, match.end()):
            readings |= _afternoon(readings) if half_day[1] in "pP" else _midnight(readings)
        elif match[0] == "24" and _is_hour(match.start(), text, language):
            readings.add((0.0,))
        order = bool(
            language.numerals and language.numerals.order_sign and language.numerals.order_sign.match(text, match.end())
        )
        whole = more.end() if more and not more.groupdict().get("unit") else end
        found.append(Quantity(match[0], frozenset(readings), True, match.start(), whole, order))
        rest += [text[position : match.start()], "#" * (end - match.start())]
        position = end
    return found, "".join([*rest, text[position:]])


def readings_of(digits: str, language: Language) -> set[Reading]:
    """All that ``digits`` with the marks between them can mean in ``language``."""
    parts = re.split(r"[.,:\s’']", digits)
    marks = _SEPARATORS.findall(digits)
    whole = float("".join(parts))
    if len(parts) == 1:
        return {(whole,)}
    values = tuple(float(part) for part in parts)
    if not marks:  # 1 234 567
        return {(whole,)}
    found: set[Reading] = set()
    groups = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    form = language.digits
    decimal = form.decimal if form else None
    if groups and len(set(marks)) == 1 and ":" not in marks and (len(marks) > 1 or marks[0] != decimal):
        found.add((whole,))
    # Three digits behind a mark are a group, unless it is the decimal mark of the language.
    fraction = len(parts[-1]) != 3 or len(marks) > 1 or form is None or marks[-1] == decimal
    if marks.count(marks[-1]) == 1 and ":" not in marks and fraction:
        found.add((float("".join(parts[:-1]) + "." + parts[-1]),))
    if len(parts) == 2 and len(parts[1]) == 2 and values[0] < 25 and values[1] < 60:
        found.add((Clock(int(values[0] * 60 + values[1])),))
        if values[1] == 0:  # le 12, 12:00
            found.add((values[0],))
    if ":" in marks or (len(parts) > 2 and len(set(marks)) == 1 and marks[0] != decimal):
        found.add(values)
    return found


def _decades(text: str, match: re.Match[str]) -> set[Reading]:
    """'90 and anni 90 name a year too, 1990s a decade."""
    value = float(match[0]) if match[0].isdigit() else 0.0
    before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() : match.end() + 8]
    plural = after.startswith(("s", "-yillar", " yillar"))
    if 200 <= value <= 900 and value % 100 == 0 and before.endswith(("'", "’")):  # il '900
        return {(1000 + value,), (value / 100 + 11,)}
    if 10 <= value <= 99 and (plural or _DECADE.search(before) or _SEASON.search(before)):
        return {(1900 + value,), (2000 + value,)}
    return {(value % 100,)} if 1800 < value < 2100 and value % 10 == 0 and plural else set()


def _second_year(first: str, second: str, between: str) -> set[Reading]:
    """2023-24 ends in 2024."""
    if len(first) == 4 and len(second) == 2 and first.isdigit() and second.isdigit() and _DASH.fullmatch(between):
        return {(float(first[:2] + second),)}
    return set()


def _scale_after(text: str, end: int, language: Language) -> tuple[float, int]:
    """The factor of a scale word after a number (3 milioni, 50mila, 2bn), and where it ends; 1.0 without one."""
    match = _NEXT_WORD.match(text, end)
    if not match:
        return 1.0, end
    word = match[2].lower()
    factor = language.numerals.scale_of(word) if language.numerals else 1.0
    if factor == 1.0 and not match[1]:
        factor = _LETTER_SCALES.get(word, 1.0)
    return (factor, match.end()) if factor > 1 else (1.0, end)


def _scaled(readings: set[Reading], scale: float) -> set[Reading]:
    if scale == 1:
        return readings
    return {(round(v[0] * scale, 6),) for v in readings if len(v) == 1 and isinstance(v[0], float)} or readings


def _afternoon(readings: set[Reading]) -> set[Reading]:
    return {
        (Clock((v[0].minutes + 720) % 1440),) if isinstance(v[0], Clock) else (v[0] + 12,)
        for v in readings
        if len(v) == 1 and (isinstance(v[0], Clock) or 1 <= v[0] < 12)
    }


def _midnight(readings: set[Reading]) -> set[Reading]:
    minutes = {v[0].minutes for v in readings if len(v) == 1 and isinstance(v[0], Clock)}
    early = {(Clock(minute - 720),) for minute in minutes if 720 <= minute < 780}
    return early | {(0.0,) for v in readings if v == (12.0,)}
