"""Sentences translated before, on disk, so that the same sentence is not decoded again by another run or process.

What a model gave is kept, not what was made of it: checks and repairs run anew each time, so that a result is the same
with the cache and without. A key is a hash of the model, its revision and backend, the direction, the decoding and the
text; the file therefore holds translations, no sources. It lies in the cache folder, readable by its owner only;
``SUMMARIZER_SENTENCES=0`` switches it off, another number is how many sentences it may hold.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from summarizer.engines.base import Decoding, Hypothesis, ModelCard
from summarizer.models.store import cache_folder

FILE = "sentences.sqlite3"
SWITCH = "SUMMARIZER_SENTENCES"
# About 40 MB.
CAPACITY = 100_000

_SCHEMA = """
DROP TABLE IF EXISTS hypothesis;
CREATE TABLE IF NOT EXISTS hypotheses (
    key BLOB PRIMARY KEY, text TEXT NOT NULL, logprob REAL NOT NULL,
    finished INTEGER NOT NULL, tokens INTEGER NOT NULL, others TEXT NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hypotheses_used ON hypotheses (used);
"""
# Seconds to wait for another process, and between two notes that a sentence is still in use.
_PATIENCE, _DAY = 5.0, 86_400
# Rows thrown away at once when the file is full, as a share: counting and throwing away is not for every sentence.
_SPARE = 0.1
# Changed whenever models come to read or write the same text in another way.
_READS = "2"
# Parameters of one statement; SQLite allows 999 in its oldest versions.
_MANY = 500


def from_environment() -> "SentenceCache | None":
    """The cache that ``SUMMARIZER_SENTENCES`` asks for; None where it is switched off or not available."""
    wanted = os.environ.get(SWITCH, "").strip()
    capacity = int(wanted) if wanted.isdigit() else CAPACITY
    return SentenceCache(cache_folder() / FILE, capacity) if capacity else None


class SentenceCache:
    """Hypotheses by key, for several threads and processes; the least lately used go first.

    It never raises: a cache that cannot be read or written is as good as empty.
    """

    def __init__(self, path: Path, capacity: int = CAPACITY) -> None:
        self._path = path
        self._capacity = capacity
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._broken = False

    @staticmethod
    def key(card: ModelCard, source: str, target: str, decoding: Decoding, text: str) -> bytes:
        """What a hypothesis depends on, as 20 bytes."""
        parts = (_READS, card.id, card.revision, card.backend, source, target, repr(decoding), text)
        return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Hypothesis]:
        """Those of ``keys`` that are known."""
        found: dict[bytes, Hypothesis] = {}
        with self._working() as connection:
            if connection is None:
                return found
            now, stale = int(time.time()), []
            for start in range(0, len(keys), _MANY):
                part = keys[start : start + _MANY]
                marks = ",".join("?" * len(part))
                for key, text, logprob, finished, tokens, others, used in connection.execute(
                    f"SELECT key, text, logprob, finished, tokens, others, used FROM hypotheses WHERE key IN ({marks})",  # noqa: S608 - question marks only
                    part,
                ):
                    found[key] = Hypothesis(text, logprob, bool(finished), tokens, tuple(json.loads(others)))
                    if now - used > _DAY:
                        stale.append((now, key))
            with connection:
                connection.executemany("UPDATE hypotheses SET used = ? WHERE key = ?", stale)
        return found

    def put(self, hypotheses: Mapping[bytes, Hypothesis]) -> None:
        """Remember them, and forget the oldest where there are too many."""
        now = int(time.time())
        with self._working() as connection:
            if connection is None:
                return
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO hypotheses VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (key, h.text, h.logprob, h.finished, h.tokens, json.dumps(h.others), now)
                        for key, h in hypotheses.items()
                    ],
                )
                [[count]] = connection.execute("SELECT COUNT(*) FROM hypotheses").fetchall()
                if count > self._capacity:
                    excess = count - self._capacity + int(self._capacity * _SPARE)
                    connection.execute(
                        "DELETE FROM hypotheses WHERE key IN (SELECT key FROM hypotheses ORDER BY used LIMIT ?)",
                        (excess,),
                    )

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextlib.contextmanager
    def _working(self) -> Iterator[sqlite3.Connection | None]:
        """The open database, None where it does not work; an error while it is used ends its use."""
        with self._lock:
            if self._connection is None and not self._broken:
                try:
                    self._connection = self._open()
                except (sqlite3.Error, OSError):
                    self._broken = True
            try:
                yield self._connection
            except sqlite3.Error:
                self._broken = True
                if self._connection is not None:
                    self._connection.close()
                    self._connection = None

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # locked, or the disk is full: the file may be good
            self._path.unlink()  # no database, or a damaged one
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
        try:
            # Readers do not wait for writers; a crash may lose the last sentences, never the file.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection
