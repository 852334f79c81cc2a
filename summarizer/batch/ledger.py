"""The ledger: which article of a batch is done, in one SQLite file beside the output.

The order of writing makes a batch survive being killed at any moment: a record is on the disk in the output
before the ledger says so. What the ledger does not know is not done; the output removes it and does it again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.batch.filenames import file_names
from summarizer.batch.outcome import Failure, Outcome, Report
from summarizer.errors import NotEnoughDisk, OptionError, OutputError
from summarizer.sources import Entry

VERSION = 1
MAX_ATTEMPTS = 5  # a run that died that often on an article would die on it for ever

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (
    key TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    run INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'started', 'done', 'partial', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    file TEXT UNIQUE COLLATE NOCASE,  -- on macOS and Windows "A.md" and "a.md" are one file
    error TEXT,
    kind TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting ON article (status, run, attempts, position);
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """An article handed out to be done; ``attempts`` runs have died while they had it."""

    key: str
    place: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Registered:
    """What the ledger found in the input: ``repeated`` and ``changed`` as in ``Report``."""

    repeated: int
    changed: int


class Ledger:
    """One batch's ledger. Whoever has it open has the batch: it is locked for others until it is closed, or
    until its process ends in whatever way."""

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        """Open the ledger, or begin one. ``settings`` are the options that the results depend on.

        Raises:
            OptionError: the batch was begun with other settings.
            OutputError: another run has it; or the file is not a ledger, or of a later version.
            NotEnoughDisk: no room for it.
        """
        self.path = path
        with self._errors():
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")  # keeps the lock that the first transaction takes
            self._db.execute("PRAGMA synchronous = FULL")  # a commit is on the disk when it returns
            with self._transaction():
                self._check_version()
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {VERSION:d}")
                self._check_settings(dict(settings))
                self.run = int(self.get("run", "0")) + 1
                self._set("run", str(self.run))

    def get(self, name: str, default: str) -> str:
        """A remark that was set with a commit."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def register(self, entries: Iterable[Entry], retry_failed: bool, suffix: str | None) -> Registered:
        """Take in the articles of the input; new ones wait, those that failed wait again if ``retry_failed``
        or where their text has changed. ``suffix``: each gets the name of a file of its own that ends so."""
        repeated = changed = 0
        with self._errors(), self._transaction():
            # Claimed by a run that died; that it had them stays in `attempts`.
            self._db.execute("UPDATE article SET status = 'pending' WHERE status = 'started'")
            for position, entry in enumerate(entries):
                verdict = self._register(entry, position, retry_failed, suffix)
                repeated += verdict == "repeated"
                changed += verdict == "changed"
        return Registered(repeated, changed)

    def claim(self, limit: int) -> list[Claim]:
        """Hand out up to ``limit`` waiting articles; empty when none waits.

        Those that a run has died on come last and alone, so that one poisonous article takes no other with it.
        """
        query = (
            "SELECT key, place, attempts FROM article WHERE status = 'pending' AND run = ? "
            "ORDER BY attempts, position LIMIT ?"
        )
        with self._errors(), self._transaction():
            rows = [Claim(*row) for row in self._db.execute(query, (self.run, limit))]
            claims = [row for row in rows if row.attempts == 0] or rows[:1]
            self._db.executemany(
                "UPDATE article SET status = 'started' WHERE key = ?", [(claim.key,) for claim in claims]
            )
        return claims

    def risk(self, keys: Iterable[str]) -> None:
        """Note that this process begins to work at articles; only ``finish`` takes the note back."""
        with self._errors(), self._transaction():
            self._db.executemany("UPDATE article SET attempts = attempts + 1 WHERE key = ?", [(key,) for key in keys])

    def finish(self, outcomes: Sequence[Outcome], length: int) -> None:
        """Note what became of articles; ``length`` is the output's size in bytes that holds all finished ones."""
        with self._errors(), self._transaction():
            self._db.executemany(
                "UPDATE article SET status = ?, error = ?, kind = ?, attempts = 0 WHERE key = ?",
                [(o.status, o.error, o.kind, o.key) for o in outcomes],
            )
            self._set("length", str(length))

    def mark(self, clean: bool) -> None:
        """Note that the output is being written (False) or was left in order (True)."""
        with self._errors(), self._transaction():
            self._set("clean", str(int(clean)))

    def file(self, key: str) -> str:
        """The file name given to an article."""
        return str(self._db.execute("SELECT file FROM article WHERE key = ?", (key,)).fetchone()[0])

    def finished(self) -> Iterator[tuple[str, str | None]]:
        """Key and file name of every article that should be in the output."""
        yield from self._db.execute("SELECT key, file FROM article WHERE status IN ('done', 'partial')")

    def reopen(self, keys: Iterable[str], length: int) -> None:
        """Let articles wait again whose record is gone from the output, which is now ``length`` bytes long."""
        with self._errors(), self._transaction():
            self._db.executemany(
                "UPDATE article SET status = 'pending', attempts = 0 WHERE key = ?", [(key,) for key in keys]
            )
            self._set("length", str(length))

    def counts(self) -> dict[str, int]:
        """How many of this run's input stand at each status."""
        query = "SELECT status, count(*) FROM article WHERE run = ? GROUP BY status"
        with self._errors():
            return dict(self._db.execute(query, (self.run,)).fetchall())

    def report(self) -> Report:
        """The input's articles as they stand now: all finished ones count as done or partial."""
        counts = self.counts()
        query = "SELECT key, kind, error FROM article WHERE run = ? AND status = 'failed' ORDER BY position"
        return Report(
            articles=sum(counts.values()),
            done=counts.get("done", 0),
            partial=counts.get("partial", 0),
            failed=counts.get("failed", 0),
            waiting=counts.get("pending", 0) + counts.get("started", 0),
            failures=tuple(Failure(*row) for row in self._db.execute(query, (self.run,))),
        )

    def close(self) -> None:
        """Close the file, which lets others have it."""
        self._db.close()

    def _register(self, entry: Entry, position: int, retry_failed: bool, suffix: str | None) -> str:
        row = self._db.execute(
            "SELECT digest, run, status, attempts FROM article WHERE key = ?", (entry.key,)
        ).fetchone()
        if row is None:
            self._insert(entry, position, suffix)
            return "new"
        digest, run, status, attempts = row
        if run == self.run:
            return self._register_again(entry, digest, position, suffix)
        if status in ("done", "partial"):
            self._seen(entry, position, status, digest)
            return "changed" if digest != entry.digest else "finished"
        fresh = digest != entry.digest or (status == "failed" and retry_failed)
        self._seen(entry, position, "pending" if fresh else status, entry.digest)
        if entry.error or (attempts >= MAX_ATTEMPTS and not fresh):
            died = f"The program died {attempts} times at this article. Make it shorter, or free some memory."
            self._fail(entry.key, entry.error or died)
        elif fresh:
            self._db.execute("UPDATE article SET attempts = 0 WHERE key = ?", (entry.key,))
        return "known"

    def _register_again(self, entry: Entry, digest: str, position: int, suffix: str | None) -> str:
        if digest == entry.digest:
            return "repeated"
        other = f"{entry.key} ({entry.place})"
        error = f'The id "{entry.key}" stands for another article too. Give every article its own id.'
        return self._register(Entry(other, entry.place, entry.digest, error), position, False, suffix)

    def _insert(self, entry: Entry, position: int, suffix: str | None) -> None:
        file = self._free_name(entry.key, suffix) if suffix else None
        self._db.execute(
            "INSERT INTO article (key, place, digest, position, run, status, file) "
            "VALUES (?, ?, ?, ?, ?, 'pending', ?)",
            (entry.key, entry.place, entry.digest, position, self.run, file),
        )
        if entry.error:
            self._fail(entry.key, entry.error)

    def _free_name(self, key: str, suffix: str) -> str:
        taken = "SELECT 1 FROM article WHERE file = ?"
        return next(name for name in file_names(key, suffix) if not self._db.execute(taken, (name,)).fetchone())

    def _seen(self, entry: Entry, position: int, status: str, digest: str) -> None:
        self._db.execute(
            "UPDATE article SET place = ?, position = ?, run = ?, status = ?, digest = ? WHERE key = ?",
            (entry.place, position, self.run, status, digest, entry.key),
        )

    def _fail(self, key: str, error: str) -> None:
        query = "UPDATE article SET status = 'failed', kind = 'InputError', error = ? WHERE key = ?"
        self._db.execute(query, (error, key))

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _check_version(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise OutputError(f"{self.path} is from a later version of this program.", "Update the program.")

    def _check_settings(self, settings: dict[str, Any]) -> None:
        """See that the results will be of one kind; as long as there is none, other settings begin anew."""
        told = json.dumps(settings, sort_keys=True)
        before = json.loads(self.get("settings", told))
        for name, value in json.loads(told).items():
            if before.get(name) != value:
                if next(self.finished(), None) is not None:
                    raise OptionError(
                        f"This output was begun with {name} {before.get(name)}, not {value}.",
                        "Use the same options as before, or choose another output.",
                    )
                self._db.execute("DELETE FROM article")
        self._set("settings", told)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN EXCLUSIVE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # after a full disk SQLite has rolled back by itself
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
            if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                message = f"No room on the disk to write {self.path}."
                raise NotEnoughDisk(message, "Free some space and run the same command again.") from error
            if code == sqlite3.SQLITE_BUSY:
                message = f"Another run is writing this output (it holds {self.path})."
                raise OutputError(message, "Wait until it has ended, or choose another output.") from error
            if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                message = f"{self.path} is damaged: {error}."
                raise OutputError(message, "Move it and the output away and run the command again.") from error
            raise OutputError(f"Cannot write {self.path}: {error}.", "Choose another output.") from error
