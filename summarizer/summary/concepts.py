"""What an article is about: its content words, each with a weight.

A summary is worth the weights of the concepts it covers, each counted once, so that repetition earns nothing: the
maximum coverage model of Gillick & Favre (2009, "A scalable global model for summarization") with the signals of
Edmundson (1969): frequency, title, position. The constants were chosen on tests/summary/articles (docs/summaries.md).
"""

import math
from collections import Counter
from collections.abc import Sequence

from summarizer.summary.document import Document
from summarizer.summary.words import content

ONCE = 0.6  # the weight of a concept that occurs in one sentence only, against 1 for each sentence it occurs in
TITLE = 1.0
LEAD = 1.0
LEAD_REACH = 4.0  # sentences after which the bonus of an early concept has fallen to 1/e
FIRST = 0.5  # how much more the first sentence is worth than one far below
FIRST_REACH = 3.0


def concepts(document: Document) -> tuple[list[frozenset[str]], dict[str, float]]:
    """The concepts of each sentence, and the weight (> 0) of every concept of the document."""
    sentences = [frozenset(content(sentence)) for sentence in document.sentences]
    frequency = Counter(stem for stems in sentences for stem in stems)
    title = frozenset(content(document.title or ""))
    first: dict[str, int] = {}
    for number, stems in enumerate(sentences):
        for stem in stems:
            first.setdefault(stem, number)
    weights = {stem: weight(count, stem in title, first[stem]) for stem, count in frequency.items()}
    return sentences, weights


def weight(count: int, in_title: bool, first: int) -> float:
    """The weight of a concept of ``count`` sentences that occurs first in sentence number ``first``."""
    base = count + TITLE * in_title + LEAD * math.exp(-first / LEAD_REACH)
    return base * (ONCE if count == 1 else 1.0)


def position(index: int) -> float:
    """The factor for where a sentence stands: news says the most important first."""
    return 1 + FIRST * math.exp(-index / FIRST_REACH)


def covered(stems: Sequence[tuple[frozenset[str], float]], weights: dict[str, float]) -> float:
    """The weight of all concepts in ``stems`` (sets with their quality in [0, 1.5]), each at its best quality."""
    best: dict[str, float] = {}
    for group, quality in stems:
        for stem in group:
            if best.get(stem, 0.0) < quality:
                best[stem] = quality
    return sum(weights.get(stem, 0.0) * quality for stem, quality in best.items())
