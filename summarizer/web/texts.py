"""The words of the page, in four languages: one JSON catalogue a language, all with the same keys."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from summarizer import languages
from summarizer.errors import UnknownLanguage

_CATALOGUES = files("summarizer.web") / "catalogues"
# The languages of the interface: English, and whichever has a catalogue.
LANGUAGES = ("en", *sorted({path.name.removesuffix(".json") for path in _CATALOGUES.iterdir()} - {"en"}))


def native(code: str) -> str:
    """The name of a language in itself, as a menu has it."""
    try:
        name = languages.get(code).native
    except UnknownLanguage:  # a result may come from elsewhere
        return code
    return name[:1].upper() + name[1:]


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of one interface language; English where there is no catalogue for it."""
    name = language if language in LANGUAGES else "en"
    path = _CATALOGUES / f"{name}.json"
    entries: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def text(language: str, key: str, /, **values: object) -> str:
    """The text ``key`` in an interface language, its ``{places}`` filled with ``values``.

    Raises:
        KeyError: there is no such text.
    """
    return catalogue(language)[key].format_map(values)


def preferred(accept_language: str | None) -> str:
    """The interface language for an ``Accept-Language`` header (RFC 9110, section 12.5.4); English if none fits."""
    wishes: list[tuple[float, str]] = []
    for part in (accept_language or "").split(","):
        match = re.fullmatch(r"\s*([A-Za-z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", part)
        if match and match[1].lower() in LANGUAGES:
            wishes.append((float(match[2] or 1), match[1].lower()))
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else "en"
