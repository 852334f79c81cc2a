"""Articles from HTML markup, by trafilatura; what it leaves out is accounted for as in a paste."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import accounting, blocks, dates, names
from summarizer.article.blocks import Block
from summarizer.article.normalise import normalise
from summarizer.result import Article, Dropped

_DOCUMENT = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|ol|li|article|section|br|table|tr|td|img|strong|em|b|i)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br button caption dd div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr label li main nav ol option p pre section table tbody tfoot thead title tr ul video".split()
)
_HIDDEN_TAGS = frozenset("script style noscript template head svg iframe object select textarea".split())
_MIN_BODY = 200  # characters; below them trafilatura has found no article
_MIN_MATCHED = 0.8  # share of its words that must be found again in the visible text, or its own paragraphs are taken


def is_html(text: str) -> bool:
    """Whether a text is HTML: it holds a document's tags, or several tags within its first part."""
    head = text[:20_000]
    if _DOCUMENT.search(head):
        return True
    tags = _TAG.findall(head)
    return len(tags) >= 4 and len(tags) * 400 >= len(head)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What trafilatura finds in a page; empty where it finds no article."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    date_iso: str | None = None


def recover_html(text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article | None:
    """The article in HTML markup; None where trafilatura finds none (read ``visible_text`` as a paste then)."""
    page = visible_text(text)
    if len(page) < _MIN_BODY:  # a page of tags alone would take long, and hold no article
        return None
    found = extract(text)
    if sum(map(len, found.paragraphs)) < _MIN_BODY:
        return None
    visible = blocks.split(normalise(page))
    matched = _matched(visible, found)
    total = sum(len(accounting.key(paragraph)) for paragraph in found.paragraphs)
    if sum(len(accounting.key(visible[i].text)) for i in matched) < _MIN_MATCHED * total:
        return _plain(found, visible, accounting.Overrules(keep, drop))
    return _accounted(found, visible, matched, accounting.Overrules(keep, drop))


def _matched(visible: Sequence[Block], found: Extraction) -> set[int]:
    """The visible blocks that are in the extracted article."""
    lines = {accounting.key(paragraph) for paragraph in found.paragraphs}
    whole = " ".join(accounting.key(paragraph) for paragraph in found.paragraphs)
    title = accounting.key(found.title or "")
    matched = set()
    for i, block in enumerate(visible):
        key = accounting.key(block.text)
        if key and key != title and (key in lines or (len(key) > 40 and key in whole)):
            matched.add(i)
    return matched


def _accounted(
    found: Extraction, visible: Sequence[Block], matched: set[int], overrules: accounting.Overrules
) -> Article:
    paragraphs: list[str] = []
    dropped: list[Dropped] = []
    title = None
    title_key = accounting.key(found.title or "")
    for i, block in enumerate(visible):
        key = accounting.key(block.text)
        if overrules.drops(key):
            dropped.append(accounting.left_out(block.text, accounting.REQUESTED))
        elif overrules.keeps(key):
            paragraphs.append(block.text)
        elif i in matched and not paragraphs and _is_signature(block.text):
            dropped.append(accounting.left_out(block.text, accounting.BYLINE))
        elif i in matched:
            paragraphs.append(block.text)
        elif title_key and key == title_key:
            if title is None:
                title = block.text
            else:
                dropped.append(accounting.left_out(block.text, accounting.REPEATED))
        else:
            dropped.append(accounting.left_out(block.text, accounting.OUTSIDE))
    return _article(found, title or found.title, paragraphs, dropped, visible)


def _is_signature(text: str) -> bool:
    """Whether a short line above the body is a byline or a date."""
    return len(text) < 120 and (dates.is_mostly_date(text, 2) or names.has_prefix(text))


def _plain(found: Extraction, visible: Sequence[Block], overrules: accounting.Overrules) -> Article:
    """The article with trafilatura's own paragraphs, where they are cut otherwise than the visible blocks."""
    whole = " ".join(accounting.key(paragraph) for paragraph in found.paragraphs)
    kept = [text for text in found.paragraphs if not overrules.drops(accounting.key(text))]
    dropped = [accounting.left_out(text, accounting.REQUESTED) for text in found.paragraphs if text not in kept]
    for block in visible:
        key = accounting.key(block.text)
        if key in whole or key == accounting.key(found.title or ""):
            continue
        if overrules.keeps(key):
            kept.append(block.text)
        else:
            dropped.append(accounting.left_out(block.text, accounting.OUTSIDE))
    return _article(found, found.title, kept, dropped, visible)


def _article(
    found: Extraction, title: str | None, paragraphs: list[str], dropped: list[Dropped], visible: Sequence[Block]
) -> Article:
    short = [block.text for block in visible if len(block.text) < 200]
    written = next((date for text in short for date in dates.find(text) if date.iso == found.date_iso), None)
    return Article(
        paragraphs=tuple(paragraphs),
        title=title,
        byline=(names.parse(found.author) or found.author) if found.author else None,
        date=written.text if written else found.date_iso,
        date_iso=found.date_iso,
        dropped=tuple(dropped),
        notes=accounting.notes(title, paragraphs),
    )


def extract(markup: str) -> Extraction:
    """What trafilatura finds; an empty extraction where it finds nothing or fails."""
    import trafilatura

    document: Any = None
    with contextlib.suppress(Exception):  # untrusted markup: whatever a parser trips over, the visible text is left
        document = trafilatura.bare_extraction(markup, include_comments=False, with_metadata=True)
    if document is None:
        return Extraction()
    data = document.as_dict()
    lines = (line.strip() for line in normalise(str(data.get("text") or "")).split("\n"))
    title, author, date = (
        normalise(str(data[name])).strip() if data.get(name) else None for name in ("title", "author", "date")
    )
    return Extraction(tuple(line for line in lines if line), title, author, date)


def visible_text(markup: str) -> str:
    """The text of a page, a line per block element, in document order."""
    import lxml.html

    try:
        root = lxml.html.fromstring(_DECLARATION.sub("", markup.replace("\x00", "")))
    except Exception:  # lxml raises many kinds on what is no document
        return re.sub(r"<[^<>]*>", " ", markup)
    parts: list[str] = []
    _collect(root, parts)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts).split("\x00"))
    return "\n".join(line for line in lines if line)


def _collect(root: object, parts: list[str]) -> None:
    """Appends the visible text below an element; "\\0" marks the ends of lines. Iterative: markup may be deep."""
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            hidden += tag in _HIDDEN_TAGS
            text = node.text
        else:
            hidden -= tag in _HIDDEN_TAGS
            text = node.tail
        mark = "\x00" if tag in _BLOCK_TAGS else " " if tag in ("td", "th") else ""
        parts.append(mark + ("" if hidden else text or ""))
