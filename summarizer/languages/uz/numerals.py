"""Uzbek numbers in words, with the suffixes that follow them."""

import re
from functools import lru_cache

from summarizer.languages.data import numerals

SCALES = {
    "ming": 1e3, "minglab": 1e3, "mingta": 1e3, "million": 1e6, "mln": 1e6, "milliard": 1e9, "mlrd": 1e9,
    "trillion": 1e12, "trln": 1e12, "yuz": 1e2, "yuzlab": 1e2, "yuzta": 1e2,
}  # fmt: skip
# Possessives only after other suffixes, since yuzi is a face and uchi a tip.
_SUFFIX = re.compile(
    r"(?:(?:ta(?:lik|cha|lab)?|tadan|lab|ov|ovlon|inchi|nchi|ala|yoq|lik)(?:lar)?(?:i|si|miz|ngiz)?)?(?:lar)?"
    r"(?:ni|ning|ga|ka|qa|da|dan|dagi|gacha|day|dek|dir|gina)?\Z"
)
_LONGEST_STEM, _LONGEST_SUFFIX = 12, 6


@lru_cache(maxsize=20_000)
def value_of(word: str) -> float | None:
    """The number that a word in lower case stands for: uchta, beshinchi, oʻnlab."""
    known = numerals("uz/numerals.tsv")
    for length in range(min(len(word), _LONGEST_STEM), 1, -1):
        if word[:length] in known and _SUFFIX.match(word, length):
            return known[word[:length]]
    return None


def scale_of(word: str) -> float:
    """The factor of a scale word, whatever suffix it has: milliondan."""
    if word in SCALES:
        return SCALES[word]
    stems = (stem for stem in SCALES if word.startswith(stem) and len(word) <= len(stem) + _LONGEST_SUFFIX)
    return next((SCALES[stem] for stem in stems), 1.0)
