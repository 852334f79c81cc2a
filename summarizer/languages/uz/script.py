"""Uzbek text between its alphabets: Cyrillic, Latin of 1995, Latin of 2026 (ş ç ö ğ for sh ch oʻ gʻ)."""

import re

from summarizer.arguments import require_text
from summarizer.errors import OptionError
from summarizer.languages.uz import italian, transliteration
from summarizer.languages.uz.apostrophes import normalize_apostrophes
from summarizer.languages.uz.foreign import Token, is_foreign, tokens

ALPHABETS = ("1995", "2026")

_LONGEST = 100  # letters; what is longer is not a word, and is left alone
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTERS_OF_2026 = re.compile("[öğşçÖĞŞÇ]")
_TO_1995 = {"ö": "oʻ", "ğ": "gʻ", "ş": "sh", "ç": "ch"}
_TO_2026 = {new: old for old, new in _TO_1995.items()}
_DIGRAPH = re.compile(r"sʼh|[og]ʻ|[sc]h", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXLC]+\Z)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
# A single I, V or X is a numeral only before one of these.
_COUNTED = re.compile(r"\s?[-–]?\s?(?:asr|bob|jild|sinf|qism|guruh|kongress|sammit|chaqiriq|darajali|jahon)")
_FOREIGN_ACRONYM = re.compile(r"([A-Z]{2,})([a-z]+)\Z")  # BBCga


def to_cyrillic(text: str, source: str = "") -> str:
    """Uzbek Latin (of 1995 or 2026) as Cyrillic.

    Names of persons are written by their sound (Giorgia Meloni, Жоржа Мелони). Other foreign names, Roman numerals,
    links and addresses stay as they are, whole: also what ``source``, the text that was translated, has as a name.

    Raises:
        NotText: ``text`` is not a ``str``.
    """
    require_text(text)
    text = normalize_apostrophes(text)
    out, position = [], 0
    for token in tokens(text, source):
        out += [text[position : token.start], _to_cyrillic(text, token)]
        position = token.end
    return "".join([*out, text[position:]])


def to_latin(text: str, alphabet: str = "1995", source: str = "") -> str:
    """Uzbek in any of its alphabets as Latin of 1995 (the default) or of 2026 (ş ç ö ğ); other words are left alone.

    Raises:
        NotText: ``text`` is not a ``str``.
        OptionError: ``alphabet`` is neither "1995" nor "2026".
    """
    require_text(text)
    if alphabet not in ALPHABETS:
        raise OptionError(f"There is no Uzbek alphabet {alphabet!r}.", f"Use one of {', '.join(ALPHABETS)}.")
    old = _WORD.sub(lambda match: _to_1995(match[0]), normalize_apostrophes(text))
    if alphabet == "1995":
        return old
    out, position = [], 0
    for token in tokens(old, source):
        out += [old[position : token.start], token.text if token.foreign else _to_2026(token.text)]
        position = token.end
    return "".join([*out, old[position:]])


def write_names(text: str, source: str = "") -> str:
    """``text`` (Uzbek, Latin of 1995) with the names of persons as Uzbek newspapers write them: Jorja Meloni."""
    out, position = [], 0
    for token in tokens(text, source):
        out += [text[position : token.start], transliteration.to_latin(token.name) if token.name else token.text]
        position = token.end
    return "".join([*out, text[position:]])


def _to_cyrillic(text: str, token: Token) -> str:
    if token.name:
        return token.name
    acronym = _FOREIGN_ACRONYM.match(token.text)
    if token.kept and acronym:
        return acronym[1] + italian.suffix(acronym[2], "б")
    if token.kept or not _LATIN.search(token.text) or _is_symbol(text, token):
        return token.text
    return transliteration.to_cyrillic(_old(token.text))


def _is_symbol(text: str, token: Token) -> bool:
    """Whether the word is a numeral (XXI) or a piece of a code (A380, 5G) rather than a word of Uzbek."""
    word = token.text
    if _ROMAN.match(word) and (len(word) > 1 or _COUNTED.match(text, token.end)):
        return True
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return word.isupper() and len(word) <= 2 and (before.isdigit() or after.isdigit())


def _to_1995(word: str) -> str:
    if len(word) > _LONGEST:
        return word
    if _CYRILLIC.search(word):
        return transliteration.to_latin(word)
    return word if is_foreign(word) else _old(word)


def _old(word: str) -> str:
    """A word of 2026 in the letters of 1995; in a word of capitals both letters of a digraph are capitals."""
    return _LETTERS_OF_2026.sub(lambda match: _cased(match, _TO_1995[match[0].lower()]), word)


def _to_2026(word: str) -> str:
    return _DIGRAPH.sub(_new_letter, word)


def _new_letter(match: re.Match[str]) -> str:
    lower = match[0].lower()
    if lower == "sʼh":
        return match[0].replace("ʼ", "")
    return _TO_2026[lower].upper() if match[0][0].isupper() else _TO_2026[lower]


def _cased(match: re.Match[str], old: str) -> str:
    if match[0].islower():
        return old
    word, place = match.string, match.start()
    neighbour = word[place - 1 : place] or word[place + 1 : place + 2]  # AQŞning
    return old.upper() if neighbour.isupper() else old.capitalize()
