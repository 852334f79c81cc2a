"""Words that no Uzbek text has: a spelling check without a list of all words.

Uzbek spells by sound, so that most words of other languages betray themselves by a letter or a sequence of letters;
those that do not, and that translations into Uzbek slip into, are listed.
"""

import re
from functools import lru_cache

from summarizer.languages.data import words
from summarizer.languages.uz import loans
from summarizer.languages.uz.suffixes import split_suffix

# Letters of no Uzbek alphabet: ı ü ə, w, c outside ch, all with diacritics but those of 2026.
_LETTER = re.compile(r"[wWıİ]|[cC](?![hH])|(?![öğşçÖĞŞÇ])[\u00c0-\u024f\u0259]")
# y between consonants or at the end, vowels doubled as in English, a last e after a consonant: energy, decree, house.
_SPELLING = re.compile(
    r"[bdfgklmnprstvxz]y(?![aeiouʻ])|(?<!tele)ee|(?<![nyz])oo[kdlm]|ou(?:gh|ld|nt|se)|ck|sch(?![aei])|[^aeiouʻy]e\Z|"
    r"..tion\Z(?<!kation)|ght|\A[^aeiouʻ]?th|\Asc|\Akn|ss\Z|\Aphy?"
)
_LAST_E = frozenset(
    "kafe kofe shosse klishe tire kupe kabare rezyume kommyunike portmone alle pyure jele file turne karate esse "
    "fe de tele darvoqe kamikadze morze dushanbe zimbabve obse".split()
)
_DOUBLE_S = frozenset("kongress press kross bass klass mess ekspress stress progress protsess adress".split())
_SHORTEST, _SHORTEST_STEM = 3, 5
_LONGEST = 60  # letters; what is longer is not a word of any language
_PLAIN = str.maketrans("şçğıöüə", "scgioue")
# Suffixes of Turkish and Azeri behind a listed stem.
_TURKIC = re.compile(r"(?:l[ae]r)?(?:[iu]?n?[iu]?n?)?(?:[dt][ae]n?|l[ae]|y?[ae]|n[ae]|[iu])?\Z")


@lru_cache(maxsize=50_000)
def is_alien(word: str) -> bool:
    """Whether ``word`` (Latin, lower case but for its first letter) is certainly no word of Uzbek."""
    lower = word.lower()
    if _LETTER.search(word):
        return True
    if not _SHORTEST <= len(lower) <= _LONGEST or "ʻ" in lower or "ʼ" in lower:
        return False
    listed = words("uz/other_words.txt")
    plain = lower.translate(_PLAIN)
    if any(plain[:end] in listed and _TURKIC.match(plain, end) for end in range(_SHORTEST_STEM, len(plain))):
        return True
    if plain in listed:
        return True
    stem = split_suffix(lower)[0]
    if {lower, stem} & (_LAST_E | _DOUBLE_S) or loans.to_cyrillic(lower, False):
        return False
    return bool(_SPELLING.search(lower))
