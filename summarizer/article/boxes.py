"""Boxes between the paragraphs of an article: related links, share buttons, newsletters, galleries, advertising.

A box is told by what it is: a line that opens it ("Leggi anche", "Condividi", "PUBBLICITÀ"), what may stand below such
a line, and the text that goes on after it. It is taken out before anything else is decided, so that the paragraphs on
its two sides are neighbours again, as they are in the article.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import cards
from summarizer.article.blocks import Block
from summarizer.article.features import Features
from summarizer.article.lines import (
    LABEL,
    OPENING,
    entry_heads,
    is_furniture,
    is_headline,
    is_paragraph,
    is_signature,
    is_stamp,
    is_text,
    lists_heading,
    may_be_headed,
    shape_of,
    shares_words,
    text_start,
)

# Boxes of these kinds hold headlines and captions, lines that by themselves could be anything; the others hold buttons.
_LISTS = ("related", "media", "advert", "navigation", "comments", "author", "tags", "widget")
_LINKS = ("related", "media")  # kinds whose boxes hold at least one headline
_KINDS = (*_LISTS, "share", "subscribe", "account", "reading", "cookies", "caption")
_HEADING = 8  # words of a heading inside the text at most
_TEASER = 25  # words from which running text is not a teaser
_OWN_WORDS = 4  # words beside its cue from which a line is heading and teaser in one ("Leggi anche: …")
_LONGEST = 40  # lines of a box; longer ones stand below an article
_BUTTONS = ("subscribe", "account", "share", "widget", "cookies")  # kinds of buttons that close a pitch
_PITCH = 3  # lines after a pitch ("Ogni mattina le notizie della tua città.") in which its button must come
_CARD = 4  # lines of another article's card
_COMMENT = 8  # blocks of a reader's comment
_STAMP = 3  # numbers of a date with its time
_FEWEST = 3  # lines of a card of facts at least
_STYLE = 6  # paragraphs above a box that show whether empty lines part them
_LIST = 8  # blocks above a box among which the paragraph above a list is looked for
_ABOVE = 4  # blocks above a box that show what kind of list it parts


@dataclass(frozen=True, slots=True)
class Box:
    """The blocks from ``start`` to before ``end`` and the kind of the line that opens them; ``inside`` tells boxes that
    part a list or entries, which go on below."""

    start: int
    end: int
    kind: str
    inside: bool = False


def find(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Box, ...]:
    """The boxes below the signature or the first paragraph, in order. Linear in the number of blocks."""
    found: list[Box] = []
    reader = _Reader(blocks, features)
    i = text_start(blocks, features)
    while i < len(blocks):
        box = reader.read(i)
        if box:
            found.append(replace(box, inside=reader.goes_on_below(box)))
        i = box.end if box else i + 1
    return tuple(found)


class _Reader:
    """Reads boxes from the blocks of a page."""

    def __init__(self, blocks: Sequence[Block], features: Sequence[Features]) -> None:
        self._blocks, self._features = blocks, features
        self._linked = 0
        self._paragraphs = [i for i, seen in enumerate(features) if is_paragraph(seen) and seen.words >= OPENING]
        first = self._paragraphs[0] if self._paragraphs else 0
        self._closed = next(
            (
                i
                for i in range(first, len(blocks))
                if (cue := features[i].cue) and cue.kind == "rights" and not cue.label
            ),
            len(blocks),
        )
        self._heads = entry_heads(features)
        self._places = {seen.tokens: i for i, seen in reversed(list(enumerate(features)))}

    def read(self, i: int) -> Box | None:
        """The box that the block ``i`` opens, None where it opens none."""
        if end := cards.advertising(self._features, i) or cards.facts(self._blocks, self._features, i):
            return Box(i, end, "advert")
        if end := self._signed(i):
            return Box(i, end, "related")
        if cards.is_player(self._blocks, self._features, i):
            return Box(i, self._end(i + 1, "media"), "media")
        seen = self._features[i]
        if seen.credit and not (seen.cue or seen.prose or seen.terminal):
            return Box(i, i + 1, "caption")
        if seen.cue is None or seen.cue.kind not in _KINDS or not is_furniture(seen):
            return None
        end = self._end(i, seen.cue.kind)
        below = self._paragraphs and self._paragraphs[0] < i  # a counter of comments stands above the text
        if below and any(line.cue and line.cue.kind == "comments" for line in self._features[i:end]):
            end = self._thread(end)
        self._linked = end if seen.cue.kind in _LINKS else 0
        return Box(i, end, seen.cue.kind)

    def goes_on_below(self, box: Box) -> bool:
        """Whether what stands below a box goes on with the list or the entries above it."""
        if box.end >= len(self._features):
            return False
        shape = shape_of(self._features[box.end])
        above = self._features[max(0, box.start - _LIST) : box.start]
        listed = shape and any(shape_of(seen) == shape for seen in above[-2:])
        return box.end in self._heads or bool(listed and any(seen.prose or seen.leads_on for seen in above))

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
        if not _OWN_WORDS < head < _TEASER + 5 or not any(
            is_signature(blocks[j], self._features[j]) for j in range(i + 1, end)
        ):
            return 0
        if any(line.words > _HEADING for line in self._features[i + 2 : end]) or (
            end < len(blocks) and not blocks[end].gap
        ):
            return 0
        self._linked = end if self._linked == i else 0
        return end

    def _thread(self, end: int) -> int:
        """The end of the readers' comments that go on below the heading of a box; ``end`` where there are none."""
        features = self._features
        mark = last = end
        while last < min(len(features), mark + _COMMENT):
            seen = features[last]
            last += 1
            if seen.cue and seen.cue.kind == "rights":
                break
            stamped = (seen.date_only and seen.tokens.count("#") >= _STAMP) or is_stamp(seen, features[last - 2])
            heads = seen.cue is not None and seen.cue.kind == "comments"
            text = mark == end and any(line.words >= OPENING and not line.item for line in features[end : last - 1])
            if text and (stamped or (heads and (seen.site_words or seen.words > 1))):
                break  # the readers' comments stand further below
            if heads:
                mark = last
            elif stamped:
                mark = last + (last < len(features) and features[last].prose)
        return mark

    def _end(self, i: int, kind: str) -> int:
        """The first block after the box that the block ``i`` opens."""
        blocks, features = self._blocks, self._features
        opener, end, last = features[i], i + 1, min(len(blocks), i + _LONGEST)
        if kind in _LISTS and opener.cue and not opener.cue.whole and opener.words - opener.cue.words >= _OWN_WORDS:
            return end  # heading and teaser in one
        if kind != "caption" and (group := self._group(i) or self._spread(i)):
            return group
        teasers = 0
        while end < last and not (self._goes_on(end, i) or self._is_group(end, i) or lists_heading(features, i, end)):
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

    def _spread(self, i: int) -> int:
        """The end of a box of lines that empty ones part, in a text without empty lines; 0 for what is none."""
        blocks, features = self._blocks, self._features
        if blocks[i].gap or any(block.gap for block in blocks[max(0, i - _ABOVE) : i]):
            return 0
        end = i + 1
        while end < len(blocks) and blocks[end].gap and end - i <= _LONGEST:
            seen = features[end]
            if seen.prose and not seen.cue and (seen.words >= _TEASER or not (seen.pitch or seen.site_words)):
                return 0
            end += 1
        return end if end - i > 1 and end < len(blocks) and not blocks[end].gap else 0

    def _is_gapped(self, i: int) -> bool:
        """Whether an empty line parts the paragraphs above a block."""
        last = bisect_left(self._paragraphs, i)
        gaps = [self._blocks[j].gap > 0 for j in self._paragraphs[max(0, last - _STYLE) : last]]
        return len(gaps) > 1 and all(gaps[1:])

    def _is_group(self, i: int, opener: int) -> bool:
        """Whether lines without an empty one between them follow a box of lines that empty ones part."""
        gaps = [block.gap > 0 for block in self._blocks[opener + 1 : i + 2]]
        if len(gaps) < 3 or not all(gaps[:-1]) or gaps[-1] or i + 1 == len(self._features):
            return False
        shape = shape_of(self._features[i])
        return len(gaps) > 3 or bool(shape and shape_of(self._features[i + 1]) == shape)

    def _goes_on(self, i: int, opener: int) -> bool:
        """Whether a block is of the list or of the entries that the box parts."""
        if i in self._heads:
            return True
        shape = shape_of(self._features[i])
        if not shape or any(shape_of(seen) == shape for seen in self._features[opener + 1 : i]):
            return False
        return any(shape_of(seen) == shape for seen in self._features[max(0, opener - _ABOVE) : opener])

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
        return len(after) == 2 and is_headline(after[0]) and after[1].terminal and after[1].words < _TEASER

    def _belongs(self, i: int, opener: int, kind: str) -> bool:
        """Whether a block may be a line of a box."""
        seen = self._features[i]
        if is_furniture(seen):
            return seen.cue is None or seen.cue.kind in _KINDS
        if kind == "widget" and seen.question and i == opener + 1:
            return True  # what a poll asks
        if seen.prose or seen.terminal:
            return self._is_pitch(i, opener) or (seen.truncated and seen.words < _TEASER)
        if seen.leads_on or (is_text(seen) and not seen.pitch and (kind not in _LINKS or self._is_last(i, opener))):
            return False
        return kind in _LISTS or seen.words <= LABEL or self._is_pitch(i, opener)

    def _is_last(self, i: int, opener: int) -> bool:
        """Whether a line is the last one of the text rather than of a box: far longer than the lines above it, with no
        further headline below."""
        features = self._features
        longest = max((seen.words for seen in features[opener + 1 : i]), default=features[i].words)
        after = features[i + 1] if i + 1 < len(features) else None
        return features[i].words > 1.4 * longest and (after is None or after.prose or is_furniture(after))

    def _is_pitch(self, i: int, opener: int) -> bool:
        """Whether a line between the heading of a box and its button speaks to the reader."""
        seen = self._features[i]
        speaking = seen.pitch + seen.site_words
        if seen.words >= _TEASER or i - opener > _PITCH or speaking < (2 if is_text(seen) else seen.terminal):
            return False
        following = self._features[i + 1 : i + 1 + _PITCH]
        buttons = [
            n for n, other in enumerate(following) if other.cue and other.cue.kind in _BUTTONS and is_furniture(other)
        ]
        return bool(buttons) and not any(map(is_paragraph, following[: buttons[0]]))

    def _without_heading(self, i: int, end: int, kind: str) -> int:
        """The end of a box without the heading of the paragraph that follows it."""
        features = self._features
        if end >= len(features) or end - 1 - (kind in _LINKS) <= i:
            return end
        last, items = features[end - 1], [seen.words for seen in features[i + 1 : end - 1] if is_headline(seen)]
        if not last.digits and any(seen.tokens == last.tokens for seen in features[i + 1 : end - 1]):
            return end - 1  # the box is a table of contents, and the heading its first line
        if is_furniture(last) or last.words > _HEADING or not may_be_headed(features[end]):
            return end
        button = features[end - 2].cue
        if button and button.whole and button.kind not in ("related", "comments") and end - 2 > i:
            return end - 1
        if self._places[last.tokens] < i or shares_words(last, features[end]):
            return end - 1  # the page lists its headings, or the paragraph is about it
        return end if kind in _LISTS and items and last.words >= min(items) else end - 1
