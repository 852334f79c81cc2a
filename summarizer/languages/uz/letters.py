"""The letters of Uzbek in Latin (of 1995) and Cyrillic, lower case: what a word's other spelling is, letter by letter.

Rules: resolution 339 of the Cabinet of Ministers (24 August 1995) for Latin, those of 4 April 1956 for Cyrillic.
"""

import re

CYRILLIC_VOWELS = "аеёиоуўэюя"
CYRILLIC_CONSONANTS = "бвгджзйклмнпрстфхцчшщқғҳ"
_LATIN_VOWELS = "aeiouʻ"

_TO_CYRILLIC = {
    "sʼh": "сҳ", "yoʻ": "йў", "oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "j": "ж", "z": "з", "i": "и", "y": "й", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "x": "х", "q": "қ",
    "h": "ҳ", "ʼ": "ъ",
}  # fmt: skip
_LATIN_LETTER = re.compile("sʼh|yoʻ|[og]ʻ|[sc]h|y[ouae]|.", re.DOTALL)
_TO_LATIN = {
    "сҳ": "sʼh", "ьо": "yo", "цц": "ts", "ё": "yo", "ю": "yu", "я": "ya", "ч": "ch", "ш": "sh", "щ": "sh", "ў": "oʻ",
    "ғ": "gʻ", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x",
    "ы": "i", "э": "e", "қ": "q", "ҳ": "h", "ь": "",
}  # fmt: skip
_CYRILLIC_LETTER = re.compile("сҳ|ьо|цц|.", re.DOTALL)


def to_cyrillic(lower: str) -> str:
    """A Latin word in Cyrillic letters. A ц that stands in it already stays."""
    return _LATIN_LETTER.sub(_cyrillic_letter, lower)


def _cyrillic_letter(match: re.Match[str]) -> str:
    letter, before = match[0], match.string[match.start() - 1 : match.start()]
    opens = not before or before in _LATIN_VOWELS + "ʼ"
    if letter == "ye":
        return "е" if opens else "ье"
    if letter == "e":
        return "э" if opens else "е"
    return _TO_CYRILLIC.get(letter, letter)


def to_latin(lower: str) -> str:
    """A Cyrillic word in Latin letters."""
    return _CYRILLIC_LETTER.sub(_latin_letter, lower)


def _latin_letter(match: re.Match[str]) -> str:
    letter, text = match[0], match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if letter == "е":
        return "ye" if not before or before in CYRILLIC_VOWELS + "ъь" else "e"
    if letter == "ц":  # in цирк, акция and абзац it is s
        return "ts" if before and before in CYRILLIC_VOWELS and after else "s"
    if letter == "ъ":  # the letter after it says as much in объект, and the one before it in мўъжиза
        heard = (before in CYRILLIC_CONSONANTS and after and after in "еёюя") or (
            before == "ў" and after in CYRILLIC_CONSONANTS
        )
        return "" if before and heard else "ʼ"
    return _TO_LATIN.get(letter, letter)
