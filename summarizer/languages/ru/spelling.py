"""Russian as it is printed: quotation marks «», dashes, and the spelling that checks read."""

import re

_STRAIGHT = re.compile(r'"')
_CURVED = str.maketrans({"“": "«", "”": "»", "„": "«"})
_DASH = re.compile(r"(?<=[\w»)]) - (?=[\w«(])")
# Endings of nouns and adjectives in all cases; three letters stay.
_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ою|ею|ом|ем|ую|юю|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ах|ях|ам|ям|ов|ев|ию|ии|ия|ье|ья"
    r"|ью|а|я|у|ю|е|и|ы|о|ь|й)\Z"
)
_SHORTEST = 3
_OTHER_LETTERS = re.compile(r"[\u0430-\u052f](?<![а-яё])")
# Centuries are often typed with the Russian letter that looks like X.
_CENTURY = re.compile(r"\b[IVXХ]+(?=[ \u00a0](?:век|в\.|вв\.|столет))")


def normalize(text: str) -> str:
    """``text`` with «» for other double quotation marks (a lone one stays) and a dash between words."""
    text = text.translate(_CURVED)
    if text.count('"') % 2 == 0:
        marks = iter("«»" * (text.count('"') // 2))
        text = _STRAIGHT.sub(lambda _: next(marks), text)
    return _DASH.sub(" — ", text)


def plain(text: str) -> str:
    """``text`` with е for ё, which most papers do not write, and Roman numerals of centuries in Latin letters."""
    return _CENTURY.sub(lambda match: match[0].replace("Х", "X"), text.replace("ё", "е").replace("Ё", "Е"))


def is_alien(word: str) -> bool:
    """Whether ``word`` has a Cyrillic letter that Russian has not: of Ukrainian, Kazakh, Serbian."""
    return _OTHER_LETTERS.search(word.lower()) is not None


def split_ending(word: str) -> tuple[str, str]:
    """``word`` without the ending of its case, and that ending: Ливию, Лив and ию."""
    match = _ENDING.search(word, _SHORTEST)
    return (word[: match.start()], match[0]) if match else (word, "")
