"""The cache of models under processes that are killed, that compete, and disks that fill up."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from summarizer.errors import OutputError
from summarizer.models.store import derive, stored
from tests.faults.deriving import CONTENT
from tests.faults.disks import small_disk

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with small_disk(tmp_path / "small", kilobytes=100) as disk:
        monkeypatch.setenv("SUMMARIZER_CACHE", str(disk))
        yield disk


def start(log: Path, seconds: float) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.deriving", str(seconds), str(log)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def wait_for(log: Path) -> None:
    while not log.exists():
        time.sleep(0.02)


def test_two_processes_that_convert_the_same_model_convert_it_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    processes = [start(log, 0.5) for _ in range(3)]
    folders = {process.communicate(timeout=60)[0].strip() for process in processes}
    assert log.read_text() == "build\n"
    assert [Path(folder, "model.bin").read_bytes() for folder in folders] == [CONTENT]


def test_a_conversion_that_is_killed_is_made_again_and_leaves_nothing(tmp_path: Path, cache: Path) -> None:
    log = tmp_path / "log"
    with start(log, 60) as process:
        wait_for(log)
        process.kill()
    assert stored("model", "key") is None
    with start(log, 0) as process:
        folder = Path(process.communicate(timeout=60)[0].strip())
    assert (folder / "model.bin").read_bytes() == CONTENT
    assert sorted(path.name for path in (cache / "model").iterdir()) == ["key", "key.lock"]


def test_a_cache_that_another_process_has_locked_is_waited_for(tmp_path: Path, cache: Path) -> None:
    (cache / "model").mkdir(parents=True)
    with FileLock(cache / "model" / "key.lock"):
        process = start(tmp_path / "log", 0)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
    assert Path(process.communicate(timeout=60)[0].strip()).is_dir()


def test_a_cache_that_was_half_written_is_built_again() -> None:
    def build(folder: Path) -> None:
        (folder / "model.bin").write_bytes(CONTENT)

    folder = derive("model", "key", build, 1)
    os.truncate(folder / "model.bin", 4096)
    assert stored("model", "key") is None
    assert (derive("model", "key", build, 1) / "model.bin").read_bytes() == CONTENT
    (folder / "model.bin").unlink()
    assert (derive("model", "key", build, 1) / "model.bin").read_bytes() == CONTENT
    (folder / "MANIFEST.json").write_text('{"model.bin": {"si')
    assert (derive("model", "key", build, 1) / "model.bin").read_bytes() == CONTENT


def test_a_disk_that_fills_up_while_a_model_is_converted(full: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "model.bin").write_bytes(bytes(500_000))

    with pytest.raises(OutputError, match=r"No space left.*SUMMARIZER_CACHE"):
        derive("model", "key", build, 1)
    assert [path.name for path in (full / "model").iterdir()] == ["key.lock"]
