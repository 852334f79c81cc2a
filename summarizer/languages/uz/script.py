"""Uzbek between its alphabets, word by word.

The letters are ``alifbo``'s work; this module adds what it leaves out: the rules of 1995 for ц, ъ and ь (resolution
339 of 24 August 1995), loan words that no rule derives, Roman numerals, and foreign names of several words.
"""

import re
from functools import lru_cache

import alifbo

from summarizer.errors import OptionError
from summarizer.languages.data import rows
from summarizer.languages.uz.spelling import TUTUQ, normalize_apostrophes

ALPHABETS = ("1995", "2026")

_TOKEN = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|[^\W\d_]+(?:’[^\W\d_]+)*(?:[\w.+-]{0,64}@[\w.-]+)?")
_LONGEST = 100  # letters; what is longer is no word, and is left alone
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ROMAN = re.compile(r"(?=[IVXLC]+\Z)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
# A single I, V or X is a numeral only before one of these.
_COUNTED = re.compile(r"\s?[-–]?\s?(?:asr|bob|jild|sinf|qism|guruh|kongress|sammit|chaqiriq|darajali|jahon)")
# A foreign word has w, c outside ch, a letter with a diacritic, a capital inside, or an apostrophe of its own.
_FOREIGN = re.compile(r"[wW]|[cC](?![hH])|(?![öğşçÖĞŞÇ])[\u00c0-\u024f]|[a-z][A-Z]|’")
_PARTICLES = frozenset("The the of and for de la le el der von van di & Of And".split())
_SUFFIXES = re.compile(
    r"(?:lar|cha|lik|chi|siz|li|dor|dosh|simon|lash|gar)*(?:i|si|im|ing|imiz|ingiz)?"
    r"(?:ni|ning|ga|da|dan|dagi|gacha|dir|mi|ku|niki|day|dek|iy|ist|izm|aro)*\Z"
)
_ACRONYM = re.compile(r"((?:[A-ZÖĞ]ʻ?|Ş|Ç|[А-ЯЎҚҒҲЁ]){2,})([ʼa-zа-яўқғҳё].*)\Z")  # NATOga
_LETTER = re.compile(r"(?:[SC]H|[YЙ][EOUA](?!ʻ)|.)ʻ?")
_CYRILLIC_CONSONANTS = "бвгджзйклмнпрстфхцчшқғҳ"
_LATIN_CONSONANTS = "bdfghjklmnpqrstvxzşçğ"
_TSE_BETWEEN = re.compile(rf"(?<=[{_CYRILLIC_CONSONANTS}])ц|ц\Z")
_SIGN_BETWEEN = re.compile(rf"(?<=[{_CYRILLIC_CONSONANTS}])ъ(?=[еёюя])")
# t and s meet in native words before these suffixes; elsewhere ts stands for ц, if a vowel is before it.
_NATIVE_TS = re.compile(
    r"ts(?=(?:a|am|ang|angiz|ak|alar|aydi|in|inlar|iz|izlar|izlik\w*|iz\w*|imon\w*|iray\w*|a-da|angchi)\Z)"
)
_TS = re.compile(r"(?<=[aeiouö])ts(?=[eioyu])|\Ats(?=[aeiouy])|ts(?=(?:ov|ova|ev|eva)\w*\Z)")
_NSIYA = re.compile(r"(?<=[knp])siya(?!n)")
_NOT_TSE = frozenset({"pensiya", "ekspansiya", "dimensiya", "suspensiya", "apsiya"})


@lru_cache
def _loans(from_latin: bool) -> tuple[dict[str, str], int]:
    """Loan stems by their spelling in one script, and the length of the longest."""
    table = [(row[0], row[1]) for row in rows("uz/loans.tsv")]
    if from_latin:
        pairs = dict(table)
    else:  # ь is dropped before a suffix: июль, июлда
        pairs = {cyrillic.rstrip("ь"): latin for latin, cyrillic in table} | {c: latin for latin, c in table}
    return pairs, max(map(len, pairs))


def to_cyrillic(text: str) -> str:
    """Uzbek Latin (of 1995 or 2026) as Cyrillic. Foreign names, Roman numerals, links and addresses are left alone."""
    text = normalize_apostrophes(text)
    out, position, after_foreign = [], 0, False
    for match in _TOKEN.finditer(text):
        token, between = match[0], text[position : match.start()]
        foreign = len(token) > _LONGEST or bool(_FOREIGN.search(token)) or not _is_plain(token)
        if not foreign:
            foreign = after_foreign and between == " " and _continues_name(token)
        keep = foreign or not _LATIN.search(token) or _is_symbol(text, match)
        out += [between, token if keep else _word_to_cyrillic(token)]
        position, after_foreign = match.end(), foreign
    return "".join([*out, text[position:]])


def to_latin(text: str, alphabet: str = "1995") -> str:
    """Uzbek in any of its alphabets as Latin of 1995 (the default) or of 2026 (ş ç ö ğ); other words are left alone.

    Raises:
        OptionError: ``alphabet`` is neither "1995" nor "2026".
    """
    if alphabet not in ALPHABETS:
        raise OptionError(f"There is no Uzbek alphabet {alphabet!r}.", f"Use one of {', '.join(ALPHABETS)}.")
    old = _TOKEN.sub(lambda match: _token_to_latin(match[0]), normalize_apostrophes(text))
    return old if alphabet == "1995" else _TOKEN.sub(lambda match: _token_to_2026(match[0]), old)


# alifbo's letters. Its ng digraph is off: it would swallow the g of gʻ in qoʻngʻiroq.


def _new(old: str) -> str:
    return alifbo.to_new_latin(old, protect_spans=False, ng_as_digraph=False).text


def _old(new: str) -> str:
    return alifbo.to_old_latin(new, protect_spans=False, ng_as_digraph=False).text


def _from_new(new: str) -> str:
    return alifbo.to_cyrillic(new, protect_spans=False, ng_as_digraph=False, foreign_words="transliterate").text


def _from_cyrillic(cyrillic: str) -> str:
    return alifbo.from_cyrillic(cyrillic, protect_spans=False, ng_as_digraph=False).text


def _is_plain(token: str) -> bool:
    return token.replace("’", "").isalpha()


def _continues_name(token: str) -> bool:
    return token in _PARTICLES or (token[0].isupper() and "ʻ" not in token and TUTUQ not in token)


def _is_symbol(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a numeral (XXI) or a piece of a code (A380, 5G) rather than a word of Uzbek."""
    token = match[0]
    if _ROMAN.match(token) and (len(token) > 1 or _COUNTED.match(text, match.end())):
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return token.isupper() and len(token) <= 2 and (before.isdigit() or after.isdigit())


@lru_cache(maxsize=50_000)
def _word_to_cyrillic(word: str) -> str:
    if word.isupper() and len(word) <= 5:  # NTS: its letters are names of their own
        return "".join(_from_new(_new(letter)) for letter in _LETTER.findall(word))
    if acronym := _ACRONYM.match(word):
        return _word_to_cyrillic(acronym[1]) + _letters_to_cyrillic(acronym[2], after="б")
    lower = _new(word.lower())
    loan = _loan(_old(lower), from_latin=True)
    if loan:
        stem, rest = loan
        return _like(word, (stem.rstrip("ь") if rest else stem) + _letters_to_cyrillic(rest, after=stem))
    return _like(word, _letters_to_cyrillic(lower))


def _letters_to_cyrillic(lower: str, after: str = "") -> str:
    """A lower-case word of new Latin letters; ``after`` is the Cyrillic stem it follows, if any."""
    lower = _new(lower)
    if lower not in _NOT_TSE:
        lower = _NSIYA.sub("ция", lower)
    native = {match.start() for match in _NATIVE_TS.finditer(lower)}
    lower = _TS.sub(lambda m: m[0] if m.start() in native else "ц", lower)
    lower = lower.replace("ts", "тс").replace("sʼh", "сҳ")
    lower = re.sub(rf"(?<=[{_LATIN_CONSONANTS}])ye", "ье", lower)
    # alifbo decides e/э by the letter before, so it must see one where the stem ends in a consonant.
    guard = "b" if after and after[-1] in _CYRILLIC_CONSONANTS + "ь" else ""
    return _from_new(guard + lower)[len(guard) :]


def _token_to_latin(token: str) -> str:
    if len(token) > _LONGEST:
        return token
    if not _CYRILLIC.search(token):
        return _old(token) if _is_2026(token) else token
    return _word_to_latin(token)


@lru_cache(maxsize=50_000)
def _word_to_latin(word: str) -> str:
    if acronym := _ACRONYM.match(word):
        return _word_to_latin(acronym[1]) + _word_to_latin("б" + acronym[2])[1:]
    lower = word.lower()
    loan = _loan(lower, from_latin=False)
    stem, rest = loan or ("", lower)
    rest = _SIGN_BETWEEN.sub("", _TSE_BETWEEN.sub("с", rest))
    rest = rest.replace("сҳ", f"с{TUTUQ}ҳ")
    guard = "б" if stem and stem[-1] not in "aeiouʻ" else ""
    new = _from_cyrillic(guard + rest)[len(guard) :]
    return _like(word, stem + _old(new))


def _is_2026(token: str) -> bool:
    """Whether the token is spelled with letters of 2026 and no other foreign ones (Erdoğan is both: it converts)."""
    return any(letter in "öğşçÖĞŞÇ" for letter in token) and not _FOREIGN.search(token)


def _token_to_2026(token: str) -> str:
    keep = len(token) > _LONGEST or not _is_plain(token) or _FOREIGN.search(token)
    return token if keep else _new(token)


def _loan(lower: str, *, from_latin: bool) -> tuple[str, str] | None:
    """The loan stem that ``lower`` begins with, in the other script, and the suffixes after it."""
    stems, longest = _loans(from_latin)
    for length in range(min(longest, len(lower)), 2, -1):
        other = stems.get(lower[:length])
        if other is None:
            continue
        rest = lower[length:]
        latin_rest = rest if from_latin else _old(_from_cyrillic("б" + rest)[1:])
        if _SUFFIXES.match(latin_rest):
            return other, rest
    return None


def _like(word: str, converted: str) -> str:
    """``converted`` (lower case) with the capitals of ``word``."""
    letters = [letter for letter in word if letter.isalpha() and letter not in "ʻʼ"]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return converted.upper()
    return converted[:1].upper() + converted[1:] if word[:1].isupper() else converted
