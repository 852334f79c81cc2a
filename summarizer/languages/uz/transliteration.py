"""One Uzbek word in the other script: the rules of 1995 for ц, ъ and ь, loans, acronyms and capitals."""

import re
from functools import lru_cache

from summarizer.languages.uz import letters, loans

# t and s meet in native words before these suffixes; elsewhere ts stands for ц, if a vowel is before it.
_NATIVE_TS = re.compile(
    r"ts(?=(?:a|am|ang|angiz|ak|alar|aydi|in|inlar|iz|izlar|izlik\w*|iz\w*|imon\w*|oz\w*|iray\w*|a-da|angchi|evar\w*)\Z)"
)
_TS = re.compile(r"(?<=[aeiouʻ])ts(?=[eioyu])|\Ats(?=[aeiouy])|ts(?=(?:ov|ova|ev|eva)\w*\Z)")
# Words in -siya after k, n, p have ц (aksiya, konferensiya); these have с.
_SIYA = re.compile(r"(?<=[knp])s(?=iya|ion)")
_WITH_S = re.compile(
    r"\A(?:pensi|ekspansi|suspensi|dimensi|annek|reflek|komplek|asfik|dislek|anorek|ortodok|galak|"
    r"epilep|biop|av?top|apoplek|valensi|plasensi|palensi|mansi|missi)"
)
_ACRONYM = re.compile(
    r"((?:Y[aeou](?=[A-Z])|[SC]h(?=[A-Z]|\Z)|[A-ZÖĞ]ʻ?|Ş|Ç|[А-ЯЎҚҒҲЁ]){2,})([ʼa-zа-яўқғҳё].*)?\Z"
)  # NATOga, YuNESKO
_INNER_CAPITAL = re.compile(r"(?<=[a-zʻʼа-яёўқғҳ])(?=[A-ZА-ЯЁЎҚҒҲ])")
_LONGEST_ACRONYM = 5


@lru_cache(maxsize=50_000)
def to_cyrillic(word: str) -> str:
    """A Latin word (of 1995) in Cyrillic."""
    if acronym := _ACRONYM.match(word):
        head, tail = acronym[1], acronym[2] or ""
        return _acronym_to_cyrillic(head) + _to_cyrillic(tail, after="б")
    if len(pieces := _INNER_CAPITAL.split(word)) > 1:
        return "".join(to_cyrillic(piece.rstrip("ʼ")) + "’" * piece.endswith("ʼ") for piece in pieces)
    lower = word.lower()
    if variant := loans.usual(lower):
        lower = "".join(variant)
    if loan := loans.to_cyrillic(lower, word[:1].isupper()):
        stem, rest = loan
        return _like(word, stem + _to_cyrillic(rest, after=stem))
    return _like(word, _to_cyrillic(lower))


@lru_cache(maxsize=50_000)
def to_latin(word: str) -> str:
    """A Cyrillic word in Latin (of 1995)."""
    if (acronym := _ACRONYM.match(word)) and len(acronym[1]) <= _LONGEST_ACRONYM + 1:
        head, tail = acronym[1], acronym[2] or ""
        if known := loans.acronyms(False).get(head):
            return known + letters.to_latin("б" + tail)[1:]
        if tail:
            return to_latin(head) + letters.to_latin("б" + tail)[1:]
    if len(pieces := _INNER_CAPITAL.split(word)) > 1:
        return "".join(map(to_latin, pieces))
    lower = word.lower()
    stem, rest = loans.to_latin(lower, word[:1].isupper()) or ("", lower)
    guard = "б" if stem and stem[-1] not in "aeiouʻ" else "а" if stem else ""
    skip = len(letters.to_latin(guard))
    return _like(word, stem + letters.to_latin(guard + rest)[skip:])


def _acronym_to_cyrillic(head: str) -> str:
    if known := loans.acronyms(True).get(head):
        return known
    upper = head.upper()
    if len(upper) <= _LONGEST_ACRONYM:  # NTS: its letters are names of their own
        return letters.to_cyrillic(upper.lower()).upper()
    return to_cyrillic(upper.capitalize()).upper()


def _to_cyrillic(lower: str, after: str = "") -> str:
    """A lower-case Latin word or its suffixes behind the Cyrillic stem ``after``."""
    if not _WITH_S.match(lower):
        lower = _SIYA.sub("ц", lower)
    native = {match.start() for match in _NATIVE_TS.finditer(lower)}
    lower = _TS.sub(lambda match: match[0] if match.start() in native else "ц", lower)
    # e is э after a vowel and е after a consonant, so the letter before it must be seen.
    guard = "" if not after else "b" if after[-1] in letters.CYRILLIC_CONSONANTS + "ь" else "a"
    return letters.to_cyrillic(guard + lower)[len(guard) :]


def _like(word: str, converted: str) -> str:
    """``converted`` (lower case) with the capitals of ``word``."""
    capitals = [letter.isupper() for letter in word if letter.isalpha() and letter not in "ʻʼ"]
    if len(capitals) > 1 and all(capitals):
        return converted.upper()
    return converted[:1].upper() + converted[1:] if word[:1].isupper() else converted
