"""Which blocks are the article: the best path through all blocks, found by Viterbi's algorithm.

A page runs through four states: BEFORE (menus, cookies, teasers), BODY, ASIDE (a link, caption or advertisement inside
the body) and AFTER (everything once the article has ended). Each block gives points to each state, each change of state
has a price, and the path with the best sum wins; so a short line between two paragraphs stays body, and a well-formed
sentence in a list of related news does not become one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from summarizer.article import boxes, cues, dates
from summarizer.article.blocks import Block
from summarizer.article.boxes import Box
from summarizer.article.contexts import Context, contexts
from summarizer.article.features import Features
from summarizer.article.lines import OPENING, ends_text, is_paragraph
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
_UNKNOWN = 8  # lines of an unknown kind that may part the last paragraph from the body
_SPEAKING = 20  # words of a paragraph for each that speaks to the reader as to a customer
_FRONT, _SHARED = 0.25, 0.3  # share of the words, and of words in common, up to which a front is another text
_CLOSED = 3.0  # price of a copyright line to what stands below it
_NOTICES = 3  # blocks at the end among which notices to the reader are looked for
_WALL, _WALL_LINE, _WALL_MOST = 0.3, 0.1, 2.0  # price of a box to the body below it: at least, by line, at most
_HEADING, _FUNCTIONS = 6, 0.3  # words of a heading, and share of function words from which a line is a sentence
_BOXED = -7.0  # the score of a line of a box


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a block on the best path, its score as body by itself (see ``scores``), the kind of heading that it
    stands under ("related", "comments", "" for none), and whether it is a line of a box."""

    state: State
    score: float
    under: str
    inset: bool = False


def decide(blocks: Sequence[Block], features: Sequence[Features]) -> tuple[Verdict, ...]:
    """What becomes of every block. Linear in the number of blocks."""
    inset = {i: box for box in boxes.find(blocks, features) for i in range(box.start, box.end)}
    rest = [i for i in range(len(blocks)) if i not in inset]
    if not rest:
        return ()
    kept, seen = [blocks[i] for i in rest], [features[i] for i in rest]
    around = contexts(kept, seen)
    scores = body_scores(kept, seen, around)
    states = _best_path(seen, around, scores, _walls(rest, features, inset))
    _resume(states, seen, around)
    _cut_front(states, kept, seen)
    _trim(states, seen)
    found = {
        i: Verdict(state, score, context.kind)
        for i, state, score, context in zip(rest, states, scores, around, strict=True)
    }
    last = State.BEFORE
    for i in range(len(blocks)):
        if i in inset:
            inside = last in (State.BODY, State.ASIDE)
            found[i] = Verdict(State.ASIDE if inside else last, _BOXED, inset[i].kind, inset=True)
        last = found[i].state
    return tuple(found[i] for i in range(len(blocks)))


def _walls(rest: Sequence[int], features: Sequence[Features], inset: Mapping[int, Box]) -> list[float]:
    """What stands above each block costs the body that goes on there. No box above the second paragraph stands below
    the article; a copyright line below it rather does."""
    walls = [0.0] * len(rest)
    paragraphs = 0
    for n, i in enumerate(rest):
        if paragraphs > 1:
            closed = ends_text(features[i - 1]) and _is_whole(features[i - 1])
            walls[n] = _wall(inset.get(i - 1)) + (_CLOSED if closed else 0.0)
        paragraphs += is_paragraph(features[i]) and features[i].words >= OPENING
    return walls


def _is_whole(seen: Features) -> bool:
    return seen.cue is not None and seen.cue.whole


def _wall(box: Box | None) -> float:
    """What a box costs the body that goes on after it: long ones, and some kinds, rather stand below an article."""
    if box is None or box.inside:
        return 0.0
    return _WALL + min(_WALL_MOST, _WALL_LINE * (box.end - box.start)) + _ENDS.get(box.kind, 0.0)


