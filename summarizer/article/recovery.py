"""From a paste to an ``Article``: normalise, split, observe, decide, read the header, account for the rest."""

import re
from collections.abc import Iterable, Sequence

from summarizer.article import blocks as splitting
from summarizer.article import cues, decision, features, headline
from summarizer.article.blocks import Block
from summarizer.article.decision import State
from summarizer.article.headline import Header, Page
from summarizer.article.normalise import normalise
from summarizer.result import Article, Dropped

REASONS = {
    "cookies": "cookie or privacy notice",
    "account": "login or account",
    "subscribe": "subscription or newsletter",
    "share": "sharing buttons",
    "navigation": "menu",
    "related": "link to other articles",
    "comments": "comments",
    "tags": "tags",
    "rights": "copyright or imprint",
    "caption": "caption or credit",
    "media": "link to video or pictures",
    "advert": "advertisement",
    "author": "note on the author",
    "mail": "e-mail header or footer",
    "reading": "reading time or counter",
}
REPEATED = "repeated headline"
REQUESTED = "dropped on request"
_MAX_NOTES = 12
_JOINED = re.compile(r"(?<![\w@./-])[A-ZÀ-Þ]?[a-zà-ÿ]{4,}[A-ZÀ-Þ][a-zà-ÿ]{4,}\b|\b[a-zà-ÿ]{3,}[.;:!?][A-ZÀ-Þ][a-zà-ÿ]{2,}\b")


def recover(text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article:
    """The article in a pasted text or in HTML markup, with an account of everything that was left out.

    Args:
        text: what was pasted, or HTML (detected by its tags).
        keep: texts of blocks that belong to the body whatever the rules say (as in ``Dropped.text``).
        drop: texts of blocks that do not (as in ``paragraphs``).

    Never raises; where nothing reads as an article, ``paragraphs`` is empty and everything is in ``dropped``.
    """
    from summarizer.article import markup

    if markup.is_html(text):
        return markup.recover_html(text, keep=keep, drop=drop)
    return recover_blocks(splitting.split(normalise(text)), keep=keep, drop=drop)


def recover_blocks(blocks: Sequence[Block], *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article:
    """The article in a sequence of blocks; see ``recover``."""
    seen = features.observe(blocks)
    page = Page(blocks, seen, decision.decide(blocks, seen))
    header = headline.read(page)
    return _assemble(page, header, _keys(keep), _keys(drop))


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(key for text in texts if (key := _key(text)))


def _key(text: str) -> str:
    """What makes two blocks the same for ``keep`` and ``drop``: their words."""
    return " ".join(re.findall(r"\w+", cues.fold(normalise(text))))


def _assemble(page: Page, header: Header, keep: frozenset[str], drop: frozenset[str]) -> Article:
    paragraphs: list[str] = []
    dropped: list[Dropped] = []
    doubtful: list[str] = []
    fields: dict[str, str] = {}
    overruled = bool(keep or drop)
    for i, block in enumerate(page.blocks):
        key = _key(block.text) if overruled else ""
        role = _role(page, header, i)
        if key and key in drop:
            dropped.append(Dropped(block.text, REQUESTED))
        elif key and key in keep:
            paragraphs.append(block.text)
        elif role == "body":
            paragraphs.append(block.text)
            if page.verdicts[i].score < -0.45:
                doubtful.append(block.text)
        elif role in ("title", "subtitle", "section"):
            fields[role] = block.text
        elif role == "meta":
            if residue := _residue(block.text, header):
                dropped.append(Dropped(block.text, residue))
        else:
            dropped.append(Dropped(block.text, role))
    return Article(
        paragraphs=tuple(paragraphs),
        section=fields.get("section"),
        title=fields.get("title"),
        subtitle=fields.get("subtitle"),
        byline=header.byline,
        date=header.date.text if header.date else None,
        date_iso=header.date.iso if header.date else None,
        dropped=tuple(dropped),
        notes=_notes(fields.get("title"), paragraphs, doubtful, page),
    )


def _role(page: Page, header: Header, i: int) -> str:
    """A field's name, "body", "meta", or the reason for dropping the block."""
    if i == header.title:
        return "title"
    if i == header.subtitle:
        return "subtitle"
    if i in header.meta:
        return "meta"
    if i == header.section:
        return "section"
    if i in header.repeats:
        return REPEATED
    is_body = page.verdicts[i].state is State.BODY and i not in header.dropped
    if i in header.body or (is_body and (header.title is None or i > header.title)):
        return "body"
    return _reason(page, i)


def _reason(page: Page, i: int) -> str:
    seen, verdict = page.features[i], page.verdicts[i]
    if seen.cue:
        return REASONS[seen.cue.kind]
    if seen.credit:
        return REASONS["caption"]
    if seen.link:
        return "link"
    if verdict.under:
        return REASONS[verdict.under]
    if verdict.state is State.BEFORE or (verdict.state is State.BODY):
        return "menu" if seen.words <= 4 else "before the article"
    if verdict.state is State.AFTER:
        return "after the article"
    return "not part of the text"


def _residue(text: str, header: Header) -> str | None:
    """Why a byline or date line is also in the account: it says more than the fields took over."""
    rest = text
    for value in (header.byline, header.date.text if header.date else None):
        if value:
            rest = rest.replace(value, " ", 1)
    words = cues.tokens(rest)
    if not words or words in cues.load().byline_prefixes:
        return None
    return "byline or date line"


def _notes(title: str | None, paragraphs: Sequence[str], doubtful: Sequence[str], page: Page) -> tuple[str, ...]:
    notes = [f"Words that seem joined were left as they are: {word}" for word in _joined([title or "", *paragraphs])]
    notes += [f"Kept in doubt: {text[:80]}" for text in doubtful]
    ends = {seen.cue.kind for seen in page.features if seen.cue}
    if paragraphs and paragraphs[-1].endswith(("...", "…")) and "subscribe" in ends:
        notes.append("The text breaks off, probably because the rest is for subscribers only.")
    if paragraphs and title is None:
        notes.append("No headline was found.")
    if len(notes) > _MAX_NOTES:
        notes[_MAX_NOTES - 1 :] = [f"… and {len(notes) - _MAX_NOTES + 1} more remarks."]
    return tuple(notes)


def _joined(texts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        for match in _JOINED.finditer(text):
            found[match.group(0)] = None
    return list(found)
