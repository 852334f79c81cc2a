"""The contrary of what the source says of a number: less than for more than, ago for ahead, a quarter for a third."""

from collections.abc import Iterable, Iterator, Mapping

from summarizer.flags import Kind
from summarizer.text.quantities import Quantity
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

# What of each group is in doubt, in words for readers.
WORDS = {
    "bound": "more than and less than are the other way round",
    "when": "past and future are the other way round",
    "factor": "another multiple than in the source",
    "rough": "another order of magnitude than in the source",
    "share": "another fraction than in the source",
    "hour": "another part of the day than in the source",
    "noon": "another part of the day than in the source",
    "order": "another ordinal than in the source",
    "sign": "another sign than in the source",
    "whole": "another fraction than in the source",
}
# The same of what happens: these are no numbers.
EVENTS = {
    "trend": "rise and fall are the other way round",
    "verdict": "guilt and innocence are other than in the source",
}

# Characters of a source past which it may tell of several events.
_LONGEST = 200
# The label of what may say either.
_EITHER = "~"
# Not the first: every article may stand for one.
_ORDINALS = {"second": 2.0, "third": 3.0}


def find(pair: Pair) -> Iterator[str]:
    """Where each side says something of a number that the other does not say."""
    return _find(pair, WORDS)


def find_events(pair: Pair) -> Iterator[str]:
    """Where each side of a short sentence says one thing of an event, and not the same: acquitted, convicted."""
    here, there = pair.source_contrasts, pair.target_contrasts
    if len(pair.source) <= _LONGEST:
        yield from _find(
            pair, {key: EVENTS[key] for key in EVENTS if len(here.get(key, ())) == 1 == len(there.get(key, ()))}
        )


def _find(pair: Pair, groups: Mapping[str, str]) -> Iterator[str]:
    here, there = pair.source_contrasts, pair.target_contrasts
    for group, words in groups.items():
        ours, theirs = here.get(group, frozenset()), there.get(group, frozenset())
        if _EITHER in ours | theirs:
            continue
        if group == "order":
            ours, theirs = ours - _numbered(pair.target_quantities), theirs - _numbered(pair.source_quantities)
        if ours - theirs and theirs - ours:
            yield words


def _numbered(quantities: Iterable[Quantity]) -> frozenset[str]:
    """The ordinals of the cardinal numbers: after two minutes is in the second minute."""
    values = {value for one in quantities if not one.order for value in one.values}
    return frozenset(label for label, value in _ORDINALS.items() if value in values)


CHECK = Check(Kind.NUMBERS, find, needs=(lambda language: language.contrasts,))
EVENTS_CHECK = Check(Kind.NEGATION, find_events, needs=(lambda language: language.contrasts,))
