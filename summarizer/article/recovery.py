"""From a paste to an ``Article``: normalise, split, observe, decide, read the header, account for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.arguments import require_text, valid_strings
from summarizer.article import accounting, copies, cues, decision, features, header, markup
from summarizer.article import blocks as splitting
from summarizer.article.accounting import Overrules
from summarizer.article.blocks import Block
from summarizer.article.decision import State
from summarizer.article.header import Header
from summarizer.article.lines import is_paragraph
from summarizer.article.normalise import normalise
from summarizer.article.page import Page
from summarizer.result import Article, Dropped

_FIELDS = ("title", "subtitle", "section")
_DOUBT = -0.45  # blocks that look less like body than this by themselves are kept, and said to be doubtful


def recover(text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article:
    """The article in a pasted text or in HTML markup, with an account of everything that was left out.

    Args:
        text: what was pasted, or HTML (told by its tags).
        keep: texts of blocks that belong to the body whatever the rules say (as in ``Dropped.text``).
        drop: texts of blocks that do not (as in ``paragraphs``).

    Where nothing reads as an article, ``paragraphs`` is empty and everything is in ``dropped``.

    Raises:
        NotText: ``text`` is not a ``str``.
        OptionError: ``keep`` or ``drop`` is not a sequence of strings.
    """
    require_text(text)
    keep, drop = valid_strings(keep, "keep"), valid_strings(drop, "drop")
    if markup.is_html(text):
        if article := markup.recover_html(text, keep=keep, drop=drop):
            return article
        text = markup.visible_text(text)
    return recover_blocks(splitting.split(normalise(text)), keep=keep, drop=drop)


def recover_blocks(blocks: Sequence[Block], *, keep: Sequence[str] = (), drop: Sequence[str] = ()) -> Article:
    """The article in a sequence of blocks; see ``recover``."""
    copy = copies.second_copy(blocks)
    once = [block for i, block in enumerate(blocks) if i not in copy]
    seen = features.observe(once)
    page = Page(once, seen, decision.decide(once, seen))
    return _assemble(page, header.read(page), Overrules(keep, drop), [blocks[i].text for i in copy])


@dataclass(slots=True)
class _Parts:
    """Where the texts of the blocks go; ``doubtful`` are paragraphs too, and ``omitted`` is prose among ``dropped``."""

    paragraphs: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    omitted: list[Dropped] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def drop(self, text: str, reason: str) -> None:
        """Leave a block out."""
        self.dropped.append(accounting.left_out(text, reason))


def _assemble(page: Page, head: Header, overrules: Overrules, copy: Sequence[str]) -> Article:
    parts = _Parts()
    roles = [_role(page, head, i) for i in range(len(page))]
    again = _copies(page, roles)
    for i in range(len(page)):
        _place(parts, page, head, overrules, i, accounting.COPY if i in again else roles[i])
    for text in copy:
        if overrules.keeps(accounting.key(text)) and text not in parts.paragraphs:
            parts.paragraphs.append(text)
        else:
            parts.drop(text, accounting.COPY)
    title = parts.fields.get("title")
    return Article(
        paragraphs=tuple(parts.paragraphs),
        section=parts.fields.get("section"),
        title=title,
        subtitle=parts.fields.get("subtitle"),
        byline=head.byline,
        date=head.date.text if head.date else None,
        date_iso=head.date.iso if head.date else None,
        dropped=tuple(parts.dropped),
        notes=accounting.notes(
            title,
            parts.paragraphs,
            parts.doubtful,
            parts.omitted,
            cut_off=_is_cut_off(page, parts.paragraphs),
            twice=bool(again or copy),
        ),
    )


def _place(parts: _Parts, page: Page, head: Header, overrules: Overrules, i: int, role: str) -> None:
    """Put one block where its role, or the caller, wants it."""
    text, seen = page.blocks[i].text, page.features[i]
    key = accounting.key(text) if overrules else ""
    if overrules.drops(key):
        parts.drop(text, accounting.REQUESTED)
    elif overrules.keeps(key) and role not in _FIELDS:
        parts.paragraphs.append(text)
    elif role == "body":
        parts.paragraphs.append(text)
        if page.verdicts[i].score < _DOUBT:
            parts.doubtful.append(text)
    elif role in _FIELDS:
        parts.fields[role] = text
    elif role != "meta":
        parts.drop(text, role)
        if seen.prose and not seen.cue and role not in (accounting.REPEATED, accounting.COPY):
            parts.omitted.append(parts.dropped[-1])
    elif _says_more(text, head):
        parts.drop(text, accounting.BYLINE)


def _is_cut_off(page: Page, paragraphs: Sequence[str]) -> bool:
    """Whether the text ends where subscribers would read on."""
    subscribers = any(seen.cue and seen.cue.kind == "subscribe" for seen in page.features)
    return subscribers and bool(paragraphs) and paragraphs[-1].endswith(("...", "…"))


def _copies(page: Page, roles: Sequence[str]) -> set[int]:
    """The blocks of the body that repeat earlier ones."""
    body = [i for i, role in enumerate(roles) if role == "body"]
    prose = {n for n, i in enumerate(body) if is_paragraph(page.features[i])}
    return {body[n] for n in copies.repeated([page.keys[i] for i in body], prose)}


def _role(page: Page, head: Header, i: int) -> str:
    """A field's name, "body", "meta" (byline or date), or the reason for dropping the block."""
    if i in (head.title, head.subtitle, head.section):
        return "title" if i == head.title else "subtitle" if i == head.subtitle else "section"
    if i in head.meta:
        return "meta"
    if i in head.repeats:
        return accounting.REPEATED
    if i in head.author:
        return accounting.REASONS["author"]
    is_body = page.verdicts[i].state is State.BODY and i not in head.dropped
    if i in head.body or (is_body and (head.title is None or i > head.title)):
        return "body"
    return _reason(page, i)


def _reason(page: Page, i: int) -> str:
    seen, verdict = page.features[i], page.verdicts[i]
    if seen.cue:
        return accounting.REASONS[seen.cue.kind]
    if seen.credit:
        return accounting.REASONS["caption"]
    if seen.link:
        return accounting.LINK
    if verdict.under:
        return accounting.REASONS[verdict.under]
    if verdict.state in (State.BEFORE, State.BODY):
        return accounting.REASONS["navigation"] if seen.words <= 4 else accounting.BEFORE
    return accounting.AFTER if verdict.state is State.AFTER else accounting.INSIDE


def _says_more(text: str, head: Header) -> bool:
    """Whether a byline or date line holds words that went into no field."""
    values = [value for value in (head.byline, head.date.text if head.date else None) if value and value in text]
    for value in values:
        text = text.replace(value, " ", 1)
    words = cues.tokens(text)
    return bool(words) and not (values and words in cues.load().byline_prefixes)
