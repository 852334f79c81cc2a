"""What a batch writes: JSON lines, or a folder of files. Both can be put in order after a run was killed."""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from summarizer.batch.ledger import Ledger
from summarizer.batch.outcome import Outcome
from summarizer.errors import OptionError, OutputError
from summarizer.files import output_errors, sync_folder, write_atomically
from summarizer.outputs import Format
from summarizer.sources import JSON_LINES

_LEFT_OVER = re.compile(r"\..+\.[0-9a-f]{16}\.tmp")  # as summarizer.files names its temporary files


class Writer(Protocol):
    """Where the records go."""

    suffix: str | None  # of the files, where each article gets one of its own

    def repair(self, ledger: Ledger) -> None:
        """Make output and ledger agree, whatever the last run was doing when it ended."""
        ...

    def write(self, outcomes: Sequence[Outcome], ledger: Ledger) -> int:
        """Put records on the disk; returns the output's length, for the ledger."""
        ...


def is_folder(path: Path) -> bool:
    """Whether ``path`` means a folder with a file for each article: a folder, or a name without ending.

    Raises:
        OptionError: a name with another ending than .jsonl.
    """
    if path.is_dir() or (not path.exists() and not path.suffix):
        return True
    if path.suffix.lower() in JSON_LINES:
        return False
    raise OptionError(f"Cannot write a batch to {path}.", "Give a name that ends in .jsonl, or a folder.")


def open_output(path: Path, form: Format) -> Writer:
    """The output at ``path``, created if new; ``form`` is the format of the files of a folder.

    Raises:
        OptionError: neither JSON lines nor a folder.
        OutputError, NotEnoughDisk: it cannot be created.
    """
    return Folder(path, form) if is_folder(path) else JsonLinesFile(path)


class JsonLinesFile:
    """One record a line, in the order in which they were finished."""

    suffix: str | None = None

    def __init__(self, path: Path) -> None:
        self.path = path
        with output_errors(path), path.open("ab"):
            pass
        sync_folder(path.parent)

    def repair(self, ledger: Ledger) -> None:
        """Cut off what the ledger does not know (a torn line, records of an unfinished step); where lines are
        gone that it does know, let their articles wait again.

        Raises:
            OutputError: somebody else wrote into the file.
        """
        length, size = int(ledger.get("length", "0")), self.path.stat().st_size
        if size == length:
            return
        if size < length:
            self._recount(ledger)
        elif ledger.get("clean", "1") == "1":
            raise OutputError(
                f"{self.path} has lines that no batch wrote.", "Choose another output, or take those lines out."
            )
        else:
            self._cut(length)

    def write(self, outcomes: Sequence[Outcome], ledger: Ledger) -> int:
        """Append the records of those that did not fail, and wait until they are on the disk."""
        data = "".join(outcome.record + "\n" for outcome in outcomes if outcome.record).encode("utf-8")
        length = int(ledger.get("length", "0"))
        with output_errors(self.path):
            try:
                with self.path.open("ab") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                self._cut(length)  # a disk that filled up half-way through a line
                raise
        return length + len(data)

    def _cut(self, length: int) -> None:
        with output_errors(self.path), self.path.open("r+b") as file:
            file.truncate(length)
            os.fsync(file.fileno())

    def _recount(self, ledger: Ledger) -> None:
        """Lines were taken out, or the whole file: keep the whole lines, do the missing articles again."""
        present, length = set(), 0
        with output_errors(self.path), self.path.open("rb") as file:
            for line in file:
                key = _key(line)
                if key is None:
                    break
                present.add(key)
                length += len(line)
        self._cut(length)
        ledger.reopen([key for key, _ in ledger.finished() if key not in present], length)


def _key(line: bytes) -> str | None:
    """The id of a whole line, None for a torn or foreign one."""
    try:
        return str(json.loads(line)["id"]) if line.endswith(b"\n") else None
    except (ValueError, KeyError, TypeError):
        return None


class Folder:
    """A file for each article; writing one again replaces it, so that only missing ones need repair."""

    def __init__(self, path: Path, form: Format) -> None:
        self.path = path
        self.suffix: str | None = form.suffix
        self._form = form
        with output_errors(path):
            path.mkdir(parents=True, exist_ok=True)

    def repair(self, ledger: Ledger) -> None:
        """Remove temporary files of a run that was killed; let articles wait again whose file is gone.

        Raises:
            OutputError: a new batch would write among files of that kind that it did not make.
        """
        present = set()
        with output_errors(self.path):
            for entry in os.scandir(self.path):
                if _LEFT_OVER.fullmatch(entry.name):
                    Path(entry.path).unlink()
                present.add(entry.name)
        if ledger.get("clean", "new") == "new" and any(name.lower().endswith(self._form.suffix) for name in present):
            raise OutputError(
                f"{self.path} has {self._form.suffix} files that no batch wrote.", "Choose an empty folder."
            )
        ledger.reopen([key for key, file in ledger.finished() if file not in present], 0)

    def write(self, outcomes: Sequence[Outcome], ledger: Ledger) -> int:
        """Write each article's file, whole or not at all."""
        for outcome in outcomes:
            if outcome.result:
                write_atomically(self.path / ledger.file(outcome.key), self._form.write(outcome.result))
        return 0
