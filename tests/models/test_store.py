import os
import threading
from collections import namedtuple
from pathlib import Path

import pytest

from summarizer.errors import NotEnoughDisk, OutputError
from summarizer.models.store import cache_folder, derive, stored


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"weights" * 100)


def test_a_folder_is_built_once() -> None:
    calls = []

    def build(folder: Path) -> None:
        calls.append(1)
        write(folder)

    first = derive("model", "key", build, 1)
    assert derive("model", "key", build, 1) == first == stored("model", "key")
    assert calls == [1]
    assert (first / "model.bin").read_bytes() == b"weights" * 100


def test_one_altered_byte_is_found_and_the_folder_built_again() -> None:
    folder = derive("model", "key", write, 1)
    with (folder / "model.bin").open("r+b") as file:
        file.write(b"X")
    assert (derive("model", "key", write, 1) / "model.bin").read_bytes() == b"weights" * 100


def test_a_file_cut_short_is_found_without_reading_it() -> None:
    folder = derive("model", "key", write, 1)
    os.truncate(folder / "model.bin", 10)
    assert stored("model", "key") is None


def test_a_build_that_fails_leaves_nothing_behind(cache: Path) -> None:
    def build(folder: Path) -> None:
        write(folder)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        derive("model", "key", build, 1)
    assert stored("model", "key") is None
    assert [p.name for p in (cache / "model").iterdir() if not p.name.endswith(".lock")] == []


def test_two_that_want_the_same_folder_build_it_once() -> None:
    calls = []
    barrier = threading.Barrier(4)

    def build(folder: Path) -> None:
        calls.append(1)
        write(folder)

    def work() -> None:
        barrier.wait()
        derive("model", "key", build, 1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [1]


def test_a_full_disk_is_told_before_work_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("summarizer.models.store.shutil.disk_usage", lambda path: usage(10**9, 10**9, 1000))
    with pytest.raises(NotEnoughDisk, match=r"1\.9 GB.*SUMMARIZER_CACHE"):
        derive("model", "key", write, 1_900_000_000)


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="SUMMARIZER_CACHE"):
        derive("model", "key", write, 1)


def test_the_cache_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_CACHE")
    assert cache_folder().name == "summarizer"
