"""An article that its reader has edited: it is translated as it is, and not recovered again."""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import chain

from summarizer.article.normalise import normalise
from summarizer.result import Article, Dropped

_BEGINNING = 40  # characters by which a paragraph is found again in the paste


def body_of(article: Article) -> str:
    """The paragraphs as one text to edit, an empty line between them."""
    return "\n\n".join(article.paragraphs)


def edited(article: Article, title: str, subtitle: str, body: str) -> Article:
    """The article with these words; every line of ``body`` is a paragraph, and nothing else is taken out or put in."""
    lines = (_line(line) for line in normalise(body).splitlines())
    return replace(
        article,
        title=_line(normalise(title)) or None,
        subtitle=_line(normalise(subtitle)) or None,
        paragraphs=tuple(line for line in lines if line),
    )


def without(article: Article, row: int) -> Article:
    """The article without a paragraph, which joins those that were left out."""
    gone = Dropped(article.paragraphs[row], "dropped on request", "requested")
    paragraphs = article.paragraphs[:row] + article.paragraphs[row + 1 :]
    return replace(article, paragraphs=paragraphs, dropped=(*article.dropped, gone))


def with_blocks(article: Article, places: set[int], paste: str) -> Article:
    """The article with blocks that were left out, by their places among these, where they stood in the paste."""
    place = _Places(paste)
    # The least place of each paragraph and all behind it: it grows, so that the last one before a block is soon found.
    least = [at if (at := place(paragraph)) > -1 else len(paste) for paragraph in article.paragraphs]
    for row in range(len(least) - 2, -1, -1):
        least[row] = min(least[row], least[row + 1])
    behind: list[list[str]] = [[] for _ in range(len(least) + 1)]
    for block in (article.dropped[number] for number in sorted(places)):
        behind[bisect_left(least, place(block.text))].append(_line(block.text))
    rows = (*behind[0], *chain.from_iterable((text, *behind[row]) for row, text in enumerate(article.paragraphs, 1)))
    left = tuple(block for number, block in enumerate(article.dropped) if number not in places)
    return replace(article, paragraphs=rows, dropped=left)


class _Places:
    """Where a text begins in a paste, in characters of it with single blanks; -1 where it does not."""

    def __init__(self, paste: str) -> None:
        self._flat = " ".join(paste.split())
        self._lines: dict[str, int] = {}  # nearly all begin with a line, and need no search
        at = 0
        for line in filter(None, map(_line, paste.splitlines())):
            self._lines.setdefault(line[:_BEGINNING], at)
            at += len(line) + 1

    def __call__(self, text: str) -> int:
        beginning = _line(text)[:_BEGINNING]
        known = self._lines.get(beginning)
        return self._flat.find(beginning) if known is None else known


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
