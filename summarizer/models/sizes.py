"""Sizes of downloads, as models.txt writes them and people read them: decimal units."""

import re

SIZE = re.compile(r"(\d+(?:\.\d+)?)(kB|MB|GB)")
_UNITS = {"kB": 10**3, "MB": 10**6, "GB": 10**9}


def human_size(size: int) -> str:
    """Bytes in decimal units: 2 460 000 000 → "2.5 GB", 348 000 000 → "348 MB"."""
    if size >= _UNITS["GB"]:
        return f"{size / _UNITS['GB']:.1f} GB"
    unit = "MB" if size >= _UNITS["MB"] else "kB"
    return f"{size / _UNITS[unit]:.0f} {unit}"


def parse_size(text: str) -> int:
    """Bytes of "348MB", "2.5GB".

    Raises:
        ValueError: not a number with kB, MB or GB.
    """
    match = SIZE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a size like 348MB or 2.5GB")
    return round(float(match[1]) * _UNITS[match[2]])
