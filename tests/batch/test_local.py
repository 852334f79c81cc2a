"""Workers on one machine: the same results as without, whatever becomes of them."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from summarizer import batch
from summarizer.batch.chunks import CHUNK_CHARACTERS, chunks
from summarizer.errors import ModelMissing, OptionError
from summarizer.sources import Item
from tests.batch.conftest import Write, records
from tests.batch.fake import Fake

ARTICLES = [{"id": f"a{i}", "text": f"Articolo numero {i}.\n\nFine."} for i in range(12)]


def test_workers_give_the_same_records(write_lines: Write, tmp_path: Path) -> None:
    source = write_lines([*ARTICLES, {"id": "bad", "text": "UNREADABLE"}, {"id": "bug", "text": "BUG"}])
    reports = []
    for workers in (1, 2):
        job = batch.run(source, tmp_path / f"{workers}.jsonl", create=Fake, workers=workers, chunk_characters=60)
        reports.append(len(list(job)))
        assert (job.report.done, job.report.failed) == (12, 2)
    one, two = (sorted(map(str, records(tmp_path / f"{workers}.jsonl"))) for workers in (1, 2))
    assert one == two


def test_each_worker_loads_once(write_lines: Write, tmp_path: Path) -> None:
    loads = tmp_path / "loads"
    loads.mkdir()
    create = partial(Fake, loads=loads, pause=0.05)
    list(batch.run(write_lines(ARTICLES), tmp_path / "out.jsonl", create=create, workers=2, chunk_characters=60))
    assert len(list(loads.iterdir())) == 2


def test_an_error_of_a_worker_is_raised_here_as_itself(write_lines: Write, tmp_path: Path) -> None:
    create = partial(Fake, missing=True)
    with pytest.raises(ModelMissing, match="models pull"):
        list(batch.run(write_lines(ARTICLES), tmp_path / "out.jsonl", create=create, workers=2))
    assert len(list(batch.run(write_lines(ARTICLES), tmp_path / "out.jsonl", create=Fake))) == 12


def test_a_script_without_a_main_guard_is_told_what_to_do(write_lines: Write, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from summarizer import batch\nfrom tests.batch.fake import Fake\n"
        f"list(batch.run({str(write_lines(ARTICLES))!r}, {str(tmp_path / 'out.jsonl')!r}, create=Fake, workers=2))\n"
    )
    repository = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": repository},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert 'under `if __name__ == "__main__":`' in ended.stderr


def test_no_workers_are_no_workers(write_lines: Write, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="1 or more"):
        batch.run(write_lines(ARTICLES), tmp_path / "out.jsonl", workers=0)


def test_chunks_hold_articles_in_order_up_to_a_size() -> None:
    items = [Item(str(length), text="x" * length) for length in (5, 4, 3, 30, 1)]
    assert [[item.key for item in chunk] for chunk in chunks(items, 10)] == [["5", "4"], ["3"], ["30"], ["1"]]
    assert sum(len(chunk) for chunk in chunks(items, CHUNK_CHARACTERS)) == 5
