"""What a block stands under: headings of related news, comments and the like, and lists that belong to the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article import cues
from summarizer.article.blocks import Block
from summarizer.article.features import Features
from summarizer.article.lines import ends_text


@dataclass(frozen=True, slots=True)
class Context:
    """What standing where it stands takes from a block's score as body (gives, where negative), and the kind of heading
    above it ("")."""

    price: float = 0.0
    kind: str = ""


_NONE = Context()
_OWN_WORDS = 4  # words that a line has beside its cue when it is heading and teaser in one
_ENTRIES = 3  # entries that make a live blog
_LABEL = 4  # words of the label of a card at most
_RESUMED = 0.6
_LISTS = ("related", "media", "advert", "navigation")


def contexts(blocks: Sequence[Block], features: Sequence[Features]) -> list[Context]:
    """The context of every block.

    Under a heading of related news come headlines: the run of lines right after it, until an empty line, and more
    weakly what follows until a paragraph. Under a heading of comments, even paragraphs are not the article's.
    """
    found = [_NONE] * len(features)
    kind, runs, items = "", 0, 0
    prose = closed = False
    for i, seen in enumerate(features):
        prose = prose or (seen.prose and seen.words >= 25 and not seen.cue)
        closed = closed or (prose and ends_text(seen))
        if prose and _is_teaser(i, blocks, features):
            kind, runs, items = "related", 0, 0
        if seen.cue and (seen.cue.whole or _is_heading(i, blocks, features)):
            # A counter of comments above the article is not a heading of comments.
            kind, runs = seen.cue.kind if prose or seen.cue.kind != "comments" else "", 0
            items = int(seen.words - seen.cue.words >= _OWN_WORDS)  # "Leggi anche: " and a headline
            continue
        if not kind:
            continue
        if kind in _LISTS and prose and _resumes(i, features, items, kind):
            found[i], kind = Context(-_RESUMED), ""
            continue
        if blocks[i].gap and (items or kind in ("navigation", "media", "share")):
            runs += 1
        items += 1
        price = _price(kind, seen, runs, items, closed=closed)
        if price:
            found[i] = Context(price, kind)
        else:
            kind = ""
    return found


def _price(kind: str, seen: Features, runs: int, items: int, *, closed: bool) -> float:
    """What standing under a heading of ``kind`` takes from a block; ``closed`` after an article's copyright line."""
    if kind == "comments":
        return 3.0 if items < 40 else 1.0
    if kind in ("navigation", "media", "share"):
        return 0.0 if runs or seen.prose else 0.4
    if kind in ("related", "advert", "tags"):
        return _teaser_price(kind, seen, runs, items, closed=closed)
    return 0.0


def _teaser_price(kind: str, seen: Features, runs: int, items: int, *, closed: bool) -> float:
    if seen.prose and seen.words >= 25 and not seen.truncated:
        return 0.0
    if closed and seen.words < 25:
        return 3.0
    if kind == "advert" and seen.prose:
        return 0.0
    if runs:
        return 0.0 if seen.terminal else 0.4
    # After one headline the text may well go on, where no empty line says so.
    goes_on = seen.terminal and (seen.sentences > 1 or items > 1)
    return 0.6 if goes_on else 3.0 if seen.words < 25 else 1.0


def _is_heading(i: int, blocks: Sequence[Block], features: Sequence[Features]) -> bool:
    """Whether a short line that begins like a cue stands over a list ("I più letti della settimana")."""
    seen = features[i]
    return seen.words <= 7 and not seen.terminal and i + 1 < len(blocks) and blocks[i + 1].gap == 0


def _resumes(i: int, features: Sequence[Features], items: int, kind: str) -> bool:
    """Whether the text goes on after a teaser, where no empty line says so: with a time of a live blog, or with a
    heading, much shorter than the teaser's headline and right above a paragraph."""
    seen = features[i]
    if (not items and kind != "navigation") or i + 1 >= len(features):
        return False
    if seen.time_only:
        return True
    after, before = features[i + 1], features[i - 1]
    short = seen.words <= 5 and (not items or seen.words < before.words) and not (seen.digits or seen.cue or seen.link)
    return short and after.prose and not (after.cue or after.truncated)


def _is_teaser(i: int, blocks: Sequence[Block], features: Sequence[Features]) -> bool:
    """Whether a headline inside the text has its own byline and date right under it: another article's teaser."""
    seen = features[i]
    if (
        not 5 <= seen.words < 30
        or seen.item
        or seen.date_only
        or i + 2 >= len(blocks)
        or blocks[i + 1].gap
        or not blocks[i].gap
    ):
        return False
    following = features[i + 1 : i + 3]
    return any(f.date_only for f in following) and all(f.words <= 8 and not f.terminal for f in following)


def listed(features: Sequence[Features]) -> set[int]:
    """The items of lists that belong to the text: those after a colon, and those that count on from 1."""
    found: set[int] = set()
    expected, open_for, between = 1, 0, 0
    for i, seen in enumerate(features):
        announced = open_for > 0 and (seen.item or seen.quantity)
        counted = seen.ordinal == expected and (expected > 1 or (i > 0 and not features[i - 1].cue))
        if (announced or counted) and not (seen.cue and seen.cue.whole):
            found.add(i)
            expected = seen.ordinal + 1 if seen.ordinal else expected
            open_for, between = 3, 0
        elif seen.leads_on and not seen.item:
            expected, open_for, between = 1, 3, 0
        elif seen.link or seen.words < 25:
            between += 1
            open_for -= 1
            expected = expected if between <= 3 else 1
        else:
            expected, open_for = 1, 0
    return found


def cards(blocks: Sequence[Block], features: Sequence[Features]) -> set[int]:
    """The lines of cards: labels that come again and again in turn ("Com'era", "Come sarà"), what stands under them,
    and the headings above the first of them."""
    counts = Counter(seen.tokens for seen in features if _may_label(seen))
    labels = [i for i, seen in enumerate(features[:-1]) if counts[seen.tokens] > 1 and features[i + 1].words > _LABEL]
    kinds = Counter(features[i].tokens for i in labels)
    if len(kinds) < 2 or min(kinds.values()) < 2 or any(a + 2 > b for a, b in pairwise(labels)):
        return set()
    found = {i for label in labels for i in (label, label + 1)}
    heads = {
        i - 1 for i in labels if i and i - 1 not in found and features[i - 1].words <= _LABEL + 1 and blocks[i - 1].gap
    }
    return found | {i for i in heads if not (features[i].cue or features[i].date_only)}


def _may_label(seen: Features) -> bool:
    plain = not (seen.terminal or seen.cue or seen.digits or seen.code or seen.item or seen.link or seen.upper)
    return plain and seen.words <= _LABEL and seen.tokens not in cues.load().sections


def entries(features: Sequence[Features]) -> set[int]:
    """The times of a live blog's entries, and the headlines under them, where at least three entries follow a text."""
    found: set[int] = set()
    count = 0
    for i, seen in enumerate(features[:-1]):
        if not (seen.time_only and i and (features[i - 1].prose or features[i - 1].credit or count)):
            continue
        after = features[i + 1]
        headed = after.heading_like and i + 2 < len(features) and features[i + 2].prose and not after.cue
        if after.prose or headed:
            found.update((i, i + 1) if headed else (i,))
            count += 1
    return found if count >= _ENTRIES else set()
