"""Loan words and acronyms whose Latin and Cyrillic spellings do not follow from each other."""

import re
from functools import lru_cache

from summarizer.languages.data import rows, words
from summarizer.languages.uz import letters

# What may follow a loan: derivation, number, possession, case, particles (Latin, lower case).
_DERIVED = (
    "(?:lar|cha|lik|chilik|chi|siz|li|dor|dosh|simon|gar|ona|aro|boz|soz|parast|xona|shunos|kor|iy|viy|ist|izm|onn?a)*"
)
_SUFFIXES = re.compile(
    rf"{_DERIVED}(?:i|si|im|ing|imiz|ingiz|m|ng|miz|ngiz)?"
    r"(?:ni|ning|ga|ka|qa|da|dan|dagi|gacha|dir|mi|ku|niki|day|dek|roq|gina|si|lar|lik|man|san|siz|miz|ov|ova)*\Z"
    rf"|{_DERIVED}la(?:sh|n|[bdyr])[a-z]*\Z"
)
_LONGEST_REST = 40  # letters of all suffixes together
# What may come before a loan in a compound: superkompyuter, telefilm.
_PREFIX = re.compile(
    "(?:agro|anti|avia|avto|bio|eks|elektro|euro|foto|gidro|giper|kiber|kino|makro|mega|mikro|mini|mono|moto|multi|"
    "neo|neyro|poli|post|psevdo|radio|sub|super|tele|trans|ultra|video|yarim|yevro|bosh)(?=.{4})"
)
_SOFT_PREFIXES = {"multi": "мульти", "ultra": "ультра"}
_OF_A_PLACE = ("lik", "cha")  # polshalik, a Pole, has no capital
_SHORTEST = 3


@lru_cache
def _stems(from_latin: bool, names: bool) -> tuple[dict[str, str], int]:
    """Stems of one script (with names or without) with those of the other, and the length of the longest."""
    derived = sorted(words("uz/loans.txt") | (words("uz/loans_names.txt") if names else frozenset()))
    stems: dict[str, str] = {}
    for latin, cyrillic in [*rows("uz/loans.tsv"), *((letters.to_latin(word), word) for word in derived)]:
        if from_latin:
            stems.setdefault(latin, cyrillic)
        else:
            for form in {cyrillic, cyrillic.rstrip("ь")}:  # ь is dropped before a suffix: июль, июлда
                stems.setdefault(form, latin)
    return stems, max(map(len, stems))


def to_cyrillic(lower: str, name: bool) -> tuple[str, str] | None:
    """The Cyrillic stem of the loan that a Latin word begins with, and the Latin suffixes behind it.

    ``name`` says that the word has a capital, so that it may be a name.
    """
    found = _split(lower, _stems(True, name), True)
    if not name and not found:
        found = _split(lower, _stems(True, True), True)
        found = found if found and found[1].startswith(_OF_A_PLACE) else None
    if found:
        stem, rest = found
        return (stem.rstrip("ь") if rest else stem), rest
    if not (prefix := _PREFIX.match(lower)):
        return None
    stem, rest = to_cyrillic(lower[prefix.end() :], False) or ("", lower[prefix.end() :])
    soft = _SOFT_PREFIXES.get(prefix[0])
    return ((soft or letters.to_cyrillic(prefix[0])) + stem, rest) if soft or stem else None


def to_latin(lower: str, name: bool) -> tuple[str, str] | None:
    """The Latin stem of the loan that a Cyrillic word begins with, and the Cyrillic suffixes behind it."""
    return _split(lower, _stems(False, name), False)


@lru_cache
def _variants() -> tuple[dict[str, str], int]:
    """Stems in a spelling of Latin that is not the usual one, with the usual one, and the length of the longest."""
    variants = {row[0]: row[1] for row in rows("uz/variants.tsv")}
    return variants, max(map(len, variants))


@lru_cache(maxsize=50_000)
def usual(lower: str) -> tuple[str, str] | None:
    """The usual Latin stem of a word that begins with another spelling of it (evropa), and the suffixes behind it."""
    return _split(lower, _variants(), True)


def _split(lower: str, table: tuple[dict[str, str], int], from_latin: bool) -> tuple[str, str] | None:
    stems, longest = table
    for length in range(min(longest, len(lower)), _SHORTEST - 1, -1):
        other = stems.get(lower[:length])
        if other is None:
            continue
        rest = lower[length:]
        if len(rest) <= _LONGEST_REST and _SUFFIXES.match(rest if from_latin else letters.to_latin("б" + rest)[1:]):
            return other, rest
    return None


@lru_cache
def acronyms(from_latin: bool) -> dict[str, str]:
    """Acronyms of one script with those of the other."""
    found: dict[str, str] = {}
    for latin, cyrillic in rows("uz/acronyms.tsv"):
        found.setdefault(*((latin, cyrillic) if from_latin else (cyrillic, latin)))
    return found
