"""What stands around the body: headline, subtitle, section, byline and date."""

from dataclasses import dataclass, field

from summarizer.article import cues, dates, signature, title
from summarizer.article.page import Page

# Words, without numbers; a standfirst longer than this is a paragraph of its own rather than a subtitle.
_MIN_SUBTITLE, _MAX_SUBTITLE = 4, 26
_PLAYERS = ("share", "media", "reading")  # kinds of lines above the length of a recording
_QUOTES = '«“"„'
_NOTES = 3  # blocks at the end of the body among which notes on the author are looked for


@dataclass(slots=True)
class Header:
    """The blocks around the body by what they are, as indices, and the fields read from them.

    ``meta`` are lines of byline and date, ``repeats`` copies of the headline, ``body`` short first paragraphs between
    the headline and the first long one, ``author`` notes on who wrote the article, ``dropped`` what is none of this.
    """

    title: int | None = None
    subtitle: int | None = None
    section: int | None = None
    byline: str | None = None
    date: dates.DateMatch | None = None
    meta: set[int] = field(default_factory=set)
    repeats: set[int] = field(default_factory=set)
    body: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    author: set[int] = field(default_factory=set)


def read(page: Page) -> Header:
    """The header of a page."""
    header = Header(title=title.find(page))
    end = _end(page, header.title)
    if header.title is not None:
        header.repeats = title.repeats(page, header.title, end)
        header.section = title.section(page, header.title)
    signed = signature.read(page, header.title, header.section, header.repeats, end)
    header.byline, header.date, header.meta = signed.byline, signed.date, signed.lines
    if header.section in header.meta:
        header.section = None
    if header.title is not None:
        _sort_between(page, header, header.title, end)
    if header.byline:
        header.author = _notes_on(page, header.byline)
    return header


def _notes_on(page: Page, byline: str) -> set[int]:
    """The last blocks of the body that begin with the author's full name, or stand under it: nobody writes so of
    themselves."""
    name = cues.tokens(byline)
    if len(name) < 2:
        return set()
    found: set[int] = set()
    for i in page.body[1:][-_NOTES:]:
        if page.features[i].tokens in (name, name[:1]):
            found.add(i)
        under = i > 0 and page.features[i - 1].tokens in (name, name[:1])
        if under or (page.features[i].words > len(name) and page.features[i].tokens[: len(name)] == name):
            found.add(i)
    return found


def _end(page: Page, headline: int | None) -> int:
    """The first block after the header."""
    if headline is not None and page.first_big <= headline:
        return next((i for i in page.body if i > headline), len(page))
    return page.first_big


def _sort_between(page: Page, header: Header, headline: int, end: int) -> None:
    """Tells the subtitle, captions and first short paragraphs between headline and body apart."""
    last_meta = max((i for i in header.meta if headline < i < end), default=-1)
    subtitle_possible, others, entries = True, 0, False
    for i in range(headline + 1, min(end, len(page))):
        seen = page.features[i]
        if i in header.meta or i in header.repeats:
            continue
        if seen.words > 1 and seen.tokens in cues.load().byline_prefixes:
            header.meta.add(i)  # "dalla nostra corrispondente", the name stands elsewhere
            continue
        entries = entries or _opens_entry(page, i)
        if entries and not seen.cue:
            header.body.add(i)
            continue
        if page.verdicts[i].inset:
            continue
        under = bool(page.verdicts[i].under) and i > headline + 1 and i > last_meta
        if seen.cue or seen.credit or seen.link or under or seen.date_only:
            if page.in_body(i) and not seen.cue:
                header.body.add(i)
            continue
        line = not (seen.leads_on or seen.item) and (not seen.terminal or i < last_meta)
        if seen.quoted and page.blocks[i].text[0] in _QUOTES and i > last_meta > headline:
            header.body.add(i)
            continue
        if subtitle_possible and others < 2 and seen.words - seen.tokens.count("#") >= _MIN_SUBTITLE and line:
            subtitle_possible = False
            if seen.words <= _MAX_SUBTITLE:
                header.subtitle = i
            else:
                header.body.add(i)
            continue
        if i > last_meta > headline and _belongs_to_text(page, i, headline, end):
            header.body.add(i)
            continue
        others += 1
        (header.body if page.in_body(i) or seen.prose else header.dropped).add(i)


def _belongs_to_text(page: Page, i: int, headline: int, end: int) -> bool:
    """Whether a line with numbers stands on the text, in a group of lines that an empty one parts from the header: the
    result and the teams above a match report."""
    first, last = i, i
    while first > 0 and not page.blocks[first].gap:
        first -= 1
    while last + 1 < len(page) and last < end and (not page.blocks[last + 1].gap or _parted(page, last + 1)):
        last += 1
    grouped = first > headline and (page.blocks[first].gap > 0 or page.verdicts[first].inset)
    return grouped and any(map(page.in_body, range(first, last + 1))) and page.features[i].digits


def _parted(page: Page, i: int) -> bool:
    """Whether a block is a line of a box or stands right below one."""
    return page.verdicts[i].inset or page.verdicts[i - 1].inset


def _opens_entry(page: Page, i: int) -> bool:
    """Whether a time on a line of its own opens the entries of a live blog: a heading or text follows it."""
    before = page.features[i - 1]
    if before.date_only or (before.cue and before.cue.kind in _PLAYERS):
        return False  # "9 febbraio 2026" / "13:22", "Ascolta l'articolo" / "04:12"
    below = next((j for j in range(i + 1, len(page)) if not page.verdicts[j].inset), None)
    if below is None or not page.features[i].time_only:
        return False
    return not (page.is_meta(below) or page.features[below].cue)
