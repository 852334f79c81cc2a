"""Which sentences of the article a summary sentence rests on, and how far they carry it."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.summary.words import content

MOST = 4  # source sentences of one summary sentence
GAIN = 0.12  # the share of a sentence's weight that a further source has to explain


@dataclass(frozen=True, slots=True)
class Trace:
    """``sources`` are indices in the order of the article, ``main`` the one that explains most (None: nothing does).

    ``support`` is the share of the sentence's content, weighed by rarity, that the sources have: 0 to 1.
    """

    sources: tuple[int, ...]
    main: int | None
    support: float


class ArticleIndex:
    """An article's sentences and title in one language, made ready for tracing summaries of it in that language."""

    def __init__(self, sentences: Sequence[str], language: str, title: str = "") -> None:
        self.sentences = tuple(sentences)
        self.title = title
        self.language = language
        self.stems = [frozenset(content(sentence, language)) for sentence in sentences]
        frequency = Counter(stem for stems in self.stems for stem in stems)
        self._rarity = {stem: math.log(1 + len(self.stems) / count) for stem, count in frequency.items()}
        self._unknown = math.log(1 + len(self.stems))
        self._readings: dict[object, list[frozenset[object]]] = {}

    def read(self, reader: Callable[[str, str], frozenset[object]]) -> list[frozenset[object]]:
        """What ``reader`` finds in each sentence, kept for the next summary sentence."""
        if reader not in self._readings:
            self._readings[reader] = [reader(sentence, self.language) for sentence in self.sentences]
        return self._readings[reader]

    def trace(self, sentence: str) -> Trace:
        """The sources of ``sentence``: greedily the ones that explain most of its content words."""
        wanted = set(content(sentence, self.language))
        total = self._weight(wanted)
        left, chosen = set(wanted), list[int]()
        while len(chosen) < MOST and left:
            gain, negative = max(
                ((self._weight(left & stems), -index) for index, stems in enumerate(self.stems)), default=(0.0, 0)
            )
            if gain <= 0 or (chosen and gain < GAIN * total):
                break
            chosen.append(-negative)
            left -= self.stems[-negative]
        support = 1 - self._weight(left) / total if total else 0.0
        return Trace(tuple(sorted(chosen)), chosen[0] if chosen else None, support if chosen else 0.0)

    def _weight(self, stems: set[str] | frozenset[str]) -> float:
        return math.fsum(self._rarity.get(stem, self._unknown) for stem in stems)
