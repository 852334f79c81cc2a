"""Why a sentence is in doubt, in the language of the interface.

Checks say their details in English. The fixed words before a colon are translated here; what follows them, words of the
texts, stays as it is.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from summarizer.result import Flag, Translation
from summarizer.web.texts import catalogue, native, text

# The fixed words of details (all of them, or what stands before the colon), and the key of these in the catalogues.
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
        "the unit is missing": "detail_no_unit",
        "the other way round": "detail_reversed",
        "not as the glossary has it": "detail_glossary",
        "much shorter than usual, in characters": "detail_short",
        "much longer than usual, in characters": "detail_long",
        "an ordinal in the source": "detail_ordinal",
        "no ordinal in the source": "detail_no_ordinal",
        "a year in the source": "detail_year",
        "no year in the source": "detail_no_year",
        "more than and less than are the other way round": "detail_bound",
        "past and future are the other way round": "detail_when",
        "another multiple than in the source": "detail_factor",
        "another order of magnitude than in the source": "detail_rough",
        "another fraction than in the source": "detail_fraction",
        "another part of the day than in the source": "detail_hour",
        "another ordinal than in the source": "detail_other_ordinal",
        "another sign than in the source": "detail_sign",
        "rise and fall are the other way round": "detail_trend",
        "guilt and innocence are other than in the source": "detail_verdict",
        "a minus sign is missing": "detail_minus",
        "a share is missing (one in four)": "detail_share",
        "another month than in the source": "detail_month",
        "a month that the source does not have": "detail_month_added",
        "a month is missing": "detail_month_missing",
        "another day of the week than in the source": "detail_weekday",
        "a day of the week that the source does not have": "detail_weekday_added",
        "a day of the week is missing": "detail_weekday_missing",
        "a day or month that is not in the article": "detail_date_not_in_article",
        "the source denies this": "detail_denied",
        "the source does not deny this": "detail_not_denied",
        "the article denies this": "detail_article_denies",
        "the article does not deny this": "detail_article_does_not_deny",
        "a bracket is not closed or not opened": "detail_bracket",
        "a quotation mark is not closed or not opened": "detail_quote",
        "quotation marks with nothing between them": "detail_empty_quotes",
        "the translation stops before the end of the sentence": "detail_stops",
        "the translation begins in the middle of a sentence": "detail_begins",
        "the translation is not in the language asked for": "detail_other_language",
        "the model’s sentence was replaced by the article’s own": "detail_replaced",
    }
)

# Details that say no more than the words of their kind.
SAID_BY_KIND = frozenset(
    {
        "holds words of the model about its translation",
        "stopped before this sentence was translated",
        "the article hardly says this",
        "the model did not come to the end of the sentence",
        "the model was unsure of this sentence",
        "the same words come again and again",
        "the translation is empty",
    }
)

_CHECK = "check_"
_REPLACED = "detail_replaced"  # behind it stands the detail of another sentence


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
    """A check's detail in the interface language; empty where the kind says it all, or it has no words there."""
    beginning, _, rest = words.partition(": ")
    if key := BEGINNINGS.get(beginning):
        rest = detail(rest, interface) if key == _REPLACED else rest
        said = text(interface, key)
        return f"{said}: {rest}" if rest else said
    return words if interface == "en" and words not in SAID_BY_KIND else ""
