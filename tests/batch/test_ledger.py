"""The ledger: what was claimed, what was finished, and whom to blame for a death."""

import sqlite3
from pathlib import Path

import pytest

from summarizer.batch.ledger import MAX_ATTEMPTS, Ledger
from summarizer.batch.outcome import Outcome
from summarizer.errors import OptionError, OutputError
from summarizer.sources import Entry

ENTRIES = [Entry(key, key, f"digest of {key}") for key in "abcde"]


def open_ledger(tmp_path: Path, entries: list[Entry] = ENTRIES, retry: bool = False) -> Ledger:
    ledger = Ledger(tmp_path / "out.ledger", {"to": ["en"]})
    ledger.register(entries, retry, suffix=None)
    return ledger


def test_articles_are_handed_out_once_in_order(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    assert [claim.key for claim in ledger.claim(3)] == ["a", "b", "c"]
    assert [claim.key for claim in ledger.claim(3)] == ["d", "e"]
    assert ledger.claim(3) == []


def test_what_was_claimed_but_not_finished_waits_again(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.claim(3)
    ledger.finish([Outcome("a", "done", "{}")], 3)
    ledger.close()
    again = open_ledger(tmp_path)
    assert [claim.key for claim in again.claim(9)] == ["b", "c", "d", "e"]
    assert again.get("length", "") == "3"


def test_articles_that_a_run_died_on_come_last_and_alone(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.risk(claim.key for claim in ledger.claim(2))
    ledger.close()
    again = open_ledger(tmp_path)
    handed_out = [[claim.key for claim in again.claim(9)] for _ in range(4)]
    assert handed_out == [["c", "d", "e"], ["a"], ["b"], []]


def test_an_article_that_kills_every_run_is_given_up_and_can_be_retried(tmp_path: Path) -> None:
    for _ in range(MAX_ATTEMPTS):
        ledger = open_ledger(tmp_path, ENTRIES[:1])
        ledger.risk(claim.key for claim in ledger.claim(1))
        ledger.close()
    ledger = open_ledger(tmp_path, ENTRIES[:1])
    assert ledger.claim(1) == []
    assert "died 5 times" in ledger.report().failures[0].error
    ledger.close()
    assert [claim.key for claim in open_ledger(tmp_path, ENTRIES[:1], retry=True).claim(1)] == ["a"]


def test_it_is_locked_while_it_is_open(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    with pytest.raises(OutputError, match="Another run"):
        open_ledger(tmp_path)
    ledger.close()
    open_ledger(tmp_path).close()


def test_other_settings_are_refused(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.finish([Outcome("a", "done", "{}")], 3)
    ledger.close()
    with pytest.raises(OptionError, match="begun with to"):
        Ledger(tmp_path / "out.ledger", {"to": ["uz"]})


def test_other_settings_begin_anew_as_long_as_nothing_is_done(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.finish([Outcome("a", "failed", error="No article.", kind="NoArticle")], 0)
    ledger.close()
    again = Ledger(tmp_path / "out.ledger", {"to": ["uz"]})
    again.register(ENTRIES, retry_failed=False, suffix=".md")
    assert [claim.key for claim in again.claim(9)] == ["a", "b", "c", "d", "e"]
    assert again.file("a") == "a.md"


def test_a_file_that_is_no_ledger_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "out.ledger"
    path.write_bytes(b"not a database, but long enough to be taken for one " * 100)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="damaged"):
        open_ledger(tmp_path)
    assert path.read_bytes() == before


def test_an_empty_file_is_a_ledger_that_was_just_begun(tmp_path: Path) -> None:
    (tmp_path / "out.ledger").touch()  # killed between creating and filling it
    assert len(open_ledger(tmp_path).claim(9)) == 5


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "out.ledger")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(OutputError, match="later version"):
        open_ledger(tmp_path)
