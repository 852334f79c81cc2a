"""An article that its reader has edited: it is translated as it is, and not recovered again."""

import re
from dataclasses import replace

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
    flat = " ".join(paste.split())
    rows = [(_place(paragraph, flat), paragraph) for paragraph in article.paragraphs]
    for block in (article.dropped[place] for place in sorted(places)):
        text = _line(block.text)
        at = _place(text, flat)
        before = [row for row, (where, _) in enumerate(rows) if -1 < where < at]
        rows.insert(before[-1] + 1 if before else 0, (at, text))
    left = tuple(block for place, block in enumerate(article.dropped) if place not in places)
    return replace(article, paragraphs=tuple(text for _, text in rows), dropped=left)


def _place(text: str, flat: str) -> int:
    return flat.find(_line(text)[:_BEGINNING])


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
