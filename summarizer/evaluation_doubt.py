"""The command ``evaluate --doubt``: how well doubt meets marks that people made on given translations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from summarizer.engines.base import ScoredTarget, TranslationEngine
from summarizer.errors import InputError
from summarizer.result import TRUSTED, Flag
from summarizer.translation.capitals import in_sentence_case
from summarizer.translation.checks import check
from summarizer.translation.doubt import Fit, Signals, signals
from summarizer.translation.words import words_in

MARKS = ("ok", "minor", "wrong")
# For the constant, improbable, unsupported and flag.
_RIDGE = (0.0, 1.0, 1.0, 1.0)

Observed = tuple[Signals, tuple[Flag, ...]]
"""What is known of a translation, and its flags."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A translation that somebody read: whether it misleads ("wrong"), badly (``severe``), and by which ``words``."""

    source: str
    target: str
    mark: str
    severe: bool = False
    words: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether it misleads."""
        return self.mark == "wrong"


@dataclass(frozen=True, slots=True)
class DoubtScores:
    """Shares in [0, 1]: of the wrong translations, the severe ones and those not wrong (``false``) that are marked; the
    area under the curve of confidence; of the wrong ones, those with a wrong word in doubt; and of all words, those in
    doubt.
    """

    recall: float
    severe: float
    false: float
    auc: float
    word_recall: float
    word_share: float
    sentences: int
    wrong: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def read_marks(text: str) -> list[Marked]:
    """The rows of a file of marks, one JSON object a line.

    Raises:
        InputError: a line is not one, or there is nothing to compare.
    """
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                rows.append(_row(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(
                    f"Line {number} of the marks cannot be used.",
                    'A line is {"source", "target", "mark": "ok" | "minor" | "wrong", "severe": bool, "words": [str]}.',
                ) from error
    if len({row.wrong for row in rows}) < 2:
        raise InputError("The marks hold no wrong translation, or no right one.", "Give a file that has both.")
    return rows


def _row(data: Mapping[str, Any]) -> Marked:
    if data["mark"] not in MARKS:
        raise ValueError(f"mark {data['mark']!r}")
    return Marked(
        str(data["source"]),
        str(data["target"]),
        data["mark"],
        bool(data.get("severe")),
        tuple(map(str, data.get("words") or ())),
    )


def observed(rows: Sequence[Marked], engine: TranslationEngine, source: str, target: str) -> list[Observed]:
    """What is known of each translation; nothing is decoded."""
    texts = [in_sentence_case(row.source, source) for row in rows]
    scored = engine.score(texts, [row.target for row in rows], source, target)
    flags = [check(row.source, row.target, source, target) for row in rows]
    return [
        (signals(row.source, row.target, _total(score), own, source, target), own)
        for row, score, own in zip(rows, scored, flags, strict=True)
    ]


def doubt_scores(rows: Sequence[Marked], seen: Sequence[Observed], fit: Fit) -> DoubtScores:
    """How well the marks of ``fit`` meet those of the rows."""
    chances = [fit.confidence(found) for found, _ in seen]
    marked = [_is_marked(fit, found, flags) for found, flags in seen]
    doubted = [
        [word for doubt in fit.doubts(found) for word in words_in(row.target[doubt.start : doubt.end])]
        for row, (found, _) in zip(rows, seen, strict=True)
    ]
    named = [
        not {word for text in row.words for word in words_in(text)}.isdisjoint(own)
        for row, own in zip(rows, doubted, strict=True)
        if row.wrong and row.words
    ]
    return DoubtScores(
        recall=_share([mark for mark, row in zip(marked, rows, strict=True) if row.wrong]),
        severe=_share([mark for mark, row in zip(marked, rows, strict=True) if row.severe]),
        false=_share([mark for mark, row in zip(marked, rows, strict=True) if not row.wrong]),
        auc=round(_auc([-chance for chance in chances], [row.wrong for row in rows]), 4),
        word_recall=_share(named),
        word_share=round(sum(map(len, doubted)) / max(1, sum(len(words_in(row.target)) for row in rows)), 4),
        sentences=len(rows),
        wrong=sum(row.wrong for row in rows),
    )


def fitted(rows: Sequence[Marked], seen: Sequence[Observed], word: float) -> Fit:
    """The logistic regression of "wrong" on the signals (Newton's method)."""
    import numpy as np

    x, y = np.array([found.row for found, _ in seen]), np.array([row.wrong for row in rows], dtype=float)
    weights, ridge = np.zeros(x.shape[1]), np.diag(_RIDGE)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (y - p) - ridge @ weights)
    constant, improbable, unsupported, flag = (round(float(weight), 3) for weight in weights)
    return Fit(constant, improbable, unsupported, flag, word)


def cautious(fit: Fit, seen: Sequence[Observed], rows: Sequence[Marked], most: float) -> Fit:
    """``fit`` with the largest constant with which it marks at most the share ``most`` of the rows that are not wrong.

    No constant takes a flag back: where flags alone are more, it is the smallest that is tried.
    """
    right = [pair for row, pair in zip(rows, seen, strict=True) if not row.wrong]
    tries = [replace(fit, constant=round(fit.constant + step / 100, 3)) for step in range(500, -501, -1)]
    fitting = (one for one in tries if _share([_is_marked(one, *pair) for pair in right]) <= most)
    return next(fitting, tries[-1])


def _is_marked(fit: Fit, found: Signals, flags: Sequence[Flag]) -> bool:
    return bool(flags) or fit.confidence(found) < TRUSTED


def _total(scored: ScoredTarget) -> float:
    return sum(token.logprob for token in scored.tokens) + scored.ending


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _auc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive scores higher than a negative; equal scores count half."""
    above = [score for score, is_positive in zip(scores, positive, strict=True) if is_positive]
    below = [score for score, is_positive in zip(scores, positive, strict=True) if not is_positive]
    wins = sum((one > other) + (one == other) / 2 for one in above for other in below)
    return wins / (len(above) * len(below))
