"""Which sentences, and which reading of each, together cover most within the limits.

Steepest ascent over adding, exchanging and shortening; deterministic. The objective is monotone and submodular but
for context, where greedy ascent is near the best (Lin & Bilmes 2011).
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.summary.lengths import Length
from summarizer.summary.readability import Readability
from summarizer.summary.term_weights import TermWeights, position


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of a sentence: its index, whether the sentence before is in the same paragraph, its words, its
    terms, and how well it reads."""

    index: int
    continues: bool
    text: str
    words: int
    stems: frozenset[str]
    readability: Readability


Choice = tuple[Variant, ...]
PRICE = 6  # what a sentence beyond the least has to earn: this many words at the best rate; filler earns less
SHORTEST = 8  # words below which the rate of a sentence is not measured, so that a title-like fragment sets no price


def select(pool: Sequence[Variant], weights: TermWeights, limits: Length) -> Choice:
    """The best choice found, in the order of the article; empty where nothing in ``pool`` fits or is worth taking.

    Where long sentences leave no room for the least number, tries again without those, and keeps the better.
    """
    rate = max((cover((c,), weights) / max(c.words, SHORTEST) for c in pool), default=0.0)

    def value(choice: Choice) -> float:
        return cover(choice, weights) - PRICE * rate * price(choice, limits)

    best = ascend(pool, value, limits)
    if len(best) < limits.least:
        even = [candidate for candidate in pool if candidate.words * limits.least <= limits.words]
        best = max(best, ascend(even, value, limits), key=value)
    return tuple(sorted(best, key=lambda candidate: candidate.index))


def ascend(pool: Sequence[Variant], value: Callable[[Choice], float], limits: Length) -> Choice:
    """Steepest ascent from nothing, by one move at a time, until none is better."""
    chosen: Choice = ()
    best = -math.inf
    while True:
        options = list(moves(chosen, pool, limits))
        values = [value(option) for option in options]
        if not values or max(values) <= best + 1e-9:
            return chosen
        best = max(values)
        chosen = options[values.index(best)]


def price(choice: Choice, limits: Length) -> float:
    """Sentences beyond the least, each the dearer the less room it leaves; or twice those that are lacking."""
    beyond = len(choice) - limits.least
    full = sum(candidate.words for candidate in choice) / limits.words
    return beyond * full**2 if beyond > 0 else -2 * beyond


def moves(chosen: Choice, pool: Sequence[Variant], limits: Length) -> Iterator[Choice]:
    """All choices one step away that keep within the limits: a candidate added, or put in another's place."""
    for candidate in pool:
        if candidate in chosen:
            continue
        if any(other.index == candidate.index for other in chosen):
            bases = [tuple(other for other in chosen if other.index != candidate.index)]
        else:
            bases = [chosen, *(tuple(other for other in chosen if other is not out) for out in chosen)]
        for base in bases:
            option = (*base, candidate)
            if len(option) <= limits.most and sum(c.words for c in option) <= limits.words:
                yield option


def cover(choice: Choice, weights: TermWeights) -> float:
    """The concepts covered, each weighed by how well and how early its best sentence stands."""
    taken = {candidate.index for candidate in choice}
    return weights.covered((c.stems, quality(c, taken) * position(c.index)) for c in choice)


def quality(candidate: Variant, taken: set[int]) -> float:
    """How well a candidate reads, given which sentences are in the summary."""
    follows = candidate.continues and candidate.index - 1 in taken
    return candidate.readability.following if follows else candidate.readability.alone
