"""Mistakes at the command line, command by command: one sentence, its exit code, and nothing left behind."""

import io
import sys
from pathlib import Path

import pytest

from summarizer.cli import main

ARTICLE = "Il ponte di Borgo San Lauro riapre domani. Lo ha detto ieri il sindaco, che ha ringraziato tutti."
ONE = ("process", "translate", "summarize")
FILES = (
    *("no-file", "", ".", "a\nb.txt", "article.txt/x", "empty.txt", "damaged.docx", "bytes.txt", "-"),
    *("http://", "ftp://x", "https://localhost/"),
)
# What is wrong use, and what is a file or place that cannot be used.
MODEL_USE = ("--device x", "--profile", "--glossary no-file", "--glossary bytes.txt", "--glossary word.tsv", "--to ,")
MODEL_FILES = ("--profile x", "--models no-file", "--models bytes.txt", "--models empty.txt", "--models .")
SERVE = (
    *("--port 99999", "--port x", "--host 999.9.9.9", "--max-chars 0", "--max-upload -1", "--queue -1", "--idle -1"),
    *("--rate x", "--rate 0/minute", "--fetch x", "--device x", "--grace -1", "--log-format x", "--log-level x"),
    "--framed-by x",
)
WRONG_USE = [
    *(
        f"{command} article.txt {option}"
        for command in ONE
        for option in (*MODEL_USE, "--to xx", "--x", "--max-chars 0")
    ),
    *(
        f"batch in out.jsonl --profile starter {option}"
        for option in (*MODEL_USE, "--to xx", "--workers 0", "--runner x")
    ),
    *(
        "batch",
        "batch in",
        "batch in in",
        "batch in out.xyz",
        "batch article.txt out.jsonl",
        "batch in out.jsonl --length x",
    ),
    *("process article.txt --length x", "process article.txt --format x", "process article.txt --format docx"),
    *("evaluate", "evaluate --direction it-en", "evaluate --fit", "evaluate --precision x --doubt marks.jsonl"),
    *(
        f"evaluate --direction {way} --source article.txt --reference article.txt"
        for way in ("it", "it-", "-en", "it-xx")
    ),
    *("models x", "models pull --to ,", "models verify --sentences 0"),
    *(f"serve {option}" for option in SERVE),
]
NOTHING_DONE = [
    *(f"{command} article.txt {option}" for command in ONE for option in MODEL_FILES),
    *(f"batch in out.jsonl {option}" for option in MODEL_FILES),
    *(f"models {command} {option}" for command in ("list", "licences", "verify", "pull") for option in MODEL_FILES),
    *(f"process article.txt -o {place}" for place in ("no-folder/out", ".", "article.txt/out")),
    *(f"batch in {place} --profile starter" for place in ("no-folder/out.jsonl", "article.txt/out.jsonl")),
    *("batch no-folder out.jsonl --profile starter", "batch in out.jsonl --report no-folder/report"),
    *(f"evaluate --doubt {marks}" for marks in ("no-file", "empty.txt", "article.txt", "bytes.txt", "marks.jsonl")),
    "evaluate --direction it-en --source article.txt --reference empty.txt --profile starter",
    "evaluate --direction it-en --source article.txt --reference article.txt --hypotheses no-folder/out",
    *("serve --profile x", "serve --models no-file", "process article.txt --max-chars 5"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("article.txt", "in/article.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)))
    (tmp_path / "damaged.docx").write_bytes(b"PK\x03\x04damaged")
    (tmp_path / "word.tsv").write_text("riforma\n", encoding="utf-8")
    (tmp_path / "marks.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    return tmp_path


def _run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        *((line.split(), 2) for line in WRONG_USE),
        *((line.split(), 1) for line in NOTHING_DONE),
        *(([command, file], 1) for command in (*ONE, "recover") for file in FILES),
    ],
    ids=str,
)
def test_a_mistake_is_said_and_leaves_nothing_behind(
    arguments: list[str],
    code: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = sorted(folder.rglob("*"))
    assert _run(arguments, monkeypatch) == code
    out, told = capsys.readouterr()
    assert out == ""
    assert told.strip()
    assert "Errno" not in told
    assert "Error(" not in told
    assert sorted(folder.rglob("*")) == before
