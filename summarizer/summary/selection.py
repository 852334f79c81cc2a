"""Which sentences, and which reading of each, together make the best summary within the limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.summary.document import Limits, count_words

REDUNDANCY = 0.7  # the weight of likeness to what is already said, against salience (MMR, Carbonell & Goldstein 1998)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be taken: its index, its salience in [0, 1], its readings, longest first."""

    index: int
    score: float
    readings: tuple[str, ...]


Choice = Mapping[int, int]
"""Index of a candidate (not of a sentence) → the number of the reading taken."""


def select(candidates: Sequence[Candidate], similarity: Sequence[Sequence[float]], limits: Limits) -> Choice:
    """The best choice found by steepest ascent over adding, exchanging and shortening; deterministic.

    The value of a choice is the salience of its sentences, each weighed by how much of it is kept, less the likeness
    of each pair. ``similarity`` is indexed by sentence.
    """
    chosen: dict[int, int] = {}
    best = 0.0
    while True:
        options = [option for option in moves(chosen, candidates, limits)]
        scored = [(value(option, candidates, similarity), number) for number, option in enumerate(options)]
        if not scored:
            return chosen
        top, number = max(scored, key=lambda pair: (pair[0], -pair[1]))
        if top <= best + 1e-9:
            return chosen
        best, chosen = top, options[number]


def moves(chosen: dict[int, int], candidates: Sequence[Candidate], limits: Limits) -> list[dict[int, int]]:
    """All choices one step away that keep within the limits."""
    options = []
    for key, candidate in enumerate(candidates):
        for reading in range(len(candidate.readings)):
            if chosen.get(key) == reading:
                continue
            options.append({**chosen, key: reading})
            if key not in chosen:
                options += [{**{k: r for k, r in chosen.items() if k != other}, key: reading} for other in chosen]
    return [option for option in options if fits(option, candidates, limits)]


def fits(choice: Choice, candidates: Sequence[Candidate], limits: Limits) -> bool:
    """Whether a choice keeps within the limits."""
    words = sum(count_words(candidates[key].readings[reading]) for key, reading in choice.items())
    return len(choice) <= limits.most and words <= limits.words


def value(choice: Choice, candidates: Sequence[Candidate], similarity: Sequence[Sequence[float]]) -> float:
    """Salience kept, less redundancy."""
    total = 0.0
    keys = sorted(choice)
    for place, key in enumerate(keys):
        candidate = candidates[key]
        total += candidate.score * kept(candidate, choice[key])
        for other in keys[:place]:
            overlap = similarity[candidate.index][candidates[other].index]
            total -= REDUNDANCY * overlap * min(candidate.score, candidates[other].score)
    return total


def kept(candidate: Candidate, reading: int) -> float:
    """The worth of a reading: the share of words kept, to the power of a half, as the head says most."""
    return (count_words(candidate.readings[reading]) / count_words(candidate.readings[0])) ** 0.5
