"""Boxes that no line opens: advertising with bullets, players under a title, facts about a book, an event or a post."""

from collections.abc import Sequence

from summarizer.article.blocks import Block
from summarizer.article.features import Features
from summarizer.article.lines import is_fact, is_short

_FEWEST, _LONGEST = 3, 40  # lines of a card
_TITLE = 25  # words up to which a line may be the title of a video


def advertising(features: Sequence[Features], i: int) -> int:
    """The end of a run of advertising with bullets; 0 where the block opens none."""
    end = i
    while end < len(features) and features[end].bullet and not features[end].terminal:
        end += 1
    if end - i < 2 or features[i - 1].leads_on or features[i - 1].bullet:
        return 0
    return end if sum(features[j].pitch for j in range(i, end)) * 2 >= end - i else 0


def facts(blocks: Sequence[Block], features: Sequence[Features], i: int) -> int:
    """The end of a card of facts: short lines most of which are parts of pages; 0 for what is none.

    Its first line may be any where an empty one parts the card from the text above it.
    """
    apart = bool(blocks[i].gap and i + 2 < len(blocks) and not blocks[i + 1].gap)
    if not (apart or is_fact(features[i])):
        return 0
    end = last = i
    count = 0
    while last < min(len(blocks), i + _LONGEST) and is_short(features[last]):
        if apart and last > i and blocks[last].gap:
            break
        count += is_fact(features[last])
        last += 1
        end = last if is_fact(features[last - 1]) else end
    closed = not apart or last == len(blocks) or blocks[last].gap > 0
    return end if closed and end - i >= _FEWEST and count * 3 >= (end - i) * 2 else 0


def is_player(blocks: Sequence[Block], features: Sequence[Features], i: int) -> bool:
    """Whether a block is the title of a video or sound, above its player."""
    if i + 1 >= len(blocks) or not blocks[i].gap or blocks[i + 1].gap or features[i].words >= _TITLE:
        return False
    cue = features[i + 1].cue
    return cue is not None and cue.kind == "media" and cue.whole
