"""The command line, run as its user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.models import starter
from tests.conftest import PASTE

needs_starter = pytest.mark.skipif(not starter.installed(), reason="the extra 'starter' is not installed")


def run(*arguments: str, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "HF_HUB_OFFLINE": "1", **environment},
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["process", "recover", "translate", "summarize", "evaluate", "models", "serve", "batch"]
)
def test_every_command_has_its_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert command in done.stdout


def test_recover_prints_one_object_a_line(paste: str) -> None:
    done = run("recover", "--json", str(PASTE), "-", stdin=paste)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["file"] for row in rows] == [str(PASTE), "-"]
    assert rows[0]["title"] == "Riapre dopo tre anni il ponte vecchio di Borgo San Lauro"
    assert rows[0]["date_iso"] == "2025-09-12"
    assert len(rows[0]["paragraphs"]) == 4
    assert all({"text", "reason", "kind"} == set(block) for block in rows[0]["dropped"])
    assert rows[0]["paragraphs"] == rows[1]["paragraphs"]


@needs_starter
def test_process_in_part_gives_the_languages_that_can_be_served_and_says_why_not_the_others(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("process", str(PASTE), "--profile", "starter", "--format", "json", "-o", str(out))
    assert done.returncode == 3
    assert done.stdout == ""
    assert "summarizer models pull" in done.stderr
    assert "Traceback" not in done.stderr
    result = json.loads(out.read_text(encoding="utf-8"))
    assert result["schema"] == "2"
    assert result["translations"]["en"]["available"]
    assert not result["translations"]["uz"]["available"]
    assert result["summaries"]["en"]["sentences"][0]["sources"]


@needs_starter
def test_process_from_standard_input_writes_clean_text(paste: str) -> None:
    done = run("process", "-", "--to", "en", "--profile", "starter", stdin=paste)
    assert done.returncode == 0
    assert "Summary:" in done.stdout
    assert "bridge" in done.stdout.lower()
    assert "Iscriviti" not in done.stdout


@needs_starter
def test_summaries_as_json_lines() -> None:
    done = run("summarize", str(PASTE), "--to", "it,en", "--length", "headline", "--json", "--profile", "starter")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["language"] for row in rows] == ["it", "en"]
    assert all({"text", "method", "model", "sentences"} <= set(row) for row in rows)


@needs_starter
def test_evaluate_prints_scores_with_their_signatures(tmp_path: Path) -> None:
    source, reference = tmp_path / "news.it", tmp_path / "news.en"
    source.write_text("Il ponte è stato riaperto ieri mattina.\n" * 2, encoding="utf-8")
    reference.write_text("The bridge was reopened yesterday morning.\n" * 2, encoding="utf-8")
    options = ["--direction", "it-en", "--source", str(source), "--reference", str(reference)]
    done = run("evaluate", *options, "--profile", "starter", "--limit", "1", "--json")
    scores = json.loads(done.stdout)
    assert scores["sentences"] == 1
    assert scores["chrf"] > 30
    assert "nw:2" in scores["chrf_signature"]
    assert scores["model"] == "starter"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["process", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["process", "-"], 1, "no text"),
        (["process", str(PASTE), "--to", "de"], 2, "de"),
        (["process", str(PASTE), "--to", ","], 2, "language"),
        (["process", str(PASTE), "--length", "huge"], 2, "huge"),
        (["process", str(PASTE), "--no-such-option"], 2, "no-such-option"),
        (["process", str(PASTE), "--profile", "nonsense"], 1, "starter"),
        (["process", str(PASTE), "--profile", "starter", "--to", "uz"], 1, "models pull"),
        (["process", str(PASTE), "--profile", "starter", "--to", "en", "-o", "/no/such/folder/out"], 1, "folder"),
        (["process", str(PASTE), "--max-chars", "10"], 1, "--max-chars"),
        (["process", str(PASTE), "--format", "docx"], 2, "-o"),
        (["no-such-command"], 2, "no-such-command"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(arguments: list[str], code: int, says: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_text_in_another_language_is_named_and_how_to_insist() -> None:
    english = (
        "The old bridge of the town was opened again yesterday morning after three years of work on its arches. " * 3
    )
    done = run("process", "-", "--to", "en", stdin=english)
    assert done.returncode == 1
    assert "English" in done.stderr
    assert "--force" in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m summarizer recover --json {PASTE} {PASTE} | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert done.stderr == ""
