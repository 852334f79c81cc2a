"""The sentences of a long article that cover most of it, as many as fit a model."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from summarizer.summary.document import Document
from summarizer.summary.term_weights import TermWeights, position
from summarizer.summary.words import content


def truncate(document: Document, sizes: Sequence[int], room: int) -> set[int]:
    """Indices of sentences whose sizes sum to at most ``room``: greedily the most new terms for their size.

    The cost-scaled greedy of Lin & Bilmes (2010). ``sizes`` are those of the article's sentences, in tokens (> 0).
    """
    weights = TermWeights.of(document)
    stems = [frozenset(content(sentence)) for sentence in document.sentences]
    chosen: set[int] = set()
    known: set[str] = set()

    def rate(index: int) -> float:
        return weights.covered([(stems[index] - known, position(index))]) / sizes[index]

    # What a sentence adds only falls while others are chosen, so an old rate is a bound (Minoux 1978).
    queue = [(-rate(index), index) for index in range(len(stems))]
    heapify(queue)
    while queue:
        bound, index = heappop(queue)
        if sizes[index] > room:
            continue
        now = -rate(index)
        if now > bound and queue and (now, index) > queue[0]:
            heappush(queue, (now, index))
            continue
        chosen.add(index)
        known |= stems[index]
        room -= sizes[index]
    return chosen
