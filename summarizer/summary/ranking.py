"""How much each sentence says about the article as a whole."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
else:
    Matrix = Any

DAMPING = 0.85  # Erkan & Radev 2004, after Page & Brin 1998
TITLE_WEIGHT = 0.35
LEAD_WEIGHT = 0.9


def vectors(sentences: Sequence[Sequence[str]]) -> Matrix:
    """Rows of unit length: tf·idf of each sentence's stems, idf counted over these sentences. Empty ones stay zero."""
    import numpy as np

    frequency = Counter(stem for stems in sentences for stem in set(stems))
    columns = {stem: column for column, stem in enumerate(frequency)}
    matrix = np.zeros((len(sentences), max(1, len(columns))))
    for row, stems in enumerate(sentences):
        for stem, count in Counter(stems).items():
            matrix[row, columns[stem]] = count * math.log(1 + len(sentences) / frequency[stem])
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(norms == 0, 1, norms)


def lexrank(similarity: Matrix, iterations: int = 100, tolerance: float = 1e-9) -> Matrix:
    """Continuous LexRank: the stationary distribution of a walk over sentences by similarity (Erkan & Radev 2004).

    Scaled so that the highest is 1.
    """
    import numpy as np

    count = len(similarity)
    totals = similarity.sum(axis=1, keepdims=True)
    walk = np.where(totals > 0, similarity / np.where(totals == 0, 1, totals), 1 / count)
    rank = np.full(count, 1 / count)
    for _ in range(iterations):
        step = (1 - DAMPING) / count + DAMPING * (walk.T @ rank)
        if np.abs(step - rank).max() < tolerance:
            break
        rank = step
    return rank / rank.max()


def salience(title: Sequence[str], sentences: Sequence[Sequence[str]]) -> tuple[list[float], Matrix]:
    """The salience of each sentence, and the cosine similarity of each pair.

    Takes the stems of the title and of each sentence. LexRank, plus likeness to the title (Edmundson 1969), plus a
    lead bonus that fades with the position; the weights are fitted in benchmarks/summaries.py.
    """
    import numpy as np

    matrix = vectors([*sentences, title])
    similarity = matrix[:-1] @ matrix[:-1].T
    scores = lexrank(similarity)
    scores = scores + TITLE_WEIGHT * (matrix[:-1] @ matrix[-1])
    scores = scores + LEAD_WEIGHT / np.sqrt(1 + np.arange(len(sentences)))
    return [float(score) for score in scores / scores.max()], similarity
