"""Rivals timed side by side: rows of a table, and medians of interleaved rounds."""

import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A contender of which only the best of its kind counts runs on while it is at most this much slower than the best.
_HOPELESS = 1.5
# A ratio that is worse than the one kept by more than this share is named as a regression.
_NOTICED = 0.10
KEPT = Path(__file__).parent / "kept.json"


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio, the goal for it and whether that is met; ``name`` says what was divided by what.

    A row without a goal only tells. One without a ratio could not be measured, and ``reason`` says why. ``rising``
    is whether a greater ratio is a better one.
    """

    name: str
    ratio: float | None
    goal: float | None
    met: bool | None
    reason: str = ""
    rising: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        row: dict[str, Any] = {"name": self.name, "ratio": self.ratio, "goal": self.goal, "met": self.met}
        return row | ({"reason": self.reason} if self.reason else {})


def at_least(name: str, ratio: float, goal: float) -> Row:
    """A row that is met where the ratio reaches the goal."""
    return Row(name, round(ratio, 3), goal, ratio >= goal, rising=True)


def at_most(name: str, ratio: float, goal: float) -> Row:
    """A row that is met where the ratio does not go beyond the goal."""
    return Row(name, round(ratio, 3), goal, ratio <= goal)


def told(name: str, ratio: float) -> Row:
    """A row without a goal."""
    return Row(name, round(ratio, 3), None, None)


def unmeasured(name: str, reason: str) -> Row:
    """A row that is not met, as it could not be measured."""
    return Row(name, None, None, False, reason)


def interleaved(
    contenders: Mapping[str, Callable[[], object]], rounds: int, kind: Callable[[str], str] = lambda name: name
) -> dict[str, float]:
    """Median seconds of each contender. They take turns, so that a busy machine slows all of them alike.

    Of several of one ``kind`` only the best counts: those far behind it after the first round do not run again.
    """
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds):
        for name, run in contenders.items():
            rivals = [seconds[other][0] for other in contenders if kind(other) == kind(name) and number]
            if number and seconds[name][0] > _HOPELESS * min(rivals):
                continue
            began = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in seconds.items()}


def loss(row: Row, kept: Mapping[str, float]) -> float | None:
    """By what share a row with a goal is worse than the one kept (negative: better); None where that says nothing."""
    before = kept.get(row.name, 0.0)
    if row.goal is None or not row.ratio or min(before, row.ratio) <= 0:
        return None
    return (before / row.ratio if row.rising else row.ratio / before) - 1


def table(rows: Sequence[Row], kept: Mapping[str, float] | None = None) -> str:
    """The rows in Markdown; with what was ``kept`` of an earlier run, and what is worse than it."""
    lines = ["| ratio | measured | goal | met |", "| --- | --- | --- | --- |"]
    for row in rows:
        measured = row.reason if row.ratio is None else f"{row.ratio:g}"
        goal = "–" if row.goal is None else f"{row.goal:g}"
        lines.append(f"| {row.name} | {measured} | {goal} | { {True: 'yes', False: 'no', None: '–'}[row.met] } |")
    if kept is None:
        return "\n".join(lines)
    columns = [" kept | change |", " --- | --- |", *(_beside(row, kept) for row in rows)]
    return "\n".join(line + more for line, more in zip(lines, columns, strict=True))


def _beside(row: Row, kept: Mapping[str, float]) -> str:
    worse = loss(row, kept)
    change = f"**{worse:.0%} worse**" if worse is not None and worse > _NOTICED else ""
    return f" {kept[row.name]:g} | {change} |" if row.name in kept else " – | |"


def write(rows: Sequence[Row], path: Path) -> None:
    """The rows as a JSON list."""
    path.write_text(json.dumps([row.to_dict() for row in rows], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> dict[str, float]:
    """The ratios of a list that was written, by their rows' names; of no file none."""
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return {row["name"]: row["ratio"] for row in rows if row["ratio"] is not None}


def keep(rows: Sequence[Row], path: Path = KEPT) -> None:
    """Keep the rows that were measured, in the place of those of the same name."""
    new = {row.name: row.to_dict() for row in rows if row.ratio is not None}
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    rows_by_name = {row["name"]: row for row in old} | new
    path.write_text(json.dumps(list(rows_by_name.values()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
