"""What a line of a page is by itself: a paragraph, a headline, furniture, an item, a fact of a card."""

from collections.abc import Sequence

from summarizer.article import names
from summarizer.article.blocks import Block
from summarizer.article.features import Features

LABEL = 3  # words of a button
_TEXT, _FUNCTIONS = 12, 0.25  # words, and share of function words, from which a line without a stop may be text
_SHORT = 8  # words of a line of a card of facts, or of a signature
OPENING = 15  # words of the first paragraph; boxes are looked for below it
_HEADER = 15  # lines above the first paragraph in which its signature is looked for


def is_paragraph(seen: Features) -> bool:
    """Whether a block is beyond doubt running text."""
    return seen.prose and not (seen.cue or seen.truncated or seen.credit)


def ends_text(seen: Features) -> bool:
    """Whether a line is the copyright notice that closes an article; "Editore: …" is none."""
    return seen.cue is not None and seen.cue.kind == "rights" and not seen.cue.label


def is_signature(block: Block, seen: Features) -> bool:
    """Whether a line is a date or a byline with "di" and the like."""
    return seen.date_only or (seen.words <= _SHORT and not seen.cue and names.has_prefix(block.text))


def is_short(seen: Features) -> bool:
    """Whether a line may be one of a card of facts."""
    cue = seen.cue
    ends = cue and cue.whole and (cue.kind in ("rights", "related") or (cue.kind == "comments" and seen.site_words))
    return seen.words <= _SHORT and not (seen.terminal or seen.item or seen.time_only or ends)


def is_fact(seen: Features) -> bool:
    """Whether a short line is part of a page by itself, rather than a number of a table or a day."""
    if seen.date_only or seen.code:
        return seen.words > LABEL or (seen.code and not seen.digits)
    return is_furniture(seen) and not (seen.time_only or seen.credit)


def entry_heads(features: Sequence[Features]) -> set[int]:
    """The times and days that head the entries of a text: at least two, each right above a paragraph or its heading."""
    found: dict[str, set[int]] = {"time": set(), "date": set()}
    for i, seen in enumerate(features[:-2]):
        dated = seen.date_only and seen.words <= LABEL and seen.tokens.count("#") == 1
        shape = "time" if seen.time_only else "date" if dated else ""
        below = features[i + 1 : i + 3]
        if shape and (below[0].terminal or (below[1].prose and not (below[0].cue or below[0].digits))):
            found[shape].add(i)
    return {i for places in found.values() if len(places) > 1 for i in places}


def may_be_headed(seen: Features) -> bool:
    """Whether a block may stand under a heading: a sentence, or the first item of a list."""
    return seen.prose or seen.terminal or ((seen.item or seen.quantity) and not seen.cue)


def lists_heading(features: Sequence[Features], opener: int, i: int) -> bool:
    """Whether a heading stands below a table of contents, opened by ``opener``, that lists it."""
    seen = features[i]
    if seen.digits or not seen.heading_like or is_furniture(seen):
        return False
    return any(line.tokens == seen.tokens for line in features[opener + 1 : i - 1])


def shares_words(heading: Features, paragraph: Features) -> bool:
    """Whether a paragraph speaks of what stands above it: half of the longer words of the heading come again."""
    words = {word[:5] for word in heading.tokens if len(word) > 4}
    return bool(words) and 2 * len(words & {word[:5] for word in paragraph.tokens}) >= len(words)


def is_text(seen: Features) -> bool:
    """Whether a block may be text even without a stop: as long as a sentence, with as many function words."""
    return seen.words >= _TEXT and (seen.terminal or seen.function_ratio >= _FUNCTIONS)


def is_stamp(seen: Features, before: Features) -> bool:
    """Whether a line tells when somebody wrote whose name stands above it."""
    named = before.words <= LABEL and not (before.cue or before.terminal or before.digits)
    return named and (seen.date_only or (seen.digits and seen.words <= LABEL and not seen.terminal))


def is_headline(seen: Features) -> bool:
    return not (seen.terminal or seen.leads_on) and seen.words >= LABEL


def is_furniture(seen: Features) -> bool:
    """Whether a line is part of a page by itself."""
    if seen.cue:
        return seen.cue.whole or seen.cue.label or not seen.terminal or seen.truncated
    return seen.credit or seen.code or seen.link or seen.date_only or seen.time_only or seen.contact


def shape_of(seen: Features) -> str:
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


def text_start(blocks: Sequence[Block], features: Sequence[Features]) -> int:
    """The block below the first paragraph, or below the signature right above it."""
    first = next((i for i, seen in enumerate(features) if is_paragraph(seen) and seen.words >= OPENING), len(blocks))
    if timed := [i for i in entry_heads(features) if features[i].time_only]:
        first = next((i for i in range(max(0, first - _HEADER), first) if features[i].time_only), min(first, *timed))
        return first + 1
    for i in range(first - 1, max(-1, first - _HEADER - 1), -1):
        if is_signature(blocks[i], features[i]):
            return i + 1
    return first + 1