def _best_path(
    features: Sequence[Features], around: Sequence[Context], scores: Sequence[float], walls: Sequence[float]
) -> list[State]:
    """The path with the best sum (Viterbi 1967)."""
    before, body, aside, after = 0.0, _ENTER_BODY * 0.5, _IMPOSSIBLE, _IMPOSSIBLE
    origins: list[tuple[State, State, State]] = []  # of BODY, ASIDE and AFTER; BEFORE has none but itself
    for i, seen in enumerate(features):
        in_junk, in_aside = _points(seen, around[i])
        if i:
            to_aside, to_after = _prices(seen)
            into_after = max((after, State.AFTER), (body + to_after, State.BODY), (aside + to_after, State.ASIDE))
            body, aside = body - walls[i], aside - walls[i]
            into_body = max(
                (body, State.BODY),
                (aside, State.ASIDE),
                (before + _ENTER_BODY, State.BEFORE),
                (after + _AFTER_TO_BODY, State.AFTER),
            )
            into_aside = max((aside + _STAY_ASIDE, State.ASIDE), (body + to_aside, State.BODY))
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


def _resume(states: list[State], features: Sequence[Features], around: Sequence[Context]) -> None:
    """Takes paragraphs back that only lines of an unknown kind part from the body: in doubt, text is kept."""
    last = max((i for i, state in enumerate(states) if state is State.BODY), default=len(states))
    for i in range(last + 1, len(states)):
        seen = features[i]
        closes = seen.cue is not None and seen.cue.kind in _ENDS and not (seen.cue.kind == "rights" and seen.cue.label)
        if closes or i - last > _UNKNOWN:
            return
        speaks = seen.pitch + seen.site_words > seen.words / _SPEAKING
        if is_paragraph(seen) and not (speaks or around[i].price):
            states[last + 1 : i + 1] = [State.ASIDE] * (i - last - 1) + [State.BODY]
            last = i


def _cut_front(states: list[State], blocks: Sequence[Block], features: Sequence[Features]) -> None:
    """Takes out what stands above another headline with its date and has another subject: widgets above an article."""
    words = [seen.words if state is State.BODY else 0 for state, seen in zip(states, features, strict=True)]
    total, before = sum(words), 0
    for i, seen in enumerate(features):
        before += words[i]
        if before > _FRONT * total:
            return
        if before and not words[i] and seen.date_only and _is_full(blocks[i].text) and _heads(i, states, features):
            above = [stem for j in range(i) if words[j] for stem in _stems(features[j])]
            below = {stem for j in range(i, len(words)) if words[j] for stem in _stems(features[j])}
            if sum(stem in below for stem in above) < _SHARED * len(above):
                states[:i] = [State.BEFORE] * i
                return


def _is_full(text: str) -> bool:
    """Whether a line has a date with its year."""
    return any(date.iso for date in dates.find(text))


def _heads(i: int, states: Sequence[State], features: Sequence[Features]) -> bool:
    """Whether a headline stands beside a date."""
    around = range(max(0, i - 2), min(len(states), i + 3))
    return any(
        states[j] is not State.BODY and features[j].heading_like and features[j].words > 4 and not features[j].date_only
        for j in around
    )


def _stems(seen: Features) -> list[str]:
    """The beginnings of the longer words of a block, enough to match inflected forms."""
    functions = cues.load().function_words
    return [word[:6] for word in seen.tokens if len(word) > 4 and word not in functions]


def _trim(states: list[State], features: Sequence[Features]) -> None:
    """Takes away from the end of the body what speaks to the reader ("Hai domande? Scrivimi"), and headings and
    salutations: there is nothing left for them to head."""
    body = [i for i, state in enumerate(states) if state is State.BODY]
    for i in reversed(body[-_NOTICES:]):
        if not _is_notice(features[i]) or len(body) < _NOTICES:
            break
        states[body.pop()] = State.AFTER
    trailing = 0
    while trailing < len(body) and _is_heading(features[body[-1 - trailing]]):
        trailing += 1
    if trailing <= 2 and trailing < len(body):
        for i in body[len(body) - trailing :]:
            states[i] = State.AFTER


def _is_notice(seen: Features) -> bool:
    if seen.quoted or seen.words >= 40:
        return False
    return seen.pitch > 1 or (seen.pitch > 0 and bool(seen.site_words or seen.contact or seen.question))


def _is_heading(seen: Features) -> bool:
    if seen.leads_on and seen.words <= 3:
        return True  # "Un abbraccio,"
    sentence = seen.words > _HEADING and seen.function_ratio >= _FUNCTIONS
    return (
        seen.heading_like
        and seen.words <= 11
        and not sentence
        and not (seen.item or seen.quantity or seen.digits or seen.quoted)
    )
