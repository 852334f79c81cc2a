"""The sentences of a long article that cover most of it, as many as fit a model."""

from collections.abc import Sequence

from summarizer.summary.concepts import Concepts, position
from summarizer.summary.document import Document
from summarizer.summary.words import content


def salient(document: Document, sizes: Sequence[int], room: int) -> set[int]:
    """Indices of sentences whose sizes sum to at most ``room``: greedily the most new concepts for their size.

    The cost-scaled greedy of Lin & Bilmes (2010). ``sizes`` are those of the article's sentences, in tokens (> 0).
    """
    concepts = Concepts.of(document)
    stems = [frozenset(content(sentence)) for sentence in document.sentences]
    left = {index for index, size in enumerate(sizes) if size <= room}
    chosen: set[int] = set()
    known: set[str] = set()
    while left:
        best = max(left, key=lambda i: (concepts.covered([(stems[i] - known, position(i))]) / sizes[i], -i))
        chosen.add(best)
        known |= stems[best]
        room -= sizes[best]
        left = {index for index in left if index not in chosen and sizes[index] <= room}
    return chosen
