"""Legal pastes of a chosen length that make slow patterns slow, and ordinary prose to compare them with."""

import random
import string
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from summarizer import languages

Make = Callable[[int], str]
_ARTICLE = Path(__file__).with_name("article_it.txt")


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _run(start: str, unit: str, length: int) -> str:
    return start + _repeated(unit, length - len(start))


def _exonyms(length: int) -> str:
    names = languages.get("it").exonyms or {}
    return _repeated("".join(f"{forms[0]}, " for forms in names.values()), length)


def _words(length: int, *, capital: bool, end: str = " ") -> str:
    """Words that hardly come twice."""
    chance = random.Random(3)
    parts: list[str] = []
    size = 0
    while size < length:
        word = "".join(chance.choices("aeiou" + string.ascii_lowercase, k=chance.randint(4, 10)))
        parts.append(word.capitalize() if capital else word)
        size += len(word) + len(end)
    return end.join(parts)[:length]


def prose(length: int) -> str:
    """News sentences in one paragraph, in which some words are new as in a real text of that length."""
    sentences = [line for line in _ARTICLE.read_text(encoding="utf-8").splitlines() if len(line) > 60]
    chance = random.Random(4)
    parts: list[str] = []
    size = 0
    while size < length:
        words = chance.choice(sentences).split(" ")
        for place in range(1, len(words), 8):
            words[place] = "".join(chance.choices("aeiou" + string.ascii_lowercase, k=chance.randint(4, 10)))
        parts.append(" ".join(words))
        size += len(parts[-1]) + 1
    return " ".join(parts)[:length]


_UNITS = {
    "letters": "a",
    "capital letters": "A",
    "consonants": "bcdfg",
    "initials": "A. ",
    "initials joined": "A.",
    "abbreviations": "dott. ",
    "words joined by stops": "abc.",
    "hyphens": "a-",
    "apostrophes": "l'",
    "letters in apostrophes": "o'g'",
    "words with apostrophes": "l'a ",
    "words in single quotes": "‘l'a’ ",
    "stops": ".",
    "spaced ellipses": "... ",
    "ellipses": "…",
    "sentence marks": "Ah! ",
    "commas": "a, ",
    "clauses": "che va, ",
    "backticks": "`",
    "asterisks": "*a ",
    "open brackets": "(",
    "closed brackets": ") ",
    "brackets": "(a) ",
    "nested brackets": "([",
    "double quotes": '"',
    "quoted words": '"a" ',
    "guillemets": "«",
    "quotations": "«Sì. No», ",
    "open single quotes": "‘a ",
    "digits": "1",
    "digits with stops": "1.",
    "thousands": "1.000.",
    "spaced thousands": "1 000 ",
    "decimals": "12,3 ",
    "times": "10:30 ",
    "dates": "12/3/2024 ",
    "dates in words": "12 marzo 2024, ",
    "years": "2024-25 yil ",
    "Roman numerals": "XIV ",
    "Roman letters": "I",
    "numerals in words": "ventuno ",
    "numerals joined": "centomila",
    "capitals": "ONU CEE ",
    "spaces": " ",
    "tabs and spaces": "\t ",
    "no-break spaces": "\u00a0",
    "lines": "a\n",
    "empty lines": "\n",
    "paragraphs": "Parola.\n\n",
    "bullets": "- a\n",
    "zero width": "\u200b",
    "zero width in words": "a\u200b",
    "combining marks": "\u0301",
    "letters with marks": "e\u0301",
    "emoji": "\U0001f600",
    "joined emoji": "\U0001f469\u200d\U0001f467",
    "Cyrillic": "цъя",
    "Cyrillic words": "қўшма ",
    "Chinese": "中文。",
    "tags": "<p>",
    "nested tags": "<div><b>",
    "open tags": "<a ",
    "angle brackets": "<",
    "entities": "&amp;",
    "links": "https://a.it/b?c ",
    "addresses": "a@b.it ",
    "at signs": "a@",
    "Markdown links": "[a](b) ",
    "dashes": "a – ",
    "negations": "non è ",
}

# One long run behind something that begins a pattern.
_RUNS = {
    "a number before spaces": ("12", " "),
    "a word before spaces": ("parola", " "),
    "a comma before spaces": ("a,", " "),
    "a stop before lines": ("A.", "\n "),
    "a year before suffixes": ("2024 yil", "dani"),
    "an open bracket": ("(", "a "),
    "an open quotation": ("«", "Sì. "),
    "an open quote": ('"', "Sì. "),
    "an open tag": ("<p ", "a "),
    "an open comment": ("<!--", "a"),
    "a dash before words": (" – ", "abc "),
    "a link": ("https://", "a/"),
    "a capital before letters": ("A", "a"),
    "digits before letters": ("1", "a"),
    "marks before a letter": ("", "?!»"),
}

HOSTILE: Mapping[str, Make] = {
    **{name: partial(_repeated, unit) for name, unit in _UNITS.items()},
    **{name: partial(_run, start, unit) for name, (start, unit) in _RUNS.items()},
    "places": _exonyms,
    "new words": partial(_words, capital=False),
    "new names": partial(_words, capital=True),
    "new lines": partial(_words, capital=True, end="\n"),
    "new sentences": partial(_words, capital=True, end=". "),
}
"""Name → text of a given length."""
