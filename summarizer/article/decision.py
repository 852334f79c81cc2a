"""Which blocks are the article: the best path through all blocks, found by Viterbi's algorithm.

A page runs through four states: BEFORE (menus, cookies, teasers), BODY, ASIDE (a link, caption or advertisement inside
the body) and AFTER (everything once the article has ended). Each block gives each state a score, each change of state
has a price, and the path with the best sum wins; so a short line between two paragraphs stays body, and a well-formed
sentence in a list of related news does not become one. The weights were set by hand; benchmarks and tests hold them
to account on pages that played no part in choosing them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from summarizer.article import cues
from summarizer.article.blocks import Block
from summarizer.article.features import Features


class State(IntEnum):
    """Where in a page a block stands."""

    BEFORE = 0
    BODY = 1
    ASIDE = 2
    AFTER = 3


_IMPOSSIBLE = -1e9

# Cues after which an article rarely goes on, and what entering AFTER there is worth.
_ENDS = {"rights": 2.0, "comments": 1.5, "tags": 1.0, "author": 0.5, "mail": 0.5, "related": 0.3, "subscribe": 0.3}
# Price of a cue for a block to be body, by how the phrase was found.
_CUE_WHOLE, _CUE_START, _CUE_ANYWHERE = 7.0, 5.0, 5.0

_VAGUE = ("navigation", "share", "media", "caption", "advert", "tags", "author")

_ENTER_BODY = -1.0
_BODY_TO_ASIDE = -2.0
_BODY_TO_AFTER = -0.4
_AFTER_TO_BODY = -9.0
_STAY_ASIDE = -0.25
_STRETCH_GAP = 4  # blocks between two parts of the body that still belong together
_SHARED, _STRANGER = 0.3, 6.0  # share of words in common below which a part of the body is paid for, and how much
_LISTED = 0.6  # an item of a list that the text announces or counts


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a block on the best path, how far it looks like body by itself (about -8 to 7), and the kind
    of heading it stands under ("related", "comments", "" for none)."""

    state: State
    score: float
    under: str


def decide(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Verdict, ...]:
    """What becomes of every block. Linear in the number of blocks."""
    if not blocks:
        return ()
    contexts = _contexts(blocks, features)
    listed = _lists(features)
    copies = Counter(seen.tokens for seen in features if seen.words <= 14 and not seen.terminal)
    bodies = [
        _body_score(i, features)
        - contexts[i][0]
        - (0.7 if copies[seen.tokens] > 1 else 0.0)
        + (_LISTED if i in listed else 0.0)
        for i, seen in enumerate(features)
    ]
    states = _best_path(features, contexts, bodies)
    if strangers := _strangers(states, features):
        for i, price in strangers.items():
            bodies[i] -= price
        states = _best_path(features, contexts, bodies)
    _trim(states, features)
    return tuple(
        Verdict(state, body, under) for state, body, (_, under) in zip(states, bodies, contexts, strict=True)
    )


def _best_path(
    features: Sequence[Features], contexts: Sequence[tuple[float, str]], bodies: Sequence[float]
) -> list[State]:
    """The path with the best sum (Viterbi 1967); of equal ones, the one that keeps more."""
    before, body, aside, after = 0.0, _ENTER_BODY * 0.5, _IMPOSSIBLE, _IMPOSSIBLE
    origins: list[tuple[State, State, State]] = []  # of BODY, ASIDE and AFTER; BEFORE has none but itself
    for i, seen in enumerate(features):
        junk, in_aside = _emissions(seen, contexts[i][0])
        if i:
            to_aside, stay_aside, to_after = _moves(seen)
            into_body = max(
                (body, State.BODY), (aside, State.ASIDE), (before + _ENTER_BODY, State.BEFORE), (after + _AFTER_TO_BODY, State.AFTER)
            )
            into_aside = max((aside + stay_aside, State.ASIDE), (body + to_aside, State.BODY))
            into_after = max((after, State.AFTER), (body + to_after, State.BODY), (aside + to_after, State.ASIDE))
            origins.append((into_body[1], into_aside[1], into_after[1]))
            body, aside, after = into_body[0], into_aside[0], into_after[0]
        before, body, aside, after = before + junk, body + bodies[i], aside + in_aside, after + junk
    # An article may not end in an aside: what closes a page is AFTER.
    state = max((before, State.BEFORE), (body, State.BODY), (after, State.AFTER))[1]
    path = [state]
    for origin in reversed(origins):
        state = origin[state - 1] if state else State.BEFORE
        path.append(state)
    path.reverse()
    return path


