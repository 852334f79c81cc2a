"""Sizes, numbers and dates as the interface's language writes them, from Unicode CLDR."""

from datetime import date

_LOCALES = {"en": "en_GB"}
_UNITS = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))


def size(count: int, interface: str) -> str:
    """Bytes in decimal units: "1.4 GB" in English, "1,4 ГБ" in Russian."""
    from babel.units import format_unit

    unit, worth = next((each for each in _UNITS if count >= each[1]), _UNITS[-1])
    amount = round(count / worth, 1 if unit == "gigabyte" else 0)
    return format_unit(amount, f"digital-{unit}", "short", locale=_locale(interface))


def number(count: int, interface: str) -> str:
    """A whole number with its thousands apart."""
    from babel.numbers import format_decimal

    return format_decimal(count, locale=_locale(interface))


def day(iso: str | None, written: str, interface: str) -> str:
    """A date of the ISO form in words; as it is ``written`` where there is none."""
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(iso or ""), "long", locale=_locale(interface))
    except ValueError:
        return written


def _locale(interface: str) -> str:
    return _LOCALES.get(interface, interface)
