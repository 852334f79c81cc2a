"""The command: exit codes, the account, and what is told where there is no terminal."""

import io
import json
import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from summarizer import batch
from summarizer.batch import job as job_module
from summarizer.batch.console import follow
from summarizer.cli.commands import app
from summarizer.errors import OptionError
from tests.batch.conftest import Write
from tests.batch.fake import Fake

ARTICLES = [{"id": f"a{i}", "text": f"Articolo {i}."} for i in range(4)]


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_module, "_summarizer", lambda options: Fake())


def invoke(*arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, ["batch", *arguments])
    if ended.exception and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return ended.exit_code, ended.stdout, ended.stderr


def test_the_account_is_told_and_written(write_lines: Write, tmp_path: Path) -> None:
    source = write_lines([*ARTICLES, {"id": "[b]bad[/b]", "text": "UNREADABLE"}])
    report = tmp_path / "report.json"
    code, out, err = invoke(str(source), str(tmp_path / "out.jsonl"), "--to", "en", "--json", "--report", str(report))
    assert code == 3
    assert json.loads(out) == json.loads(report.read_text())
    assert json.loads(out)["done"] == 4
    assert "5 articles: 4 done, 1 failed" in err
    assert "'[b]bad[/b]': There is no article" in err.replace("\n", " ")
    assert "--retry-failed" in err


def test_all_done_is_0_and_a_second_run_says_what_it_skips(write_lines: Write, tmp_path: Path) -> None:
    arguments = (str(write_lines(ARTICLES)), str(tmp_path / "out.jsonl"))
    assert invoke(*arguments)[0] == 0
    code, _, err = invoke(*arguments)
    assert code == 0
    assert "4 of 4 articles are done already" in err


def test_a_glossary_that_changed_is_another_batch(write_lines: Write, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("sindaco\tmayor\ten\n")
    arguments = (str(write_lines(ARTICLES)), str(tmp_path / "out.jsonl"), "--glossary", str(glossary))
    assert invoke(*arguments)[0] == 0
    glossary.write_text("sindaco\tlord mayor\ten\n")
    with pytest.raises(OptionError, match="begun with glossary"):
        invoke(*arguments)


def test_an_interrupt_ends_in_good_order(write_lines: Write, tmp_path: Path) -> None:
    create = partial(Fake, pause=0.1)
    source = write_lines([{"id": f"a{i}", "text": f"Articolo {i}."} for i in range(60)])
    told = io.StringIO()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
    threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    try:
        report = follow(
            batch.run(source, tmp_path / "out.jsonl", create=create, chunk_characters=1),
            Console(file=told, width=200),
        )
    finally:
        signal.signal(signal.SIGINT, before)
    assert 0 < report.done < 60
    assert report.exit_code == 3
    assert f"Stopped; {report.waiting} articles are left. The same command goes on." in told.getvalue()
    again = batch.run(source, tmp_path / "out.jsonl", create=Fake)
    assert report.waiting - sum(1 for _ in again) in (0, 1)  # one may be written and not yet counted


def test_progress_without_a_terminal_is_a_line_now_and_then(
    write_lines: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    clock = iter(range(0, 10_000, 40))
    job = batch.run(write_lines(ARTICLES), tmp_path / "out.jsonl", create=Fake, chunk_characters=1)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    follow(job, Console(file=told, width=200))
    assert "2/4 articles" in told.getvalue()
    assert "min left" in told.getvalue()
