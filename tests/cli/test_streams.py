"""Standard streams that are closed, full or empty: one sentence and an exit code, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def shell(arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """The command run by a shell, which does the redirections in ``arguments``."""
    command = f"{sys.executable} -m summarizer {arguments}"
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    (tmp_path / "a.txt").write_text("Il ponte riapre.\n\nIl ponte vecchio riapre oggi dopo tre anni di lavori.\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("recover empty.txt", 1, "There is no text in empty.txt"),
        ("recover blank.txt", 1, "There is no text in blank.txt"),
        ("recover - </dev/null", 1, "There is no text in standard input"),
        ("recover --json empty.txt a.txt", 3, "There is no text in empty.txt"),
        ("recover a.txt >/dev/full", 1, "No room on the disk"),
        ("recover --json a.txt >/dev/full", 1, "No room on the disk"),
        ("--help >/dev/full", 1, "No room on the disk"),
        ("models licences >/dev/full", 1, "No room on the disk"),
        ("recover a.txt >&-", 1, "The output cannot be written"),
        ("models list >&-", 1, "The output cannot be written"),
        ("recover - <&-", 1, "Standard input is closed"),
        ("process - <&-", 1, "Standard input is closed"),
        ("recover missing.txt 2>&-", 1, ""),
        ("recover missing.txt 2>/dev/full", 1, ""),
        ("recover a.txt >&- 2>&- <&-", 1, ""),
        ("process missing.txt >&-", 1, "There is no file missing.txt"),
    ],
)
def test_the_exit_says_what_became_of_the_streams(folder: Path, arguments: str, code: int, told: str) -> None:
    done = shell(arguments, folder)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("\n") == bool(told)


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    done = shell("recover a.txt a.txt | true", folder)
    assert done.stderr == ""
