"""Rows, and rivals that take turns."""

import json
from pathlib import Path

from benchmarks.measuring import at_least, at_most, interleaved, keep, read, table, told, unmeasured, write


def test_a_goal_is_met_at_its_very_value() -> None:
    assert at_least("a / b", 10, 10).met
    assert not at_least("a / b", 9.9999, 10).met
    assert at_most("a / b", 0.2, 0.2).met
    assert not at_most("a / b", 0.20001, 0.2).met


def test_a_table_says_why_a_figure_is_missing() -> None:
    lines = table([at_least("fast", 12.3456, 10), told("floor", 2), unmeasured("far", "not installed")]).splitlines()
    assert lines[2:] == [
        "| fast | 12.346 | 10 | yes |",
        "| floor | 2 | – | – |",
        "| far | not installed | – | no |",
    ]


def test_rows_are_written_as_json(tmp_path: Path) -> None:
    write([at_most("small", 0.5, 1), unmeasured("far", "not installed")], tmp_path / "rows.json")
    assert json.loads((tmp_path / "rows.json").read_text(encoding="utf-8")) == [
        {"name": "small", "ratio": 0.5, "goal": 1, "met": True},
        {"name": "far", "ratio": None, "goal": None, "met": False, "reason": "not installed"},
    ]


def test_what_is_worse_by_more_than_a_tenth_is_named() -> None:
    rows = [at_least("fast", 8.8, 10), at_least("faster", 9.2, 9), at_most("small", 0.56, 1), at_most("new", 1, 2)]
    lines = table(rows, {"fast": 10, "faster": 10, "small": 0.5, "gone": 1}).splitlines()
    assert [line.split(" | ", 3)[-1] for line in lines[2:]] == [
        "no | 10 | **14% worse** |",
        "yes | 10 |  |",
        "yes | 0.5 | **12% worse** |",
        "yes | – | |",
    ]


def test_keeping_some_rows_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    assert read(path) == {}
    keep([at_most("a", 1, 2), at_most("b", 2, 2)], path)
    keep([at_most("b", 3, 2), unmeasured("a", "not installed")], path)
    assert read(path) == {"a": 1, "b": 3}


def test_rivals_take_turns() -> None:
    order: list[str] = []
    seconds = interleaved({name: lambda name=name: order.append(name) for name in "ab"}, 3)  # type: ignore[misc]
    assert "".join(order) == "ababab"
    assert set(seconds) == {"a", "b"}


def test_of_one_kind_those_far_behind_run_once() -> None:
    runs: list[str] = []
    clock = iter(range(1_000_000))

    def contender(name: str, work: int) -> None:
        runs.append(name)
        for _ in range(work):
            next(clock)

    contenders = {
        "x quick": lambda: contender("x quick", 1_000),
        "x slow": lambda: contender("x slow", 200_000),
        "y": lambda: contender("y", 200_000),
    }
    interleaved(contenders, 3, kind=lambda name: name[0])
    assert [runs.count(name) for name in contenders] == [3, 1, 3]
