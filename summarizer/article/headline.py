"""What stands around the body: headline, subtitle, section, byline and date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.article import cues, dates, features, names
from summarizer.article.blocks import Block
from summarizer.article.decision import State, Verdict
from summarizer.article.features import Features

_ZONE = 60  # blocks above the body in which a headline is looked for
_MAX_TITLE = 45  # words
_MIN_TITLE = 1.3  # score below which a line is no headline
# A standfirst longer than this is a paragraph of its own rather than a subtitle.
_MAX_SUBTITLE = 26
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"^[#*•\s]+|\s[»›>]+$")


@dataclass(slots=True)
class Header:
    """The blocks around the body by what they are, as indices, and the fields read from them."""

    title: int | None = None
    subtitle: int | None = None
    section: int | None = None
    byline: str | None = None
    date: dates.DateMatch | None = None
    meta: set[int] = field(default_factory=set)
    body: set[int] = field(default_factory=set)
    repeats: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)


class Page:
    """The blocks with what was seen in them and decided about them."""

    def __init__(self, blocks: Sequence[Block], features: Sequence[Features], verdicts: Sequence[Verdict]) -> None:
        self.blocks, self.features, self.verdicts = blocks, features, verdicts
        self.body = [i for i, verdict in enumerate(verdicts) if verdict.state is State.BODY]
        self.metas: dict[int, bool] = {}  # what _is_meta found
        self.keys = [" ".join(seen.tokens) for seen in features]

    def is_big(self, i: int) -> bool:
        """Whether a block is beyond doubt a paragraph."""
        seen = self.features[i]
        return self.verdicts[i].state is State.BODY and seen.prose and (seen.words >= 25 or seen.sentences >= 3)

    @property
    def start(self) -> int:
        """The first block of the body; the number of blocks where there is none."""
        return self.body[0] if self.body else len(self.blocks)

    @property
    def first_big(self) -> int:
        """The first block that is beyond doubt a paragraph; where there is none, the start."""
        return next((i for i in self.body[:12] if self.is_big(i)), self.start)


def read(page: Page) -> Header:
    """The header of a page."""
    header = Header()
    header.title = _title(page)
    end = _header_end(page, header.title)
    if header.title is not None:
        _repeats(page, header, end)
        header.section = _section(page, header.title)
    _meta(page, header, end)
    if header.title is not None:
        _between(page, header, end)
    return header


def _header_end(page: Page, title: int | None) -> int:
    """The first block after the header."""
    end = page.first_big
    if title is not None and end <= title:
        end = next((i for i in page.body if i > title), len(page.blocks))
    return end


# ---------------------------------------------------------------- headline


def _title(page: Page) -> int | None:
    end = page.first_big
    start = page.start
    candidates = range(max(0, start - _ZONE), min(end, start + 8))
    vocabulary = {
        word[:6] for i in page.body if page.features[i].words >= 8 for word in page.features[i].tokens if len(word) > 3
    }
    counts = Counter(page.keys)
    distances = _distances(page, candidates, end)
    scores = {i: _title_score(page, i, distances.get(i, 0), vocabulary, counts[page.keys[i]]) for i in candidates}
    best = max(scores, key=lambda i: (round(scores[i], 2), i), default=None)
    if best is None or scores[best] < _MIN_TITLE:
        return None
    return _above_subtitle(page, best, scores)


def _above_subtitle(page: Page, best: int, scores: dict[int, float]) -> int:
    """The headline where the best candidate is its subtitle: of two headlines in a row the first counts."""
    above = best - 1
    while above in scores and (_is_meta(page, above) or page.features[above].credit):
        above -= 1
    if scores.get(above, -9.0) < max(_MIN_TITLE, scores[best] - 2.5) or page.features[above].words < 4:
        return best
    if page.features[above].terminal and not page.features[best].terminal:
        return best
    return above


def _title_score(page: Page, i: int, distance: int, vocabulary: set[str], count: int) -> float:
    seen, text = page.features[i], page.blocks[i].text
    if not 2 <= seen.words <= _MAX_TITLE or seen.date_only or seen.link or seen.bullet or seen.code:
        return -9.0
    if seen.segments >= 3 and not seen.terminal:
        return -9.0
    if seen.cue and seen.cue.whole:
        return -9.0
    first = _LETTER.search(text)
    score = 2.0 if 5 <= seen.words <= 32 else 0.8 if seen.words >= 3 else -0.5
    score -= 2.5 if seen.credit or (seen.cue and (seen.words < 6 or seen.cue.words > 1)) else 1.0 if seen.cue else 0.0
    score -= 1.5 if first and first.group(0).islower() else 0.0
    score -= 1.0 if seen.terminal and text.rstrip("»”\"'").endswith(".") else 0.0
    score -= 1.0 if seen.leads_on else 0.0
    score -= 1.5 * (seen.site_words > 1)
    score -= 1.0 if page.verdicts[i].under in ("related", "comments", "advert") else 0.0
    content = [word[:6] for word in seen.tokens if len(word) > 3 and word not in cues.load().function_words]
    if content and vocabulary:
        score += 4.0 * sum(word in vocabulary for word in content) / (len(content) + 0.5)
    score += 1.0 if count > 1 and seen.words >= 4 else 0.0
    score += 0.5 if distance == 0 else -min(3.0, 0.22 * distance)
    score -= 3.0 if _is_dateline(page, i) else 0.0
    if names.has_prefix(text) or (seen.words <= 6 and names.parse(text)):
        score -= 3.0
    if any(_is_meta(page, j) for j in range(i + 1, min(i + 4, len(page.blocks)))):
        score += 1.0
    if page.verdicts[i].state is State.BODY and not vocabulary:
        score -= 2.0
    return score


def _distances(page: Page, candidates: Sequence[int], end: int) -> dict[int, int]:
    """How many lines that say something of their own stand between each candidate and the body."""
    found: dict[int, int] = {}
    total = 0
    copies: Counter[str] = Counter()
    for j in range(end - 1, candidates[0] - 1 if candidates else end, -1):
        found[j] = total - copies[page.keys[j]]
        if not (page.features[j].cue or page.features[j].credit or _is_meta(page, j)):
            total += 1
            copies[page.keys[j]] += 1
    return found


def _is_meta(page: Page, i: int) -> bool:
    """Whether a block is a line with a byline or a date."""
    if i not in page.metas:
        page.metas[i] = _reads_as_meta(page, i)
    return page.metas[i]


def _reads_as_meta(page: Page, i: int) -> bool:
    seen = page.features[i]
    if seen.words > 16 or (seen.cue and seen.cue.whole):
        return False
    text = page.blocks[i].text
    return seen.date_only or _is_dateline(page, i) or names.has_prefix(text) or bool(dates.find(text) and names.parse(text))


def _is_dateline(page: Page, i: int) -> bool:
    """Whether a short line is little more than a date, like "Milano, 4 aprile 2025"."""
    seen = page.features[i]
    if seen.words > 9 or not seen.digits or seen.terminal:
        return False
    return features.other_words(page.blocks[i].text) <= 2


def _repeats(page: Page, header: Header, end: int) -> None:
    """Marks further copies of the headline, also cut ones ("… di Fel..."), near it and before the body."""
    assert header.title is not None
    key = page.keys[header.title]
    for i, other in enumerate(page.keys):
        if i == header.title or not other:
            continue
        if other == key or (
            page.features[i].truncated and len(other) > 20 and key.startswith(other)
        ):
            header.repeats.add(i)
        elif header.title < i < end and page.features[i].words > 4 and other.endswith(key) and i not in page.body:
            header.repeats.add(i)


def _section(page: Page, title: int) -> int | None:
    known = cues.load().sections
    i = title - 1
    if i < 0:
        return None
    if page.features[i].tokens in known:
        return i
    in_menu = i > 1 and page.blocks[i].gap == 0 and all(_is_label(page.features[j]) for j in (i - 1, i - 2))
    stands_out = page.features[i].upper and not (i and page.features[i - 1].upper)
    if i not in page.body and _is_label(page.features[i]) and (stands_out or not in_menu):
        return i
    return i - 1 if i and page.features[i - 1].tokens in known else None


def _is_label(seen: Features) -> bool:
    """Whether a line may be the name of a section: one to four words and nothing else."""
    plain = not (seen.date_only or seen.terminal or seen.bullet or seen.link or seen.code or seen.digits or seen.cue)
    return plain and seen.words <= 4 and seen.segments == 1


# ---------------------------------------------------------------- byline and date


def _meta(page: Page, header: Header, end: int) -> None:
    """Reads byline and date from the lines below the headline, above it, and below the body, in this order."""
    title = header.title
    low = title + 1 if title is not None else max(0, page.start - 8)
    below = [i for i in range(low, min(end, len(page.blocks))) if i not in header.repeats]
    above = list(range(title - 1, max(-1, title - 7), -1)) if title is not None else []
    last = page.body[-1] if page.body else -1
    while last > page.start and page.features[last].words <= 6 and not page.features[last].terminal:
        if not names.parse(page.blocks[last].text):
            break
        last -= 1
    after = list(range(last + 1, min(last + 5, len(page.blocks)))) if page.body else []
    _read_dates(page, header, below, above, after)
    _read_byline(page, header, below, above, after)
    if header.date is None and page.body:
        header.date = _dateline(page.blocks[page.body[0] if end > page.body[-1] else min(end, len(page.blocks) - 1)].text)


def _read_dates(page: Page, header: Header, below: list[int], above: list[int], after: list[int]) -> None:
    data = cues.load()
    options: list[tuple[float, int, dates.DateMatch]] = []
    for place, zone in enumerate((below, above, after)):
        for order, i in enumerate(zone):
            seen = page.features[i]
            if place == 2 and page.verdicts[i].under in ("related", "comments", "advert"):
                break
            if seen.words > 24 or (seen.terminal and seen.words > 12) or seen.item:
                continue
            found = dates.find(page.blocks[i].text)
            plain = seen.date_only or _is_dateline(page, i) or _is_published(seen)
            if not found or not (plain or _date_and_byline(page.blocks[i].text)):
                continue
            updated = next(iter(data.updated & set(seen.tokens)), None)
            is_late = bool(updated) and not data.published & set(seen.tokens) and seen.tokens.index(str(updated)) < 3
            if place == 2 and order > 1 and not (data.published | data.updated) & set(seen.tokens):
                continue
            header.meta.add(i)
            options.append((place * 10 + order * 0.1 + 3 * is_late + (found[0].iso is None), i, found[0]))
    if options:
        header.date = min(options, key=lambda option: option[0])[2]


def _is_published(seen: Features) -> bool:
    data = cues.load()
    return bool((data.published | data.updated) & set(seen.tokens[:2]))


def _date_and_byline(text: str) -> bool:
    return names.parse(text) is not None


def _read_byline(page: Page, header: Header, below: list[int], above: list[int], after: list[int]) -> None:
    options: list[tuple[float, int, str]] = []
    for place, zone in enumerate((below, above, after)):
        for order, i in enumerate(zone):
            seen, text = page.features[i], page.blocks[i].text
            if place == 2 and page.verdicts[i].under in ("related", "comments", "advert"):
                break
            if seen.words > 18 or (seen.cue and seen.cue.whole) or i == header.section or seen.item:
                continue
            prefixed = names.has_prefix(text)
            if seen.terminal and not prefixed and seen.words > 6:
                continue
            name = names.parse(text)
            if not name or (place and not prefixed and not (place == 2 and order == 0 and _name_alone(text, name))):
                continue
            if seen.credit or (seen.cue and not prefixed):
                continue
            if not prefixed and seen.upper and seen.words < 3 and place == 0 and order == 0 and not header.date:
                continue
            weight = place * 10 + order * 0.1 - 3 * prefixed - 1.5 * bool(dates.find(text))
            options.append((weight, i, name))
    if options:
        _, i, header.byline = min(options)
        header.meta.add(i)


def _name_alone(text: str, name: str) -> bool:
    return cues.fold(text).strip(" .()").startswith(cues.fold(name)) and len(text) < len(name) + 25


def _dateline(text: str) -> dates.DateMatch | None:
    """The date of a dateline: "(ANSA) - ROMA, 12 MAR - …", "Roma, 12 mar. (askanews) - …"."""
    for date in dates.find(text[:90])[:1]:
        before, after = text[: date.start], text[date.end : date.end + 30]
        if date.start <= 50 and len(before.split()) <= 7 and re.match(r"^\.?\s*(?:\([^)]*\)\s*)?[-–—]", after):
            return date
    return None


# ---------------------------------------------------------------- between headline and body


def _between(page: Page, header: Header, end: int) -> None:
    """Tells the subtitle, captions and first short paragraphs between headline and body apart."""
    assert header.title is not None
    last_meta = max((i for i in header.meta if header.title < i < end), default=-1)
    others = 0
    for i in range(header.title + 1, min(end, len(page.blocks))):
        seen = page.features[i]
        if i in header.meta or i in header.repeats:
            continue
        beside_title = i == header.title + 1 or i < last_meta
        under = bool(page.verdicts[i].under) and not beside_title
        if seen.cue or seen.credit or seen.link or under or seen.date_only:
            if page.verdicts[i].state is State.BODY and not seen.cue:
                header.body.add(i)
            continue
        if (
            header.subtitle is None
            and others < 2
            and seen.words >= 4
            and (not seen.terminal or i < last_meta)
            and not seen.leads_on
            and not seen.item
        ):
            if seen.words <= _MAX_SUBTITLE:
                header.subtitle = i
            else:
                header.body.add(i)
                header.subtitle = -1
            continue
        others += 1
        if page.verdicts[i].state is State.BODY or seen.prose:
            header.body.add(i)
        else:
            header.dropped.add(i)
    if header.subtitle == -1:
        header.subtitle = None
