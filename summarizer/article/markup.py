"""Articles from HTML markup, by trafilatura; what it leaves out is accounted for as in a paste."""

import re
from collections.abc import Sequence

from summarizer.article import dates
from summarizer.article.normalise import normalise
from summarizer.result import Article, Dropped

_DOCUMENT = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|a|h[1-6]|ul|ol|li|article|section|br|table|tr|td|img|strong|em|b|i)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol option p pre section table tbody tfoot thead title tr ul video button label".split()
)
_HIDDEN_TAGS = frozenset("script style noscript template head svg iframe object select textarea".split())


def is_html(text: str) -> bool:
    """Whether a text is HTML: it holds a document's tags, or several tags within its first part."""
    head = text[:20_000]
    if _DOCUMENT.search(head):
        return True
    tags = _TAG.findall(head)
    return len(tags) >= 4 and len(tags) * 400 >= len(head)


def recover_html(text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article:
    """The article in HTML markup. Where trafilatura finds none, the visible text is read like a paste."""
    from summarizer.article.blocks import split
    from summarizer.article.recovery import REPEATED, REQUESTED, _key, _keys, recover_blocks

    visible = split(normalise(visible_text(text)))
    body, metadata = _extract(text)
    if sum(len(paragraph) for paragraph in body) < 200:
        return recover_blocks(visible, keep=keep, drop=drop)
    kept, dropping = _keys(keep), _keys(drop)
    taken = {_key(paragraph) for paragraph in body}
    title_key = _key(metadata.get("title") or "")
    whole = " ".join(taken)
    paragraphs: list[str] = []
    dropped: list[Dropped] = []
    title = None
    for block in visible:
        key = _key(block.text)
        if key and key in dropping:
            dropped.append(Dropped(block.text, REQUESTED))
        elif key and key in kept:
            paragraphs.append(block.text)
        elif title_key and key == title_key:
            if title is None:
                title = block.text
            else:
                dropped.append(Dropped(block.text, REPEATED))
        elif key in taken or (len(key) > 40 and key in whole):
            paragraphs.append(block.text)
        else:
            dropped.append(Dropped(block.text, "outside the article in the page's markup"))
    date = metadata.get("date")
    written = next((found for block in visible for found in dates.find(block.text[:200]) if found.iso == date), None)
    return Article(
        paragraphs=tuple(paragraphs),
        title=title or metadata.get("title"),
        byline=metadata.get("author"),
        date=written.text if written else date,
        date_iso=date,
        dropped=tuple(dropped),
    )


def _extract(text: str) -> tuple[list[str], dict[str, str | None]]:
    """The paragraphs and metadata that trafilatura finds; nothing where it fails."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, with_metadata=True)
    except Exception:  # untrusted markup: whatever goes wrong in a parser, the visible text is still there
        found = None
    if found is None:
        return [], {}
    data = found.as_dict()
    lines = [line.strip() for line in normalise(str(data.get("text") or "")).split("\n")]
    metadata = {key: normalise(str(data[key])).strip() if data.get(key) else None for key in ("title", "author", "date")}
    return [line for line in lines if line], metadata


def visible_text(markup: str) -> str:
    """The text of a page, a line per block element, in document order."""
    import lxml.html

    try:
        root = lxml.html.fromstring(markup)
    except Exception:  # lxml raises many kinds on what is not a document
        return re.sub(r"<[^<>]*>", " ", markup)
    parts: list[str] = []
    _collect(root, parts)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts).split("\x00"))
    return "\n".join(line for line in lines if line)


def _collect(root: object, parts: list[str]) -> None:
    """Appends the visible text below an element; "\\0" marks the ends of lines. Iterative: markup may be deep."""
    from lxml import etree

    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            parts.append(node.tail or "")
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        breaks = tag in _BLOCK_TAGS or tag == "br"
        if event == "start":
            if tag in _HIDDEN_TAGS:
                continue
            parts.append(("\x00" if breaks else "") + (node.text or ""))
        else:
            parts.append(("\x00" if breaks else "") + (node.tail or ""))
