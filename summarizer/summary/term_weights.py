"""What an article is about: its content words, each with a weight.

A summary is worth the weights of the terms it covers, each counted once, so that repetition earns nothing: the
maximum coverage model of Gillick & Favre (2009, "A scalable global model for summarization") with the signals of
Edmundson (1969): frequency, title, position. The constants were chosen on tests/summary/articles; docs/summaries.md
shows how little each one matters, and how much better this does than the first three sentences.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.summary.document import Document
from summarizer.summary.words import content

ONCE = 0.6  # the weight of a term of one sentence; one of n ≥ 2 sentences weighs n
TITLE = 3.0  # added to a term that is in the title
FIRST = 0.5  # how much more the first sentence is worth than one far below
REACH = 6.0  # sentences after which that bonus has fallen to 1/e


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The weight (> 0) of every term of a document."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, document: Document) -> "TermWeights":
        """Weigh the terms of ``document``."""
        frequency = Counter(stem for sentence in document.sentences for stem in set(content(sentence)))
        title = frozenset(content(document.title or ""))
        weights = {
            stem: (count + TITLE * (stem in title)) * (ONCE if count == 1 else 1.0) for stem, count in frequency.items()
        }
        return cls(weights)

    def covered(self, groups: Iterable[tuple[frozenset[str], float]]) -> float:
        """The weight of all terms in ``groups``, sets with their quality (≥ 0), each at its best quality.

        The sum is exact (``fsum``), so that it does not hang on the order of a set.
        """
        best: dict[str, float] = {}
        for stems, quality in groups:
            for stem in stems:
                best[stem] = max(quality, best.get(stem, 0.0))
        return math.fsum(self.weights.get(stem, 0.0) * quality for stem, quality in best.items())


def position(index: int) -> float:
    """The factor for where a sentence stands: news says the most important first."""
    return 1 + FIRST * math.exp(-index / REACH)
