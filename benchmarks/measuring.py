"""Rivals timed side by side: rows of a table, and medians of interleaved rounds."""

import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio, the goal for it and whether that is met; ``name`` says what was divided by what."""

    name: str
    ratio: float
    goal: float
    met: bool


def at_least(name: str, ratio: float, goal: float) -> Row:
    """A row that is met where the ratio reaches the goal."""
    return Row(name, round(ratio, 3), goal, ratio >= goal)


def at_most(name: str, ratio: float, goal: float) -> Row:
    """A row that is met where the ratio does not go beyond the goal."""
    return Row(name, round(ratio, 3), goal, ratio <= goal)


def interleaved(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each contender. They take turns, so that a busy machine slows all of them alike."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            began = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in seconds.items()}


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    lines = ["| ratio | measured | goal | met |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.name} | {row.ratio:g} | {row.goal:g} | {'yes' if row.met else 'no'} |" for row in rows]
    return "\n".join(lines)


def write(rows: Sequence[Row], path: Path) -> None:
    """The rows as a JSON list."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
