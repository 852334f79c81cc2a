"""Apostrophes of Uzbek in Latin letters: ʻ (U+02BB) of oʻ and gʻ, the tutuq belgisi ʼ (U+02BC), ’ of foreign words.

Whatever stood for them in the input (' ` ‘ ’ ´ ′), the output is written as the rules of 24 August 1995
(resolution 339 of the Cabinet of Ministers) and the Unicode names of the two letters ask for.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

TURNED_COMMA = "\u02bb"  # of oʻ and gʻ
TUTUQ = "\u02bc"  # of maʼno
APOSTROPHE = "\u2019"  # of foreign words: McDonald’s
MARKS = "'`‘’‛´′ʹˈ＇ʻʼ"

_MARKED_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
_MARK = re.compile(f"[{MARKS}]")
# Letters that no Uzbek word has: w, c outside ch, all with a diacritic but those of the alphabet of 2026.
_FOREIGN = re.compile(r"[wW]|[cC](?![hH])|(?![öğşçÖĞŞÇ])[\u00c0-\u024f]")
# O’Connor, D’Artagnan, Dell’Utri, d’Italia: an article or a preposition before a capital.
_ELIDED = re.compile(
    rf"(?:[A-Z]|[dl]|[Dd]ell|[Dd]all|[Nn]ell|[Ss]ull|[Ss]ant|[Aa]ll|[Cc]oll|[Dd]egl|[Ll]ungotever)[{MARKS}](?=[A-Z][a-z])"
)
_UZBEK_ELIDED = re.compile(
    rf"[Ll][{MARKS}]Akuila|[Dd][{MARKS}](?:Azur|Ivuar)"
)  # names that Uzbek writes with its own letter
# NATO'ning, Trump'ning, Roma'dan: an apostrophe before the case of a foreign name. Not Togʻda, Maʼdan.
_CASE = r"(?:lar)?(?:ning|ni|ga|da|dan|dagi|gacha|lik|cha|mi|dir)"
_BEFORE_CASE = re.compile(rf"((?:[A-ZŞÇÖĞ]{{2,}}|[A-Z][^\W\d_]*[^\W\d_gG{MARKS}]))[{MARKS}]({_CASE})\Z")
_SHORTEST_NAME = 3
_LONGEST = 100  # letters; what is longer is not a word
_OPENED = re.compile(r"(?<!\w)‘(?=\w)")
_CLOSED = re.compile(r"(?<=\w)[’‘](?=\W)")
_QUOTE_REACH = 1000  # characters after which a ‘quotation’ is over, closed or not


def normalize_apostrophes(text: str) -> str:
    """NFC, and every apostrophe inside a word as its letter: ʻ after o and g, ʼ elsewhere, ’ in foreign words.

    None where it only parts a name from its suffix: NATO'ning is NATOning.
    """
    text = unicodedata.normalize("NFC", text)
    opened, closed = ([match.start() for match in mark.finditer(text)] for mark in (_OPENED, _CLOSED))

    def mend(match: re.Match[str]) -> str:
        if not _MARK.search(match[0]):
            return match[0]
        nearby = max(0, match.start() - _QUOTE_REACH), match.end() - 1  # what ends the word may be its own
        return _mend_word(match[0], quoted=_count(opened, *nearby) > _count(closed, *nearby))

    return _MARKED_WORD.sub(mend, text)


def _count(offsets: Sequence[int], start: int, end: int) -> int:
    """How many of ``offsets`` (ascending) lie from ``start`` to ``end``, without it."""
    return bisect_left(offsets, end) - bisect_left(offsets, start)


def _mend_word(word: str, *, quoted: bool) -> str:
    """``quoted``: more ‘quotations’ were opened than closed before the end of the word."""
    case = _BEFORE_CASE.match(word) if len(word) <= _LONGEST else None
    if case and len(case[1]) >= (2 if case[1].isupper() else _SHORTEST_NAME):
        word = case[1] + case[2]
    foreign = bool(_FOREIGN.search(word) or _ELIDED.match(word)) and not _UZBEK_ELIDED.match(word)
    return "".join(_mark(word, index, foreign, quoted) for index in range(len(word)))


def _mark(word: str, index: int, foreign: bool, quoted: bool) -> str:
    """The character of ``word`` at ``index``, if it is an apostrophe as the letter that it is."""
    character, last = word[index], len(word) - 1
    inside = index < last
    if character not in MARKS or index == 0 or word[index - 1] in MARKS:
        return character
    if word[index - 1] in "oOgG" and not foreign and (inside or not quoted):
        return TURNED_COMMA
    if not inside:
        return character
    english = index == last - 1 and word[last] == "s"  # Trump’s
    return APOSTROPHE if foreign or english else TUTUQ
