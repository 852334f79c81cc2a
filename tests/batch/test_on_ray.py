"""The same batch on Ray: a real cluster of two nodes on this machine, one killed in the middle."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer import batch
from summarizer.batch.chunks import Wanted
from summarizer.batch.on_ray import _Actor
from summarizer.batch.wire import read_answer, read_chunk, write_chunk
from summarizer.errors import ModelMissing, OptionError
from summarizer.sources import Item
from tests.batch.conftest import Write
from tests.batch.fake import Fake

REPOSITORY = Path(__file__).parents[2]
WANTED = Wanted(("en",), "short")


def articles(count: int) -> list[dict[str, Any]]:
    return [{"id": f"a{i}", "text": f"Articolo {i}.\n\nFine."} for i in range(count)]


def on_cluster(source: Path, output: Path, loads: Path, options: list[str]) -> dict[str, int]:
    """Run tests.batch.cluster in a process of its own, which takes its cluster with it."""
    loads.mkdir()
    command = [sys.executable, "-m", "tests.batch.cluster", str(source), str(output), "--loads", str(loads), *options]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=600)
    told = [line for line in ended.stdout.splitlines() if line.startswith('{"at_kill"')]
    assert ended.returncode == 0, ended.stderr[-2000:]
    return dict(json.loads(told[0]))


def killed(tmp_path: Path, source: Path, kill_at: int, pause: float) -> dict[str, int]:
    """A node dies after ``kill_at`` articles; what comes out is what comes out of one machine."""
    output, whole = tmp_path / "ray.jsonl", tmp_path / "local.jsonl"
    told = on_cluster(source, output, tmp_path / "loads", ["--kill-at", str(kill_at), "--pause", str(pause)])
    list(batch.run(source, whole, create=Fake, chunk_characters=40))
    assert sorted(output.read_text().splitlines()) == sorted(whole.read_text().splitlines())
    return told


def test_a_node_killed_in_the_middle_loses_nothing_and_doubles_nothing(write_lines: Write, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    told = killed(tmp_path, write_lines(articles(40)), kill_at=8, pause=0.15)
    assert told["at_kill"] < told["done"] == 40
    assert told["loads_at_kill"] == 2  # one for each actor
    assert told["loads"] <= 3  # and one for the actor that took the dead one's place


@pytest.mark.soak
def test_a_node_killed_in_a_long_batch(write_lines: Write, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    told = killed(tmp_path, write_lines(articles(1000)), kill_at=200, pause=0.1)
    assert told["at_kill"] < told["done"] == 1000


def test_an_actor_loads_once_and_answers_chunk_by_chunk(tmp_path: Path) -> None:
    actor = _Actor(partial(Fake, loads=tmp_path), WANTED)
    chunks = [write_chunk((Item(f"a{i}", text=f"Articolo {i}."), Item(f"b{i}", text="UNREADABLE"))) for i in range(2)]
    answers = [actor({"chunk": [chunk]})["answer"][0] for chunk in chunks]
    status = [[(outcome.key, outcome.status) for outcome in read_answer(answer)] for answer in answers]
    assert status == [[("a0", "done"), ("b0", "failed")], [("a1", "done"), ("b1", "failed")]]
    assert len(list(tmp_path.iterdir())) == 1


def test_an_error_crosses_from_a_worker_as_itself() -> None:
    actor = _Actor(partial(Fake, missing=True), WANTED)
    (answer,) = actor({"chunk": [write_chunk((Item("a", text="Ciao."),))]})["answer"]
    with pytest.raises(ModelMissing, match="models pull"):
        read_answer(answer)


def test_chunks_travel_unchanged() -> None:
    chunk = (Item("a", text="Città’", fields={"id": 1, "x": [None]}), Item("b", url="https://example.org/"))
    assert read_chunk(write_chunk(chunk)) == chunk


def test_a_cluster_that_is_not_there_is_told(write_lines: Write, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    with pytest.raises(OptionError, match=r"There is no Ray cluster at 127\.0\.0\.1:9"):
        list(batch.run(write_lines(articles(1)), tmp_path / "out.jsonl", runner="ray", ray={"address": "127.0.0.1:9"}))


def test_without_ray_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(OptionError, match=r"pip install .*ray"):
        batch.run(tmp_path, tmp_path / "out.jsonl", runner="ray")
