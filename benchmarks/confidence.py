"""Confidence, measured: its correlation with sentence chrF, and whether the chances are what they say.

    python -m benchmarks.confidence PREFIX

PREFIX names aligned files, PREFIX.it and PREFIX.en. The starter model translates them greedily (some minutes).
"""

import sys
from pathlib import Path
from statistics import correlation, fmean

from sacrebleu.metrics.chrf import CHRF

from summarizer.engines.base import Hypothesis
from summarizer.engines.starter import load
from summarizer.translation.checks import check
from summarizer.translation.confidence import confidence

# What the confidence of a sentence is the chance of reaching.
GOOD = 50.0


def hypotheses(sources: list[str], batch: int = 16) -> list[Hypothesis]:
    """The starter's greedy output for each source, in order."""
    engine = load()
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    found: dict[int, Hypothesis] = {}
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        found |= zip(chosen, engine.translate([sources[i] for i in chosen], "it", "en"), strict=True)
    engine.close()
    return [found[i] for i in range(len(sources))]


def ranks(values: list[float]) -> list[float]:
    """The place of each value in ascending order; equal values share the mean of their places."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    last = {value: place for place, value in enumerate(ordered)}
    return [(first[value] + last[value]) / 2 for value in values]


def main() -> None:
    prefix = Path(sys.argv[1])
    sources, references = (
        prefix.with_name(f"{prefix.name}.{code}").read_text(encoding="utf-8").splitlines() for code in ("it", "en")
    )
    metric = CHRF()
    outputs = hypotheses(sources)
    scores = [metric.sentence_score(o.text, [r]).score for o, r in zip(outputs, references, strict=True)]
    chances = [confidence(s, o, check(s, o.text, "it", "en")) for s, o in zip(sources, outputs, strict=True)]
    print(f"Pearson {correlation(chances, scores):.3f}, Spearman {correlation(ranks(chances), ranks(scores)):.3f}")
    print(f"log-probability alone: Pearson {correlation([o.logprob for o in outputs], scores):.3f}")
    print("| confidence | sentences | mean confidence | reach chrF 50 |\n| --- | --- | --- | --- |")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [i for i, chance in enumerate(chances) if low <= chance < low + 0.2 or (low == 0.8 and chance == 1)]
        if inside:
            reached = fmean(scores[i] >= GOOD for i in inside)
            mean = fmean(chances[i] for i in inside)
            print(f"| {low:.1f}–{low + 0.2:.1f} | {len(inside)} | {mean:.2f} | {reached:.2f} |")


if __name__ == "__main__":
    main()
