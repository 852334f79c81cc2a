"""Articles from HTML markup, by trafilatura; what it leaves out is accounted for as in a paste."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import accounting, cues, dates, names, notices
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
_BUTTON = 60  # characters of a button or the heading of a box
_DATELINE = 200  # characters of a line that may have the date of publication
_WORD = re.compile(r"\w+")


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
    """The article in HTML markup; None where trafilatura finds none (read ``visible_text`` as a paste then).

    The paragraphs are trafilatura's, but for the headline, a signature above them and buttons; everything else that is
    visible is accounted for.
    """
    page = visible_text(text)
    if len(page) < _MIN_BODY:  # a page of tags alone would take long, and hold no article
        return None
    found = extract(text)
    if sum(map(len, found.paragraphs)) < _MIN_BODY:
        return None
    return _Account(found, normalise(page).split("\n"), accounting.Overrules(keep, drop)).article()


class _Account:
    """Sorts the paragraphs that trafilatura finds, and the visible lines that it does not."""

    def __init__(self, found: Extraction, visible: Sequence[str], overrules: accounting.Overrules) -> None:
        self._found, self._visible, self._overrules = found, visible, overrules
        self._title_key = _key(found.title or "")
        self._dropped: list[Dropped] = []

    def article(self) -> Article:
        """The article with its account."""
        paragraphs: list[tuple[int, str]] = []
        for place, text in enumerate(self._found.paragraphs):
            if reason := self._reason(text, first=not paragraphs):
                self._dropped.append(accounting.left_out(text, reason))
            else:
                paragraphs.append((place, text))
        paragraphs += self._others()
        texts = [text for _, text in sorted(paragraphs, key=lambda item: item[0])]
        return self._assembled(texts)

    def _reason(self, text: str, *, first: bool) -> str | None:
        """Why a paragraph that trafilatura finds is none of the article's; None where it is one."""
        key = _key(text)
        if self._overrules.drops(key):
            return accounting.REQUESTED
        if self._overrules.keeps(key):
            return None
        if key and key == self._title_key:
            return accounting.REPEATED
        if first and _is_signature(text):
            return accounting.BYLINE
        cue = notices.find(text, cues.tokens(text)) if len(text) < _BUTTON else None
        return accounting.REASONS[cue.kind] if cue and (cue.whole or cue.label) else None

    def _others(self) -> list[tuple[int, str]]:
        """The visible lines that the caller keeps, each after the paragraph above it; the others are left out."""
        places = {_key(text): place for place, text in enumerate(self._found.paragraphs)}
        whole = f" {' '.join(places)} "
        kept: list[tuple[int, str]] = []
        place, titles = -1, 0
        for text in self._visible:
            key = _key(text)
            place = places.get(key, place)
            if not key or f" {key} " in whole:
                continue
            if key == self._title_key and not titles:
                titles += 1
            elif self._overrules.keeps(key):
                kept.append((place, text))
            else:
                reason = accounting.REPEATED if key == self._title_key else accounting.OUTSIDE
                self._dropped.append(accounting.left_out(text, reason))
        return kept

    def _assembled(self, paragraphs: list[str]) -> Article:
        found = self._found
        written = found.date_iso
        for text in self._visible if written else ():
            if len(text) < _DATELINE and str(written)[:4] in text:
                same = [date.text for date in dates.find(text) if date.iso == found.date_iso]
                if same:
                    written = same[0]
                    break
        return Article(
            paragraphs=tuple(paragraphs),
            title=found.title,
            byline=(names.parse(found.author) or found.author) if found.author else None,
            date=written,
            date_iso=found.date_iso,
            dropped=tuple(self._dropped),
            notes=accounting.notes(found.title, paragraphs),
        )


def _key(text: str) -> str:
    """What makes two lines the same; see ``accounting.key``, which also puts characters in order."""
    return " ".join(_WORD.findall(cues.fold(text)))


def _is_signature(text: str) -> bool:
    """Whether a short line above the body is a byline or a date."""
    return len(text) < 120 and (dates.is_mostly_date(text, 2) or names.has_prefix(text))


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
    except Exception:  # lxml raises many kinds on what is not a document
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
