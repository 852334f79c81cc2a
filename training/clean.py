"""Which prepared pairs are worth training on: tidy, filter, and restore lost capitals."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

MAX_CHARACTERS = 420
"""Longer sides are documentation paragraphs; they cost many tokens and add no news prose."""

_NOT_PROSE = re.compile(r"[<>{}\\|~^@#=_`]|\$\d|%[sdn1-9(]|&[a-z]+;|https?:|www\.|--|\b(?:PRODUCTNAME|Shift|Ctrl)\b")
_ACCELERATOR = re.compile(r"\w[~_&]\w|^[&~_]")
_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED_QUOTE = re.compile(r'"{2,}')
_SPACE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r" +([,;:.!?%)])(?=\s|$)")


def tidy(text: str) -> str:
    """Undo leftovers of spreadsheets: outer quotes with doubled inner ones, stray spaces."""
    if '""' in text and text.startswith('"') and text.endswith('"'):
        text = text[1:-1]
    text = _DOUBLED_QUOTE.sub('"', text)
    return _BEFORE_STOP.sub(r"\1", _SPACE.sub(" ", text)).strip()


def is_prose(text: str) -> bool:
    """Tell running text from interface strings, markup, commands and placeholders."""
    if _NOT_PROSE.search(text) or _ACCELERATOR.search(text):
        return False
    letters = sum(character.isalpha() or character.isspace() for character in text)
    return letters >= 0.7 * len(text)


def is_balanced(source: str, target: str) -> bool:
    """Tell whether the sides have comparable lengths (in characters) and the same figures."""
    if not 3 <= min(len(source), len(target)) <= max(len(source), len(target)) <= MAX_CHARACTERS:
        return False
    ratio = (len(source) + 8) / (len(target) + 8)
    if not 0.6 <= ratio <= 1.9:
        return False
    return _figures(source) == _figures(target)


def _figures(text: str) -> Counter[str]:
    """The runs of three or more digits, which no translation should change."""
    return Counter(run for run in re.findall(r"\d+", text) if len(run) >= 3)


def is_pair(source: str, target: str, identify: Callable[[str], str]) -> bool:
    """Apply all filters; ``identify`` names the language of a text as a two-letter code.

    Identification is unreliable on short texts, so it is asked only about eight words and more.
    """
    if source.casefold() == target.casefold() or not is_balanced(source, target):
        return False
    if not (is_prose(source) and is_prose(target)):
        return False
    if len(source.split()) < 8:
        return True
    return identify(source) == "it" and identify(target) == "en"


class Truecaser:
    """Give lower-cased text the capitals its words usually have inside sentences.

    A unigram truecaser (Lita et al. 2003): each word takes the form seen most often away from
    sentence starts in the texts given; words never seen stay as they are.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        forms: dict[str, Counter[str]] = {}
        for text in texts:
            for match in _WORD.finditer(text):
                before = text[: match.start()].rstrip()
                if before and before[-1] not in ".!?:\"“«'(-–":
                    word = match.group()
                    forms.setdefault(word.lower(), Counter())[word] += 1
        self._best = {
            lower: counts.most_common(1)[0][0] for lower, counts in forms.items() if sum(counts.values()) >= 2
        }

    def restore(self, text: str) -> str:
        """Return ``text`` with capitals inside the sentence and at its start."""
        cased = _WORD.sub(lambda match: self._best.get(match.group(), match.group()), text)
        return cased[:1].upper() + cased[1:]
