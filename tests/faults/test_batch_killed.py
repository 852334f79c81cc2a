"""A batch that is killed at any moment ends, after the same command again, with every article exactly once."""

import json
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
COUNT = 60


def write_articles(tmp_path: Path, count: int = COUNT) -> Path:
    source = tmp_path / "in.jsonl"
    lines = (json.dumps({"id": f"a{i}", "text": f"Articolo numero {i}.\n\nFine."}) + "\n" for i in range(count))
    source.write_text("".join(lines), encoding="utf-8")
    return source


def start(source: Path, output: Path, options: Sequence[str] = ()) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.batch.command", str(source), str(output), *options]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def run(source: Path, output: Path, options: Sequence[str] = ()) -> "subprocess.CompletedProcess[str]":
    with start(source, output, options) as process:
        told, _ = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, told)


def contents(output: Path) -> list[str]:
    """Every record, sorted; a torn line fails."""
    if output.is_dir():
        return sorted(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in output.iterdir())
    lines = output.read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line)["id"] for line in lines)
    return sorted(lines)


@pytest.mark.parametrize("moment", ["torn", "written", "noted"])
@pytest.mark.parametrize("at", [1, 3])
def test_killed_between_any_two_steps_of_writing(tmp_path: Path, moment: str, at: int) -> None:
    source = write_articles(tmp_path, 12)
    run(source, tmp_path / "whole.jsonl")
    killed = run(source, tmp_path / "out.jsonl", ["--die", moment, "--at", str(at)])
    assert killed.returncode == -signal.SIGKILL
    again = run(source, tmp_path / "out.jsonl")
    assert again.returncode == 0
    assert contents(tmp_path / "out.jsonl") == contents(tmp_path / "whole.jsonl")
    done, skipped = map(int, again.stdout.split())
    assert done + skipped == 12
    assert skipped > 0 or (at, moment) in [(1, "torn"), (1, "written")]


def kill_at_random(tmp_path: Path, output: str, options: Sequence[str], kills: int) -> tuple[int, int]:
    """Kill a batch ``kills`` times, let it end, and compare; returns how many kills found it at work, and how
    many runs it took after them. An article that five kills found at work is given up until it is asked for."""
    source = write_articles(tmp_path, COUNT)
    run(source, tmp_path / f"whole-{output}")
    moments = random.Random(kills)
    at_work = 0
    for _ in range(kills):
        with start(source, tmp_path / output, options) as process:
            try:
                process.wait(moments.uniform(0.1, 1.2))
            except subprocess.TimeoutExpired:
                at_work += 1
                process.kill()
    runs, ended = 1, run(source, tmp_path / output)
    if ended.returncode == 3:
        runs, ended = 2, run(source, tmp_path / output, ["--retry-failed"])
    assert ended.returncode == 0
    assert contents(tmp_path / output) == contents(tmp_path / f"whole-{output}")
    return at_work, runs


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_random_moments(tmp_path: Path, output: str, workers: int) -> None:
    at_work, runs = kill_at_random(tmp_path, output, ["--pause", "0.02", "--workers", str(workers)], kills=4)
    assert at_work > 0
    assert runs == 1


@pytest.mark.soak
@pytest.mark.parametrize("output", ["out.jsonl", "out"])
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_fifty_times(tmp_path: Path, output: str, workers: int, capsys: pytest.CaptureFixture[str]) -> None:
    at_work, runs = kill_at_random(tmp_path, output, ["--pause", "0.3", "--workers", str(workers)], kills=50)
    with capsys.disabled():
        print(f"\n{output}, {workers} workers: killed {at_work} times at work, ended by run {runs}, nothing lost")
    assert at_work > 25


def test_a_worker_that_dies_takes_no_article_but_its_own(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    texts = {f"a{i}": "DEADLY" if i == 3 else f"Articolo {i}." for i in range(8)}
    source.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in texts.items()), encoding="utf-8")
    ended = run(source, tmp_path / "out.jsonl", ["--workers", "2", "--chunk", "60"])
    assert ended.returncode == 3
    ids = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(ids) == [key for key in texts if key != "a3"]


def test_an_article_that_kills_the_whole_run_is_given_up_in_the_end(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    texts = {f"a{i}": "DEADLY" if i == 1 else f"Articolo {i}." for i in range(4)}
    source.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in texts.items()), encoding="utf-8")
    codes = [run(source, tmp_path / "out.jsonl").returncode for _ in range(6)]
    assert codes[:5] == [-signal.SIGKILL] * 5
    assert codes[5] == 3
    ids = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(ids) == ["a0", "a2", "a3"]


def test_two_processes_on_one_output(tmp_path: Path) -> None:
    source = write_articles(tmp_path, 12)
    with start(source, tmp_path / "out.jsonl", ["--pause", "0.2"]) as first:
        while not (tmp_path / "out.jsonl").exists():
            assert first.poll() is None
        second = run(source, tmp_path / "out.jsonl")
        first.wait()
    assert second.returncode == 1
    assert second.stdout.startswith("OutputError Another run is writing this output")
    assert first.returncode == 0
    assert len(contents(tmp_path / "out.jsonl")) == 12
