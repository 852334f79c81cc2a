"""A disk that fills up ends in a clear error; with room again, the same command goes on where it was."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.disks import small_disk

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "small", kilobytes=640) as place:
        yield place


def write_articles(path: Path) -> Path:
    articles = ({"id": f"a{i}", "text": f"Articolo numero {i}. " * 20} for i in range(60))
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def run(source: Path, output: Path, limit: str = "unlimited") -> "subprocess.CompletedProcess[str]":
    command = f"ulimit -f {limit}; exec {sys.executable} -m tests.batch.command {source} {output} --chunk 900"
    return subprocess.run(["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False)


def ids(output: Path) -> list[str]:
    if output.is_dir():
        return sorted(path.name.removesuffix(".md") for path in output.iterdir())
    return sorted(json.loads(line)["id"] for line in output.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", ["out.jsonl", "out"])
def test_a_full_disk(tmp_path: Path, disk: Path, name: str) -> None:
    source, output = write_articles(tmp_path / "in.jsonl"), disk / name
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(540_000))
    full = run(source, output)
    assert (full.returncode, full.stderr) == (1, "")
    assert full.stdout.startswith("NotEnoughDisk No room on the disk to write")
    done = len(ids(output))
    assert done < 60
    ballast.unlink()
    again = run(source, output)
    assert (again.returncode, again.stdout.split()) == (0, [str(60 - done), str(done)])
    assert ids(output) == sorted(f"a{i}" for i in range(60))


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    source, output = write_articles(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    full = run(source, output, limit="64")  # in units of 1 kB
    assert full.returncode == 1
    assert full.stdout.startswith("NotEnoughDisk")
    assert 0 < output.stat().st_size <= 64 * 1024
    before = len(ids(output))
    again = run(source, output)
    assert again.stdout.split() == [str(60 - before), str(before)]
    assert len(set(ids(output))) == 60
