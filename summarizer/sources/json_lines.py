"""JSON lines as a collection of articles: {"id", "text" | "html" | "url", …other fields…}."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, SummarizerError, UnreadableSource
from summarizer.sources.collection import Entry, Item

JSON_LINES = (".jsonl", ".ndjson")
SOURCE_FIELDS = ("text", "html", "url")
MAX_LINE = 50_000_000  # bytes: the 20 MB that a source may have, with their escapes
MAX_DEPTH = 50  # of lists and objects within a line; a carried field deeper than that is an attack


class JsonLines:
    """A file with one JSON object a line. A line that cannot be used becomes an entry that fails, by its number."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """One entry for each line that is not blank."""
        try:
            with self.path.open("rb") as file:
                number = offset = 0
                while raw := file.readline(MAX_LINE):
                    number += 1
                    if raw.strip(b" \t\r\n\xef\xbb\xbf"):
                        yield _line_entry(raw, number, offset)
                    while len(raw) == MAX_LINE and not raw.endswith(b"\n"):  # the rest of an endless line
                        raw = file.readline(MAX_LINE)
                    offset = file.tell()
        except OSError as error:
            raise UnreadableSource(f"Cannot read {self.path}: {error.strerror}.", "Check the file.") from error

    def load(self, key: str, place: str) -> Item:
        """The article whose line begins at byte ``place``."""
        try:
            with self.path.open("rb") as file:
                file.seek(int(place))
                return parse_line(file.readline(MAX_LINE))
        except OSError as error:
            raise UnreadableSource(f"Cannot read {self.path}: {error.strerror}.", "Check the file.") from error


def parse_line(raw: bytes) -> Item:
    """The article on one line of JSON lines.

    Raises:
        InputError: the line is no JSON object of that form; the message says what is wrong.
    """
    data = _json_object(raw)
    given = [name for name in SOURCE_FIELDS if data.get(name) is not None]
    if len(given) != 1:
        raise InputError('A line needs exactly one of "text", "html" and "url".', "Correct the line.")
    value = data[given[0]]
    if not isinstance(value, str):
        raise InputError(f'"{given[0]}" is not a string.', "Correct the line.")
    fields = {name: content for name, content in data.items() if name not in ("text", "html")}
    key = _key(data.get("id"), value)
    fields.setdefault("id", key)
    if given[0] == "url":
        return Item(key, url=value, fields=fields)
    return Item(key, text=value, fields=fields)


def _json_object(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
        # What could not be written again: half of a surrogate pair, 1e999.
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")
        too_deep = _depth(data) > MAX_DEPTH
    except RecursionError:
        too_deep = True
    except ValueError as error:  # not UTF-8, not JSON, or numbers beyond all bounds
        raise InputError(f"The line is not JSON: {error}.", "Correct the line.") from error
    if too_deep:
        raise InputError("The line is nested too deeply.", "Flatten it.")
    if not isinstance(data, dict):
        raise InputError("The line is no JSON object.", 'Write {"id": …, "text": …}.')
    return data


def _depth(data: object) -> int:
    """How many lists and objects lie within each other at most."""
    depth, level = 0, [data]
    while level := [value for value in level if isinstance(value, dict | list)]:
        depth += 1
        level = [inner for value in level for inner in (value.values() if isinstance(value, dict) else value)]
    return depth


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _key(value: object, content: str) -> str:
    """The id as a string; without one, the article's own digest, which stays when lines move."""
    if value is None:
        return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise InputError('"id" is neither a string nor a whole number.', "Correct the line, or leave the id out.")
    return str(value)


def _line_entry(raw: bytes, number: int, offset: int) -> Entry:
    digest = hashlib.sha256(raw.strip()).hexdigest()
    if len(raw) >= MAX_LINE:
        told = f"The line has more than {MAX_LINE // 1_000_000} MB. Give one article a line."
        return Entry(f"line {number}", str(offset), digest, told)
    try:
        return Entry(parse_line(raw).key, str(offset), digest)
    except SummarizerError as error:
        return Entry(f"line {number}", str(offset), digest, str(error))
