"""Byline and date: read below the headline, else above it, else below the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.article import cues, dates, names
from summarizer.article.page import Page

_ABOVE, _BELOW_BODY = 7, 5  # lines looked at above the headline and below the body
_UNTITLED = 8  # lines looked at above the body where there is no headline
_ISSUE_WORDS = 12  # words of a line above the headline with the date of the issue
_ELSEWHERE = ("related", "comments", "advert")
_AFTER_DATELINE = re.compile(r"^\.?\s*(?:\([^)]*\)\s*)?[-–—]")


@dataclass(slots=True)
class Signature:
    """Who wrote the article and when, and the lines that say so."""

    byline: str | None = None
    date: dates.DateMatch | None = None
    lines: set[int] = field(default_factory=set)


def read(page: Page, title: int | None, section: int | None, repeats: set[int], end: int) -> Signature:
    """The signature of a page whose header ends before the block ``end``."""
    first = title + 1 if title is not None else max(0, page.start - _UNTITLED)
    below = [i for i in range(first, min(end, len(page))) if i not in repeats]
    above = range(title - 1, max(-1, title - _ABOVE), -1) if title is not None else ()
    last = _last_of_body(page)
    after = range(last + 1, min(last + _BELOW_BODY, len(page))) if page.body else ()
    signature = Signature()
    _read_dates(page, signature, (below, above, after))
    _read_byline(page, signature, (below, above, after), title, section)
    if signature.date is None and page.body:
        opening = min(end, len(page) - 1) if end <= page.body[-1] else page.body[0]
        signature.date = dateline(page.blocks[opening].text)
    if signature.date is None:
        signature.date = _issue_date(page, above) or _mail_date(page)
    return signature


def _mail_date(page: Page) -> dates.DateMatch | None:
    """The date in the head of a mail that brings the article itself ("Data: mar 14 ott 2026, 18:50"); a forwarded one
    says when it was forwarded."""
    head = range(page.mail_end, -1, -1)
    forwarded = any((cue := page.features[i].cue) and cue.kind == "mail" and cue.whole for i in head)
    if forwarded or any("fwd" in page.features[i].tokens for i in head):
        return None
    for i in head:
        for date in dates.find(page.blocks[i].text):
            if date.iso:
                return date
    return None


def _issue_date(page: Page, above: Sequence[int]) -> dates.DateMatch | None:
    """The date in a line above the headline that says more: "Gazzetta di Valdora, 12 marzo 2026, pag. 15"."""
    for i in above:
        seen = page.features[i]
        if seen.digits and seen.words <= _ISSUE_WORDS and not seen.terminal and i > page.mail_end:
            for date in dates.find(page.blocks[i].text):
                if date.iso:
                    return date
    return None


def _last_of_body(page: Page) -> int:
    """The last block of the body that is not a name."""
    last = page.body[-1] if page.body else -1
    while last > page.start and page.features[last].words <= 6 and not page.features[last].terminal:
        if not names.parse(page.blocks[last].text):
            break
        last -= 1
    return last


def _read_dates(page: Page, signature: Signature, zones: Sequence[Sequence[int]]) -> None:
    """Marks all lines of dates; the date is the first by place, one of publication before one of an update."""
    data = cues.load()
    options: list[tuple[float, int, dates.DateMatch]] = []
    for place, zone in enumerate(zones):
        for order, i in enumerate(zone):
            if place == 2 and page.verdicts[i].under in _ELSEWHERE:
                break
            words = page.features[i].tokens
            found = _dates_of(page, i)
            telling = (data.published | data.updated) & set(words)
            if not found or (place == 2 and order > 1 and not telling):
                continue
            if options and found[0].iso is None and _heads_day(page, i):
                continue
            updated = bool(data.updated & set(words[:3])) and not data.published & set(words)
            signature.lines.add(i)
            options.append((place * 10 + order * 0.1 + 3 * updated + (found[0].iso is None), i, found[0]))
    if options:
        signature.date = min(options, key=lambda option: option[:2])[2]


def _heads_day(page: Page, i: int) -> bool:
    """Whether a date without a year heads a part of the text ("Lunedì 2 marzo")."""
    return page.in_body(i) and page.features[i].date_only and i > page.start


def _dates_of(page: Page, i: int) -> tuple[dates.DateMatch, ...]:
    """The dates of a line that is a date line, also together with a byline; none for other lines."""
    seen, text = page.features[i], page.blocks[i].text
    if not seen.digits or seen.words > 24 or (seen.terminal and seen.words > 12):
        return ()
    if seen.item and not seen.date_only:
        return ()
    if seen.cue and seen.cue.kind == "mail" and (page.mail_end >= 0 or seen.tokens[0] not in cues.load().published):
        return ()
    found = dates.find(text)
    published = (cues.load().published | cues.load().updated) & set(seen.tokens[:2])
    if found and (seen.date_only or published or page.is_meta(i) or names.parse(text)):
        return found
    return ()


def _read_byline(
    page: Page, signature: Signature, zones: Sequence[Sequence[int]], title: int | None, section: int | None
) -> None:
    options: list[tuple[float, int, str]] = []
    for place, zone in enumerate(zones):
        for order, i in enumerate(zone):
            if place == 2 and page.verdicts[i].under in _ELSEWHERE:
                break
            prefixed = names.has_prefix(page.blocks[i].text)
            name = _name_of(page, i, prefixed=prefixed)
            if i == section and not (name and _is_author(page, i)):
                continue
            if title is None and not prefixed and place < 2:
                continue  # without a headline, two capitalised words are as likely a line of a menu
            if not name or not (prefixed or _may_sign(page, i, name, place, order)):
                continue
            seen = page.features[i]
            dated = seen.digits and bool(dates.find(page.blocks[i].text))
            desk = cues.tokens(name)[0] in cues.load().desks
            written = name if prefixed else _in_small_letters(name)
            options.append((place * 10 + order * 0.1 - 3 * prefixed - 1.5 * dated + 5 * desk, i, written))
    if options:
        _, i, signature.byline = min(options)
        signature.lines.add(i)


def _in_small_letters(name: str) -> str:
    """A name that a newspaper sets in capitals, as names are written."""
    return name.title() if name.isupper() and " " in name and "." not in name else name


def _name_of(page: Page, i: int, *, prefixed: bool) -> str | None:
    """The names in a line that may be a byline."""
    seen = page.features[i]
    listed = seen.item and not any(page.features[j].date_only for j in (i - 1, i + 1) if 0 <= j < len(page))
    if seen.words > 18 or listed or (seen.credit and not prefixed) or (seen.cue and (seen.cue.whole or not prefixed)):
        return None
    if seen.cue and seen.cue.kind == "mail":
        return None  # "Da: Ada Neri" sent the mail
    if seen.terminal and not prefixed and seen.words > 6 and not dates.find(page.blocks[i].text):
        return None
    return names.parse(page.blocks[i].text)


def _may_sign(page: Page, i: int, name: str, place: int, order: int) -> bool:
    """Whether a name without "di" signs the article: below the headline, above it beside a date, right under the text.

    A capitalised word or two right below the headline, with no date beside it, is rather a place ("REGGIO EMILIA").
    """
    seen = page.features[i]
    if _is_masthead(cues.tokens(name)):
        return False
    dated = any(0 <= j < len(page) and page.features[j].date_only for j in (i - 1, i + 1))
    if place == 0:
        return dated or order > 0 or not (seen.upper and seen.words < 3)
    if place == 1:
        author = (dated or _is_author(page, i)) and not seen.upper
        return author and seen.words > 1
    return order == 0 and _alone(page, i, name)


def _is_author(page: Page, i: int) -> bool:
    """Whether a name above the headline also begins a note under the text, or stands there by itself."""
    name, last = page.features[i].tokens, page.body[-1] if page.body else -1
    tail = range(max(i + 1, last - 1), min(last + _BELOW_BODY + 1, len(page)))
    return len(name) > 1 and page.mail_end < 0 and any(page.features[j].tokens[: len(name)] == name for j in tail)


def _is_masthead(words: Sequence[str]) -> bool:
    """Whether a line reads as the name of a newspaper ("Gazzetta di Valdora", "Il Giornale")."""
    data = cues.load()
    if words[0] in data.desks:
        return False
    return words[0] in data.function_words - data.name_joiners or any(word in data.mastheads for word in words)


def _alone(page: Page, i: int, name: str) -> bool:
    """Whether a line holds a name and little else: a signature under the text ("Ada Neri, Bergamo")."""
    text = page.blocks[i].text
    return cues.fold(text).strip(" .()").startswith(cues.fold(name)) and len(text) < len(name) + 25


def dateline(text: str) -> dates.DateMatch | None:
    """The date in the dateline of a paragraph: "(ANSA) - ROMA, 12 MAR - …", "Roma, 12 mar. (Agenzia) - …"."""
    for date in dates.find(text[:90])[:1]:
        before, after = text[: date.start], text[date.end : date.end + 30]
        if date.start <= 50 and len(before.split()) <= 7 and _AFTER_DATELINE.match(after):
            return date
    return None
