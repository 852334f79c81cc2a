"""Boxes between the paragraphs of an article: related links, share buttons, newsletters, galleries, advertising.

A box is told by what it is: a line that opens it ("Leggi anche", "Condividi", "PUBBLICITÀ"), what may stand below such
a line, and the text that goes on after it. It is taken out before anything else is decided, so that the paragraphs on
its two sides are neighbours again, as they are in the article.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import names
from summarizer.article.blocks import Block
from summarizer.article.features import Features

# Boxes of these kinds hold headlines and captions, lines that by themselves could be anything; the others hold buttons.
_LISTS = ("related", "media", "advert", "navigation", "comments", "author", "tags", "widget")
_LINKS = ("related", "media")  # kinds whose boxes hold at least one headline
_KINDS = (*_LISTS, "share", "subscribe", "account", "reading", "cookies", "caption")
_OPENING = 15  # words of the first paragraph; boxes are looked for below it
_HEADING = 8  # words of a heading inside the text at most
_LABEL = 3  # words of a button
_TEASER = 25  # words from which running text is no teaser
_OWN_WORDS = 4  # words beside its cue from which a line is heading and teaser in one ("Leggi anche: …")
_LONGEST = 40  # lines of a box; longer ones stand below an article
_PITCH = 3  # lines after a pitch ("Ogni mattina le notizie della tua città.") in which its button must come
_CARD = 4  # lines of another article's card
_COMMENT = 8  # blocks of a reader's comment
_STAMP = 3  # numbers of a date with its time
_STYLE = 6  # paragraphs above a box that show whether empty lines part them
_ABOVE = 4  # blocks above a box that show what kind of list it parts


@dataclass(frozen=True, slots=True)
class Box:
    """The blocks from ``start`` to before ``end`` and the kind of the line that opens them."""

    start: int
    end: int
    kind: str


def find(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Box, ...]:
    """The boxes below the first paragraph, in order. Linear in the number of blocks."""
    found: list[Box] = []
    reader = _Reader(blocks, features)
    i = next((i for i, seen in enumerate(features) if is_paragraph(seen) and seen.words >= _OPENING), len(blocks)) + 1
    while i < len(blocks):
        box = reader.read(i)
        if box:
            found.append(box)
        i = box.end if box else i + 1
    return tuple(found)


def is_paragraph(seen: Features) -> bool:
    """Whether a block is beyond doubt running text."""
    return seen.prose and not (seen.cue or seen.truncated or seen.credit)


class _Reader:
    """Reads boxes from the blocks of a page."""

    def __init__(self, blocks: Sequence[Block], features: Sequence[Features]) -> None:
        self._blocks, self._features = blocks, features
        self._linked = 0
        self._paragraphs = [i for i, seen in enumerate(features) if is_paragraph(seen) and seen.words >= _OPENING]
        self._closed = next(
            (i for i, seen in enumerate(features) if seen.cue and seen.cue.kind == "rights"), len(blocks)
        )

    def read(self, i: int) -> Box | None:
        """The box that the block ``i`` opens, None where it opens none."""
        if end := self._bullets(i):
            return Box(i, end, "advert")
        if end := self._signed(i):
            return Box(i, end, "related")
        if end := self._player(i):
            return Box(i, end, "media")
        seen = self._features[i]
        if seen.cue is None or seen.cue.kind not in _KINDS or not _is_furniture(seen):
            return None
        end = self._end(i, seen.cue.kind)
        if any(line.cue and line.cue.kind == "comments" for line in self._features[i:end]):
            end = self._thread(end)
        self._linked = end if seen.cue.kind in _LINKS else 0
        return Box(i, end, seen.cue.kind)

    def _bullets(self, i: int) -> int:
        """The end of a run of advertising with bullets; 0 where the block opens none."""
        end = i
        while end < len(self._features) and self._features[end].bullet and not self._features[end].terminal:
            end += 1
        if end - i < 2 or self._features[i - 1].leads_on or self._features[i - 1].bullet:
            return 0
        return end if sum(self._features[j].pitch for j in range(i, end)) * 2 >= end - i else 0

    def _signed(self, i: int) -> int:
        """The end of another article's headline with its own byline or date right under it; 0 for what is none.

        The headline may be a sentence where links end right above it.
        """
        blocks, seen = self._blocks, self._features[i]
        if not blocks[i].gap or seen.item or seen.date_only or (seen.terminal and self._linked != i):
            return 0
        end = i + 1
        while end < len(blocks) and not blocks[end].gap and not self._features[end].terminal and end < i + _CARD:
            end += 1
        lines = self._features[i:end]
        head = max(line.words for line in lines)
        if not _OWN_WORDS < head < _TEASER + 5 or not any(map(self._is_signature, range(i + 1, end))):
            return 0
        if any(line.words > _HEADING for line in self._features[i + 2 : end]) or (
            end < len(blocks) and not blocks[end].gap
        ):
            return 0
        self._linked = end if self._linked == i else 0
        return end

    def _is_signature(self, i: int) -> bool:
        """Whether a line is a date or a byline with "di" and the like."""
        seen = self._features[i]
        return seen.date_only or (seen.words <= _HEADING and names.has_prefix(self._blocks[i].text))

    def _player(self, i: int) -> int:
        """The end of a player of videos or sounds with its title above it; 0 where the block is no such title."""
        blocks, features = self._blocks, self._features
        if i + 1 >= len(blocks) or not blocks[i].gap or blocks[i + 1].gap or features[i].words >= _TEASER:
            return 0
        cue = features[i + 1].cue
        return self._end(i + 1, "media") if cue and cue.kind == "media" and cue.whole else 0

    def _thread(self, end: int) -> int:
        """The end of the readers' comments that go on below the heading of a box; ``end`` where there are none."""
        features = self._features
        mark = last = end
        while last < min(len(features), mark + _COMMENT):
            seen = features[last]
            last += 1
            if seen.cue and seen.cue.kind == "comments":
                mark = last
            elif (seen.date_only and seen.tokens.count("#") >= _STAMP) or _is_stamp(seen, features[last - 2]):
                mark = last + (last < len(features) and features[last].prose)
        return mark

    def _end(self, i: int, kind: str) -> int:
        """The first block after the box that the block ``i`` opens."""
        blocks, features = self._blocks, self._features
        opener, end, last = features[i], i + 1, min(len(blocks), i + _LONGEST)
        if kind in _LISTS and opener.cue and not opener.cue.whole and opener.words - opener.cue.words >= _OWN_WORDS:
            return end  # heading and teaser in one
        if kind != "caption" and (group := self._group(i)):
            return group
        teasers = 0
        while end < last and not (self._goes_on(end, i) or self._is_group(end, i)):
            teaser = kind in _LINKS and self._is_teaser(end, i, teasers)
            if not (teaser or self._belongs(end, i, kind)):
                break
            teasers += teaser
            end += 1
        return self._without_heading(i, end, kind)

    def _group(self, i: int) -> int:
        """The end of the lines that no empty one parts from the opener of a box, where they hold no paragraph; 0 where
        no empty line closes them."""
        blocks, features = self._blocks, self._features
        gapped = self._is_gapped(i)
        end = i + 1
        while end < len(blocks) and not blocks[end].gap and end - i <= _LONGEST:
            seen = features[end]
            speaks = seen.pitch or seen.site_words or seen.truncated or (gapped and end - i > 1)
            if seen.prose and not seen.cue and ((seen.words >= _TEASER and not gapped) or not speaks):
                return 0
            end += 1
        closed = end == len(blocks) or blocks[end].gap > 0
        apart = blocks[i].gap > 0 or (gapped and not features[i - 1].prose)
        return end if closed and apart and end - i > 1 else 0

    def _is_gapped(self, i: int) -> bool:
        """Whether an empty line parts the paragraphs above a block."""
        last = bisect_left(self._paragraphs, i)
        gaps = [self._blocks[j].gap > 0 for j in self._paragraphs[max(0, last - _STYLE) : last]]
        return len(gaps) > 1 and all(gaps[1:])

    def _is_group(self, i: int, opener: int) -> bool:
        """Whether lines without an empty one between them follow a box of lines that empty ones part."""
        gaps = [block.gap > 0 for block in self._blocks[opener + 1 : i + 2]]
        return len(gaps) > 3 and all(gaps[:-1]) and not gaps[-1]

    def _goes_on(self, i: int, opener: int) -> bool:
        """Whether a block is of the list or of the entries that the box parts."""
        shape = _shape(self._features[i])
        if not shape or any(_shape(seen) == shape for seen in self._features[opener + 1 : i]):
            return False
        return any(_shape(seen) == shape for seen in self._features[max(0, opener - _ABOVE) : opener])

    def _is_teaser(self, i: int, opener: int, teasers: int) -> bool:
        """Whether a sentence stands between the headlines of a box, or under the last one where others did."""
        seen, before = self._features[i], self._features[i - 1]
        if not (seen.terminal or seen.prose) or seen.words >= _TEASER:
            return False
        if seen.truncated or opener > self._closed:
            return True
        if seen.prose:
            return False
        if teasers:
            return True
        after = self._features[i + 1 : i + 3]
        if i - 1 == opener or before.terminal:
            return False
        return len(after) == 2 and _is_headline(after[0]) and after[1].terminal and after[1].words < _TEASER

    def _belongs(self, i: int, opener: int, kind: str) -> bool:
        """Whether a block may be a line of a box."""
        seen = self._features[i]
        if _is_furniture(seen):
            return seen.cue is None or seen.cue.kind in _KINDS
        if seen.prose or seen.terminal:
            return self._is_pitch(i, opener) or (seen.truncated and seen.words < _TEASER)
        if seen.leads_on:
            return False
        return kind in _LISTS or seen.words <= _LABEL or self._is_pitch(i, opener)

    def _is_pitch(self, i: int, opener: int) -> bool:
        """Whether a line between the heading of a box and its button speaks to the reader."""
        seen = self._features[i]
        if seen.words >= _TEASER or i - opener > _PITCH or (seen.terminal and not (seen.pitch or seen.site_words)):
            return False
        following = self._features[i + 1 : i + 1 + _PITCH]
        buttons = [
            n for n, other in enumerate(following) if other.cue and other.cue.kind in _KINDS and _is_furniture(other)
        ]
        return bool(buttons) and not any(map(is_paragraph, following[: buttons[0]]))

    def _without_heading(self, i: int, end: int, kind: str) -> int:
        """The end of a box without the heading of the paragraph that follows it."""
        features = self._features
        if end >= len(features) or end - 1 - (kind in _LINKS) <= i:
            return end
        last, items = features[end - 1], [seen.words for seen in features[i + 1 : end - 1] if _is_headline(seen)]
        if any(seen.tokens == last.tokens for seen in features[i + 1 : end - 1]):
            return end - 1  # the box is a table of contents, and the heading its first line
        if _is_furniture(last) or last.words > _HEADING or not (features[end].prose or features[end].terminal):
            return end
        return end if kind in _LISTS and items and last.words >= min(items) else end - 1


def _is_stamp(seen: Features, before: Features) -> bool:
    """Whether a line tells when somebody wrote whose name stands above it."""
    named = before.words <= _LABEL and not (before.cue or before.terminal or before.digits)
    return named and (seen.date_only or (seen.digits and seen.words <= _LABEL and not seen.terminal))


def _is_headline(seen: Features) -> bool:
    return not (seen.terminal or seen.leads_on) and seen.words >= _LABEL


def _is_furniture(seen: Features) -> bool:
    """Whether a line is part of a page by itself."""
    if seen.cue:
        return seen.cue.whole or seen.cue.label or not seen.terminal or seen.truncated
    return seen.credit or seen.code or seen.link or seen.date_only or seen.time_only or seen.contact


def _shape(seen: Features) -> str:
    """What an item of a list or the head of an entry looks like, "" for what is neither."""
    if seen.cue or seen.code:
        return ""
    shapes = {
        "time": seen.time_only,
        "date": seen.date_only,
        "ordinal": seen.ordinal > 0,
        "quantity": seen.quantity,
        "item": seen.item,
        "row": seen.digits and not seen.terminal and seen.words <= 14,
    }
    return next((shape for shape, has in shapes.items() if has), "")