def _strangers(states: Sequence[State], features: Sequence[Features]) -> dict[int, float]:
    """Paragraphs away from the longest stretch of the body that share no words with it, and a price for each.

    An article keeps to its subject; a teaser or comment further down the page has another one.
    """
    stretches: list[list[int]] = []
    for i, state in enumerate(states):
        if state is not State.BODY:
            continue
        if stretches and i - stretches[-1][-1] <= _STRETCH_GAP:
            stretches[-1].append(i)
        else:
            stretches.append([i])
    if len(stretches) < 2:
        return {}
    core = max(stretches, key=lambda stretch: sum(features[i].words for i in stretch))
    subject = {stem for i in core for stem in _stems(features[i])}
    prices = {}
    for stretch in stretches:
        if stretch is core:
            continue
        stems = [stem for i in stretch for stem in _stems(features[i])]
        shared = sum(stem in subject for stem in stems) / len(stems) if stems else 0.0
        if shared < _SHARED:
            prices.update((i, _STRANGER * (1 - shared / _SHARED)) for i in stretch)
    return prices


def _stems(seen: Features) -> list[str]:
    """The beginnings of the longer words of a block, enough to match inflected forms."""
    functions = cues.load().function_words
    return [word[:6] for word in seen.tokens if len(word) > 4 and word not in functions]


def _trim(states: list[State], features: Sequence[Features]) -> None:
    """Takes a heading away from the end of the body: there is nothing left for it to head."""
    last = len(states) - 1 - next((k for k, state in enumerate(reversed(states)) if state is State.BODY), len(states))
    trailing = []
    while last >= 0 and states[last] is State.BODY and _is_heading(features[last]):
        trailing.append(last)
        last -= 1
    if last >= 0 and len(trailing) <= 2:
        for i in trailing:
            states[i] = State.AFTER


def _is_heading(seen: Features) -> bool:
    return seen.heading_like and seen.words <= 14 and not (seen.item or seen.quantity or seen.digits)


def _moves(seen: Features) -> tuple[float, float, float]:
    """Prices of moving into a block: from BODY to ASIDE, from ASIDE to ASIDE, from either to AFTER."""
    kind = seen.cue.kind if seen.cue else ""
    to_aside = -0.1 if seen.link else _BODY_TO_ASIDE + (1.5 if kind or seen.credit else 0.0)
    return to_aside, _STAY_ASIDE, _BODY_TO_AFTER + _ENDS.get(kind, 0.0)


def _emissions(seen: Features, context: float) -> tuple[float, float]:
    """What a block gives to BEFORE and AFTER, and to ASIDE."""
    junk = 0.5 if seen.cue or seen.credit or context else 0.0
    aside = -1.0 if seen.prose and not (seen.cue or context) else 0.2 * junk
    if seen.cue and seen.cue.kind in ("rights", "comments", "tags", "author"):
        aside -= 1.5  # these close an article; few go on after them
    return junk, aside


def _body_score(i: int, features: Sequence[Features]) -> float:
    """How much a block looks like a paragraph, heading or item of an article; about -8 to 7."""
    seen = features[i]
    score = _prose_score(seen) if seen.terminal or seen.words >= 35 else _line_score(i, features)
    if seen.cue:
        price = _CUE_WHOLE if seen.cue.whole else _CUE_ANYWHERE if seen.cue.anywhere else _CUE_START
        if not seen.cue.whole and not seen.cue.anywhere and seen.prose:
            # Whole sentences may well begin like a cue, the more so the vaguer its kind.
            price *= 0.2 if seen.cue.kind in _VAGUE else 0.4 if seen.words >= 20 else 0.7
        score -= price
    if seen.credit and seen.words < 40:
        score -= 4.0
    if seen.link or seen.code:
        score -= 3.0
    if seen.contact and not seen.terminal:
        score -= 2.0
    if seen.words >= 4 and seen.site_words >= 2 and seen.site_words / seen.words > 0.06:
        score -= min(7.0, 1.5 * seen.site_words)
    elif seen.words < 16 and seen.site_words:
        score -= 1.5
    return score


