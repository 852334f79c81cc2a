"""Why a sentence is in doubt, in the language of the interface.

Checks say their details in English. The fixed words before a colon are translated here and what follows them, words of
the texts, stays; a detail that is a whole sentence adds little to the kind's words, and is left to English readers.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from summarizer.result import Flag, Translation
from summarizer.web.texts import catalogue, native, text

# How details begin, and the key of these words in the catalogues.
BEGINNINGS: Mapping[str, str] = MappingProxyType(
    {
        "not in the translation": "detail_missing",
        "not in the source": "detail_added",
        "not as in the source": "detail_other",
        "not in the article": "detail_not_in_article",
        "said of something else in the article": "detail_moved",
        "not in the language": "detail_strange",
        "not in the letters of the language": "detail_strange",
        "left untranslated": "detail_left",
        "left in Italian": "detail_left",
        "another unit than in the source": "detail_unit",
        "the other way round": "detail_reversed",
    }
)

_CHECK = "check_"


def unchecked(translation: Translation, interface: str) -> str:
    """What of the kinds that the catalogues name is not looked for in this language; empty where all are."""
    missing = [
        words
        for key, words in catalogue(interface).items()
        if key.startswith(_CHECK) and key.removeprefix(_CHECK) not in translation.checks
    ]
    if not missing or not translation.checks:
        return ""
    return text(interface, "unchecked", language=native(translation.language), kinds=", ".join(missing))


def reasons(flags: Iterable[Flag], interface: str) -> str:
    """All doubts about a sentence, as plain text."""
    return " ".join(reason(flag, interface) for flag in flags)


def reason(flag: Flag, interface: str) -> str:
    """One doubt: what it is about, and the words it is about."""
    key = f"flag_{flag.kind}"
    kind = text(interface, key if key in catalogue(interface) else "doubt")
    said = detail(flag.detail, interface)
    return f"{kind}: {said}." if said else f"{kind}."


def detail(words: str, interface: str) -> str:
    """A check's detail in the interface language; empty where it has no words there."""
    if interface == "en":
        return words
    beginning, colon, rest = words.partition(": ")
    if colon and beginning in BEGINNINGS:
        return f"{text(interface, BEGINNINGS[beginning])}: {rest}"
    return ""
