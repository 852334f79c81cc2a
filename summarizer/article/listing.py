"""Items of lists: those that a paste shows with a mark, and lines that are items without one.

An item is a paragraph that begins with a mark ("• ", "- ", "1. ", "a) "). Lists that lost their bullets in copying get
"• " back, so that every output can show a list.
"""

import re
from collections.abc import Sequence

from summarizer.arguments import require_text
from summarizer.article import dates
from summarizer.article.wrapping import TERMINAL, Line

MARK = "• "
_ITEM = re.compile(r"^(?:[-–—•·▪►●○◦*+✓→]\s*(?=\S)|\(?\d{1,3}[.)°ª]\s+(?=\D)|[a-z]\)\s+)")
_LOWER = re.compile(r"^[a-zà-öø-ÿ]")
_QUOTE = re.compile(r"^[«“\"„]")
_FEWEST = 3  # lines of a list without bullets
_LONGEST = 160  # characters of an item
_RAGGED = 0.75  # share of the longest line below which the shortest shows that lines were not wrapped


def is_item(paragraph: str) -> bool:
    """Whether a paragraph of an article is an item of a list."""
    return mark_of(paragraph) != ""


def mark_of(paragraph: str) -> str:
    """The mark of an item ("• ", "1. ") as it stands before its text; empty for other paragraphs."""
    require_text(paragraph, "The paragraph")
    match = _ITEM.match(paragraph)
    return match[0] if match else ""


def bare_items(lines: Sequence[Line]) -> set[int]:
    """The lines that are items of a list without bullets: a group of short lines, of uneven lengths and without full
    stops, that begin with small letters or stand under a colon."""
    found: set[int] = set()
    start = 0
    for i in range(1, len(lines) + 1):
        announced = i < len(lines) and lines[i - 1].text.endswith(":")
        if i == len(lines) or lines[i].gap or announced:
            if _is_list([line.text for line in lines[start:i]], lines[start - 1].text if start else ""):
                found.update(range(start, i))
            start = i
    return found


def _is_list(group: Sequence[str], above: str) -> bool:
    if len(group) < _FEWEST or not above or max(map(len, group)) > _LONGEST:
        return False
    if any(is_item(text) or _QUOTE.match(text) or dates.is_mostly_date(text, 1) for text in group):
        return False
    small = sum(_LOWER.match(text) is not None for text in group)
    if any(re.search(r"[.!?…:]$", text) for text in group[:-1]) or small * 5 < len(group) * 3:
        return False
    lengths = [len(text) for text in group[:-1]]
    ragged = min(lengths) < _RAGGED * max(lengths) or all(text.endswith((";", ",")) for text in group[:-1])
    return ragged and (
        above.endswith(":") or (_LOWER.match(group[0]) is not None and TERMINAL.search(above) is not None)
    )
