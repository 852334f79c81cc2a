"""Which blocks are the article: the best path through all blocks, found by Viterbi's algorithm.

A page runs through four states: BEFORE (menus, cookies, teasers), BODY, ASIDE (a link, caption or advertisement inside
the body) and AFTER (everything once the article has ended). Each block gives points to each state, each change of state
has a price, and the path with the best sum wins; so a short line between two paragraphs stays body, and a well-formed
sentence in a list of related news does not become one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from summarizer.article import cues
from summarizer.article.blocks import Block
from summarizer.article.contexts import Context, contexts
from summarizer.article.features import Features
from summarizer.article.scores import body_scores


class State(IntEnum):
    """Where in a page a block stands."""

    BEFORE = 0
    BODY = 1
    ASIDE = 2
    AFTER = 3


_IMPOSSIBLE = -1e9
_ENTER_BODY = -1.0
_BODY_TO_ASIDE = -2.0
_BODY_TO_CUED_ASIDE, _BODY_TO_LINK = -0.5, -0.1
_STAY_ASIDE = -0.25
_BODY_TO_AFTER = -0.4
_AFTER_TO_BODY = -9.0
# Cues after which an article rarely goes on, and what moving to AFTER there is worth.
_ENDS = {"rights": 2.0, "comments": 1.5, "tags": 1.0, "author": 0.5, "mail": 0.5, "related": 0.3, "subscribe": 0.3}
_CLOSING = ("rights", "comments", "tags", "author")
_STRETCH_GAP = 4  # blocks between two parts of the body that still belong together
_SHARED, _STRANGER = 0.3, 6.0  # share of words in common below which a part of the body is paid for, and how much


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a block on the best path, its score as body by itself (see ``scores``), and the kind of heading
    that it stands under ("related", "comments", "" for none)."""

    state: State
    score: float
    under: str


def decide(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Verdict, ...]:
    """What becomes of every block. Linear in the number of blocks."""
    if not blocks:
        return ()
    around = contexts(blocks, features)
    scores = body_scores(features, around)
    states = _best_path(features, around, scores)
    if strangers := _strangers(states, features):
        for i, price in strangers.items():
            scores[i] -= price
        states = _best_path(features, around, scores)
    _trim(states, features)
    return tuple(
        Verdict(state, score, context.kind) for state, score, context in zip(states, scores, around, strict=True)
    )


def _best_path(features: Sequence[Features], around: Sequence[Context], scores: Sequence[float]) -> list[State]:
    """The path with the best sum (Viterbi 1967)."""
    before, body, aside, after = 0.0, _ENTER_BODY * 0.5, _IMPOSSIBLE, _IMPOSSIBLE
    origins: list[tuple[State, State, State]] = []  # of BODY, ASIDE and AFTER; BEFORE has none but itself
    for i, seen in enumerate(features):
        in_junk, in_aside = _points(seen, around[i])
        if i:
            to_aside, to_after = _prices(seen)
            into_body = max(
                (body, State.BODY),
                (aside, State.ASIDE),
                (before + _ENTER_BODY, State.BEFORE),
                (after + _AFTER_TO_BODY, State.AFTER),
            )
            into_aside = max((aside + _STAY_ASIDE, State.ASIDE), (body + to_aside, State.BODY))
            into_after = max((after, State.AFTER), (body + to_after, State.BODY), (aside + to_after, State.ASIDE))
            origins.append((into_body[1], into_aside[1], into_after[1]))
            body, aside, after = into_body[0], into_aside[0], into_after[0]
        before, body, aside, after = before + in_junk, body + scores[i], aside + in_aside, after + in_junk
    # An article may not end in an aside: what closes a page is AFTER.
    state = max((before, State.BEFORE), (body, State.BODY), (after, State.AFTER))[1]
    path = [state]
    for origin in reversed(origins):
        state = origin[state - 1] if state else State.BEFORE
        path.append(state)
    path.reverse()
    return path


def _prices(seen: Features) -> tuple[float, float]:
    """Prices of moving into a block: from BODY to ASIDE, and from either to AFTER."""
    kind = seen.cue.kind if seen.cue else ""
    to_aside = _BODY_TO_LINK if seen.link else _BODY_TO_CUED_ASIDE if kind or seen.credit else _BODY_TO_ASIDE
    return to_aside, _BODY_TO_AFTER + _ENDS.get(kind, 0.0)


def _points(seen: Features, context: Context) -> tuple[float, float]:
    """What a block gives to BEFORE and AFTER, and to ASIDE; long asides cost more than the end of the article."""
    junk = 0.5 if seen.cue or seen.credit or context.price > (1.0 if seen.prose else 0.0) else 0.0
    aside = -1.0 if seen.prose and not (seen.cue or context.price > 0) else 0.2 * junk
    if seen.cue and seen.cue.kind in _CLOSING:
        aside -= 1.5
    return junk, aside


def _strangers(states: Sequence[State], features: Sequence[Features]) -> dict[int, float]:
    """Paragraphs away from the longest stretch of the body that share few words with it, and a price for each.

    An article keeps to its subject; a teaser or comment further down the page has another one.
    """
    stretches: list[list[int]] = []
    headings = {features[i].tokens for i, state in enumerate(states) if state is State.BODY and features[i].words < 15}
    for i, state in enumerate(states):
        if state is State.BODY:
            if stretches and _apart(features[stretches[-1][-1] + 1 : i], headings) < _STRETCH_GAP:
                stretches[-1].append(i)
            else:
                stretches.append([i])
    if len(stretches) < 2:
        return {}
    core = max(stretches, key=lambda stretch: sum(features[i].words for i in stretch))
    subject = {stem for i in core for stem in _stems(features[i])}
    prices: dict[int, float] = {}
    for stretch in stretches:
        stems = [stem for i in stretch for stem in _stems(features[i])]
        shared = sum(stem in subject for stem in stems) / len(stems) if stems else 0.0
        if stretch is not core and shared < _SHARED:
            prices.update((i, _STRANGER * (1 - shared / _SHARED)) for i in stretch)
    return prices


def _apart(between: Sequence[Features], headings: set[tuple[str, ...]]) -> int:
    """How many blocks part two stretches of the body; a table of its contents does not."""
    if len(between) < _STRETCH_GAP or len(between) > 4 * _STRETCH_GAP:
        return len(between)
    return sum(seen.tokens not in headings for seen in between)


def _stems(seen: Features) -> list[str]:
    """The beginnings of the longer words of a block, enough to match inflected forms."""
    functions = cues.load().function_words
    return [word[:6] for word in seen.tokens if len(word) > 4 and word not in functions]


def _trim(states: list[State], features: Sequence[Features]) -> None:
    """Takes a heading or salutation away from the end of the body: there is nothing left for it to head."""
    body = [i for i, state in enumerate(states) if state is State.BODY]
    trailing = 0
    while trailing < len(body) and _is_heading(features[body[-1 - trailing]]):
        trailing += 1
    if trailing <= 2 and trailing < len(body):
        for i in body[len(body) - trailing :]:
            states[i] = State.AFTER


def _is_heading(seen: Features) -> bool:
    if seen.leads_on and seen.words <= 3:
        return True  # "Un abbraccio,"
    return seen.heading_like and seen.words <= 14 and not (seen.item or seen.quantity or seen.digits)
