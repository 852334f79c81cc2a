"""The score that orders translations: its correlation with sentence chrF, and whether its chances are what they say.

    python -m benchmarks.preference PREFIX [--fit]

PREFIX names aligned files, PREFIX.it and PREFIX.en. The starter model translates them as the translator does before any
repair (some minutes). ``--fit`` prints the coefficients that fit best.
"""

import math
import sys
from pathlib import Path
from statistics import correlation, fmean

import numpy as np
from sacrebleu.metrics.chrf import CHRF

from summarizer.engines.base import Hypothesis
from summarizer.engines.starter import load_folder
from summarizer.models.starter import prepare
from summarizer.result import Flag
from summarizer.translation.checks import check
from summarizer.translation.hop import FIRST
from summarizer.translation.preference import fits

# What a score is the chance of reaching.
GOOD = 50.0


def hypotheses(sources: list[str]) -> list[Hypothesis]:
    """The starter's output for each source, in order."""
    engine = load_folder(prepare())
    done = engine.translate(sources, "it", "en", FIRST.decoding)
    engine.close()
    return done


def fit(sources: list[str], outputs: list[Hypothesis], flags: list[tuple[Flag, ...]], good: list[bool]) -> list[float]:
    """The logistic regression of ``good`` on constant, log-probability, flags and log length (Newton's method)."""
    x = np.array(
        [
            [1.0, max(output.logprob, -5.0), len(doubts), math.log(len(source) + 1)]
            for source, output, doubts in zip(sources, outputs, flags, strict=True)
        ]
    )
    y, weights = np.array(good, dtype=float), np.zeros(4)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-6 * np.eye(4), x.T @ (y - p))
    return [float(weight) for weight in weights]


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
    flags = [check(s, o.text, "it", "en") for s, o in zip(sources, outputs, strict=True)]
    if "--fit" in sys.argv:
        names = ("constant", "log-probability", "flag", "log length")
        weights = fit(sources, outputs, flags, [score >= GOOD for score in scores])
        print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights, strict=True)))
    fit_of_starter = fits()["starter"]
    chances = [fit_of_starter.chance(s, o, f) for s, o, f in zip(sources, outputs, flags, strict=True)]
    print(f"Pearson {correlation(chances, scores):.3f}, Spearman {correlation(ranks(chances), ranks(scores)):.3f}")
    print(f"log-probability alone: Pearson {correlation([o.logprob for o in outputs], scores):.3f}")
    print("| score | sentences | mean score | reach chrF 50 |\n| --- | --- | --- | --- |")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [i for i, chance in enumerate(chances) if low <= chance < low + 0.2 or (low == 0.8 and chance == 1)]
        if inside:
            reached = fmean(scores[i] >= GOOD for i in inside)
            mean = fmean(chances[i] for i in inside)
            print(f"| {low:.1f}–{low + 0.2:.1f} | {len(inside)} | {mean:.2f} | {reached:.2f} |")


if __name__ == "__main__":
    main()
