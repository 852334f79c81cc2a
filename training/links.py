"""The lexicon of word links: which English words may stand for which Italian ones, for the support of a translation.

IBM model 1 (Brown et al. 1993), trained by expectation maximisation in both directions, over stems. It learns only from
sets whose licence allows a derivative to be shipped under terms of its own (``SETS``), and from MultiWordNet (Pianta et
al. 2002, CC BY 3.0) joined with WordNet 3.0 by synset. Words that WordNet
lists as derived from those of a synset (deny, denial) are linked too.

    python -m training.links --pairs it-en.tsv.xz it-en-docs.tsv.xz --wordnet WORDNET_3.0 --italian wn-data-ita.tab \
                             --out summarizer/languages/it/links_en.tsv.xz
"""

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer.translation.support import lemma_stems as stems
from training.lexicon import FILES, TERMS, english_senses, synsets

SETS = frozenset({"tatoeba-test-itaeng", "chromium-it", "android-it", "opensource-guide-it"})
"""CC BY 2.0 FR, BSD, Apache 2.0, CC BY 4.0. Share-alike, copyleft and unstated terms are left out."""

ROUNDS = 8
LEAST = 0.03
"""Links less probable than this in both directions are left out."""
MOST = 60
"""So many links of an Italian word are kept at most, the most probable."""
LONGEST = 60
"""Words of a side; longer pairs link too many words at once."""

Bitext = list[tuple[list[str], list[str]]]


def sentences(paths: Iterable[Path]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the stems of both sides of every pair of ``SETS``."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                name, italian, english = line.rstrip("\n").split("\t")[:3]
                if name in SETS:
                    yield stems(italian, "it"), stems(english, "en")


def words(wordnet: Path, italian: Iterable[tuple[str, str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield every Italian lemma with each English one of its synsets, and the terms of ``training/terms.tsv``."""
    senses = english_senses(wordnet)
    for synset, lemma in italian:
        for other, _ in senses.get(synset, ()):
            yield stems(lemma, "it"), stems(other, "en")
    for line in TERMS.read_text(encoding="utf-8").splitlines():
        here, _, there = line.partition("\t")
        if there and not line.startswith("#"):
            yield stems(here, "it"), stems(there, "en")


@dataclass(frozen=True, slots=True)
class _Table:
    """All links that occur: the numbers of both words, and the place of each occurrence among them."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    link: NDArray[np.int64]
    position: NDArray[np.int64]  # of the target word of each occurrence, over all pairs

    def reversed(self, position: NDArray[np.int64]) -> "_Table":
        return _Table(self.target, self.source, self.link, position)


def _table(bitext: Bitext, here: dict[str, int], there: dict[str, int]) -> tuple[_Table, _Table]:
    """The occurrences of all links, for both directions."""
    rows: list[tuple[int, int, int, int]] = []
    sources = targets = 0
    for italian, english in bitext:
        for i, s in enumerate(italian):
            rows += ((here[s], there[t], targets + j, sources + i) for j, t in enumerate(english))
        sources, targets = sources + len(italian), targets + len(english)
    occurrences = np.array(rows, dtype=np.int64)
    keys, link = np.unique(occurrences[:, 0] * len(there) + occurrences[:, 1], return_inverse=True)
    forward = _Table(keys // len(there), keys % len(there), link, occurrences[:, 2])
    return forward, forward.reversed(occurrences[:, 3])


def model_1(table: _Table, rounds: int = ROUNDS) -> NDArray[np.float64]:
    """The probability of the target word of every link, given its source word.

    The empty word is left out: a word without a partner is what the lexicon is to show.
    """
    probability = np.full(len(table.source), 1.0)
    for _ in range(rounds):
        occurring = probability[table.link]
        share = occurring / np.bincount(table.position, occurring)[table.position]
        counts = np.bincount(table.link, share, len(probability))
        probability = counts / np.bincount(table.source, counts)[table.source]
    return probability


def links(bitext: Bitext) -> dict[str, list[str]]:
    """Return the English stems of every Italian one, the likeliest first, by the better of both directions."""
    here, there = _numbers(pair[0] for pair in bitext), _numbers(pair[1] for pair in bitext)
    forward, backward = _table(bitext, here, there)
    best = np.maximum(model_1(forward), model_1(backward))
    found: dict[int, list[tuple[float, int]]] = {}
    for index in np.flatnonzero(best >= LEAST):
        found.setdefault(int(forward.source[index]), []).append((-float(best[index]), int(forward.target[index])))
    english = list(there)
    return {word: [english[t] for _, t in sorted(found.get(number, ()))[:MOST]] for word, number in here.items()}


def derived(wordnet: Path, italian: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield every Italian stem with the English ones derived from the words of its synsets (pointer "+", wndb(5WN))."""
    senses = english_senses(wordnet)
    related: dict[str, list[str]] = defaultdict(list)
    for name, part in FILES.items():
        for line in (wordnet / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                start = 4 + 2 * int(fields[3], 16)
                for at in range(start + 1, start + 1 + 4 * int(fields[start]), 4):
                    if fields[at] == "+":
                        related[f"{fields[0]}-{part}"].append(f"{fields[at + 1]}-{fields[at + 2].replace('s', 'a')}")
    for synset, lemma in italian:
        here = stems(lemma, "it")
        for other in related[synset] if len(here) == 1 else ():
            for word, _ in senses.get(other, ()):
                if len(there := stems(word, "en")) == 1:
                    yield here[0], there[0]


def _numbers(sides: Iterable[Sequence[str]]) -> dict[str, int]:
    return {word: number for number, word in enumerate(sorted({word for side in sides for word in side}))}


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the lexicon of word links.")
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--italian", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    italian = sorted({row for path in options.italian for row in synsets(path)})
    pairs = (*sentences(options.pairs), *words(options.wordnet, italian))
    bitext = [(s, t) for s, t in pairs if 0 < len(s) <= LONGEST and 0 < len(t) <= LONGEST]
    found = links(bitext)
    for here, there in derived(options.wordnet, italian):
        if there not in found.setdefault(here, []):
            found[here].append(there)
    with lzma.open(options.out, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{word}\t{' '.join(others)}\n" for word, others in sorted(found.items()) if others)


if __name__ == "__main__":
    main()