def _prose_score(seen: Features) -> float:
    if seen.words >= 12 and seen.function_ratio < 0.15:
        return 0.3 if seen.terminal else -1.5
    if seen.truncated and seen.words < 30 and seen.sentences < 3:
        return -0.8
    if not seen.terminal:
        return 2.5
    if seen.bullet and seen.words < 25:
        return 0.3
    if seen.words < 8:
        return 0.7 if seen.sentences == 1 else 0.9
    return min(7.0, 1.0 + seen.words / 12 + 0.3 * (seen.sentences > 1))


def _line_score(i: int, features: Sequence[Features]) -> float:
    """A line without a final stop: a heading, an item, or furniture of the page."""
    seen = features[i]
    if seen.time_only:
        return -0.2
    if seen.date_only:
        return -2.5
    if seen.segments >= 3 and not seen.digits:
        return -2.5
    before = features[i - 1] if i else None
    after = features[i + 1] if i + 1 < len(features) else None
    listed = bool(before and (before.leads_on or before.item == seen.item is True or before.quantity))
    if seen.leads_on:
        return 0.4
    if seen.item or seen.quantity:
        if before and before.prose and seen.bullet:
            return -1.0
        return 0.15 if listed and not seen.bullet else -0.25
    if seen.digits and seen.words <= 14:
        return -0.2
    between = bool(before and after and before.prose and after.prose)
    if seen.words >= 8:
        return 0.1 if between else -0.9
    if between:
        return 0.3
    if after and after.prose and not after.cue:
        return -0.2
    return -0.5


def _lists(features: Sequence[Features]) -> set[int]:
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


def _contexts(blocks: Sequence[Block], features: Sequence[Features]) -> list[tuple[float, str]]:
    """What stands under a heading such as "Leggi anche" or "Commenti", and how surely: a price for being body.

    Under a heading of related news come headlines: the run of lines right after it, until an empty line, and more weakly
    what follows until a paragraph. Under a heading of comments, even paragraphs are not the article's.
    """
    found = [(0.0, "")] * len(features)
    kind, runs, items = "", 0, 0
    prose = False
    for i, seen in enumerate(features):
        prose = prose or (seen.prose and seen.words >= 25 and not seen.cue)
        if prose and _is_teaser(i, blocks, features):
            kind, runs, items = "related", 0, 0
        if seen.cue and (seen.cue.whole or _is_header(i, blocks, features)):
            # A counter of comments above the article is no heading of comments.
            kind, runs, items = seen.cue.kind if prose or seen.cue.kind != "comments" else "", 0, 0
            continue
        if not kind:
            continue
        if blocks[i].gap and (items or kind in ("navigation", "media", "share")):
            runs += 1
        items += 1
        price = _context_price(kind, seen, runs, items, apart=bool(blocks[i].gap))
        found[i] = (price, kind if price else "")
        if not price:
            kind = ""
    return found


def _context_price(kind: str, seen: Features, runs: int, items: int, *, apart: bool) -> float:
    """What standing under a heading of ``kind`` takes from a block; ``apart`` by an empty line from what is above."""
    if kind == "comments":
        return 3.0 if items < 40 else 1.0
    if kind in ("navigation", "media", "share"):
        return 0.0 if runs or seen.prose else 0.4
    if kind not in ("related", "advert", "tags") or (seen.prose and seen.words >= 25 and not seen.truncated):
        return 0.0
    if apart and seen.prose and kind == "advert":
        return 0.0
    if runs == 0:
        return 3.0 if seen.words < 25 and not (seen.terminal and seen.sentences > 1) else 1.0
    return 0.0 if seen.terminal else 0.4


def _is_header(i: int, blocks: Sequence[Block], features: Sequence[Features]) -> bool:
    """Whether a short line that begins like a cue stands over a list ("I più letti della settimana")."""
    seen = features[i]
    return seen.words <= 7 and not seen.terminal and i + 1 < len(blocks) and blocks[i + 1].gap == 0


def _is_teaser(i: int, blocks: Sequence[Block], features: Sequence[Features]) -> bool:
    """Whether a headline inside the text has its own byline and date right under it: another article's teaser."""
    seen = features[i]
    if not 5 <= seen.words < 30 or seen.item or i + 2 >= len(blocks) or blocks[i + 1].gap or not blocks[i].gap:
        return False
    following = features[i + 1 : i + 3]
    return any(f.date_only for f in following) and all(f.words <= 8 and not f.terminal for f in following)
