"""Reading articles: whatever a line holds, it is an article or an error that names it."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.sources.collection import Item
from summarizer.sources.folder import Folder
from summarizer.sources.json_lines import JsonLines, parse_line

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
LINES = st.dictionaries(st.sampled_from(["id", "text", "html", "url", "desk"]), JSON)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()) | LINES.map(lambda d: json.dumps(d).encode()))
def test_a_line_is_an_article_or_an_input_error(raw: bytes) -> None:
    with suppress(InputError):  # any other error fails the test
        item = parse_line(raw)
        assert isinstance(item, Item)
        assert item.key
        assert (item.text is None) != (item.url is None)
        json.dumps(dict(item.fields), allow_nan=False, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a"}', "exactly one"),
        ('{"id": "a", "text": "x", "url": "y"}', "exactly one"),
        ('{"id": "a", "text": 3}', "not a string"),
        ('{"id": true, "text": "x"}', '"id" is neither'),
        ('{"id": " ", "text": "x"}', '"id" is neither'),
        ('["a"]', "no JSON object"),
        ('{"id": "a", "text": "x", "n": NaN}', "NaN is not JSON"),
        ('{"id": "a", "text": "\\ud800"}', "not JSON"),
        ('{"id": "a", "text": "x", "n": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_the_error_says_what_is_wrong(line: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse_line(line.encode())


def test_a_line_is_found_again_by_its_offset(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes("\ufeff".encode() + '{"id": "è", "text": "Città."}\r\n\n{"id": 2, "text": "Due."}'.encode())
    source = JsonLines(path)
    assert [source.load(entry.key, entry.place).text for entry in source.entries()] == ["Città.", "Due."]
    assert [entry.key for entry in source.entries()] == ["è", "2"]


def test_hidden_and_unreadable_kinds_are_left_out_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", ".c.txt", "d.png"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").write_text("x")
    assert [entry.key for entry in Folder(tmp_path, tmp_path / "out").entries()] == ["a.txt", "b.html"]


def test_links_of_a_folder_lead_nowhere_else(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.txt").write_text("Segreto.")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "own.txt").write_text("Ciao.")
    (folder / "same.txt").symlink_to("own.txt")
    (folder / "out.txt").symlink_to(secret / "a.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "more").symlink_to(secret, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    source = Folder(folder, tmp_path / "out")
    entries = {entry.key: entry for entry in source.entries()}
    assert {key for key, entry in entries.items() if not entry.error} == {"own.txt", "same.txt"}
    assert "out of the folder" in (entries["out.txt"].error or "")
    assert "not a plain file" in (entries["pipe.txt"].error or "")
    assert set(entries) == {"own.txt", "same.txt", "out.txt", "loop.txt", "device.txt", "pipe.txt"}
    (folder / "own.txt").unlink()
    (folder / "own.txt").symlink_to(secret / "a.txt")
    with pytest.raises(InputError, match="out of the folder"):  # made a link after it was listed
        source.load("own.txt", "own.txt")


def test_a_folder_that_cannot_be_listed_is_an_article_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("Ciao.")
    scandir = os.scandir

    def guarded(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    entries = list(Folder(tmp_path, tmp_path / "out").entries())
    assert [(entry.key, bool(entry.error)) for entry in entries] == [("a.txt", False), ("closed", True)]
