"""What a batch reads: a folder of files, or JSON lines ({"id", "text" | "html" | "url", …other fields…}).

An ``Entry`` says where an article lies; an ``Item`` is the article read. Entries are small, so that a million
of them can be listed before the first one is read.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from summarizer.errors import InputError, OptionError, SummarizerError, UnreadableSource

JSON_LINES = (".jsonl", ".ndjson")
SOURCE_FIELDS = ("text", "html", "url")
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the input. ``place`` finds it again (a line's byte offset, a file's path in the folder);
    ``digest`` is the SHA-256 of its content; ``error`` says why it can only fail."""

    key: str
    place: str
    digest: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article as it was handed in: ``text`` (a paste or HTML), or a ``url`` still to be fetched.

    ``fields`` are the other fields of its line, carried through to the output, "id" among them.
    """

    key: str
    text: str | None = None
    url: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


class Source(Protocol):
    """Where articles come from."""

    def entries(self) -> Iterator[Entry]:
        """All articles, in order."""
        ...

    def load(self, key: str, place: str) -> Item:
        """Read one article.

        Raises:
            InputError: it cannot be read.
        """
        ...


def open_source(path: Path, output: Path) -> Source:
    """The source at ``path``; files below ``output`` are results, never articles.

    Raises:
        OptionError: neither a folder nor a file of JSON lines.
        UnreadableSource: nothing is there.
    """
    if path.is_dir():
        return Folder(path, output)
    if not path.exists():
        raise UnreadableSource(f"There is no {path}.", "Give a folder of articles or a .jsonl file.")
    if path.suffix.lower() in JSON_LINES:
        return JsonLines(path)
    raise OptionError(
        f"{path} is neither a folder nor a .jsonl file.",
        "Give a folder or a .jsonl file; for one article use `summarizer process`.",
    )


class JsonLines:
    """A file with one JSON object a line. A line that cannot be used becomes an entry that fails, by its number."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """One entry for each line that is not blank."""
        try:
            with self.path.open("rb") as file:
                offset = 0
                for number, raw in enumerate(file, start=1):
                    if raw.strip(b" \t\r\n\xef\xbb\xbf"):
                        yield _line_entry(raw, number, offset)
                    offset += len(raw)
        except OSError as error:
            raise UnreadableSource(f"Cannot read {self.path}: {error.strerror}.", "Check the file.") from error

    def load(self, key: str, place: str) -> Item:
        """The article whose line begins at byte ``place``."""
        try:
            with self.path.open("rb") as file:
                file.seek(int(place))
                return parse_line(file.readline())
        except OSError as error:
            raise UnreadableSource(f"Cannot read {self.path}: {error.strerror}.", "Check the file.") from error


class Folder:
    """A folder of files, with the folders in it. Hidden files and kinds that cannot be read are left out."""

    def __init__(self, path: Path, output: Path) -> None:
        self.path = path
        self.output = output.resolve()

    def entries(self) -> Iterator[Entry]:
        """One entry for each readable file, by path."""
        for path in sorted(self.path.rglob("*")):
            place = path.relative_to(self.path).as_posix()
            hidden = any(part.startswith(".") for part in Path(place).parts)
            if hidden or path.suffix.lower() not in SUFFIXES or not path.is_file():
                continue
            if path.resolve().is_relative_to(self.output):
                continue
            yield _file_entry(path, place)

    def load(self, key: str, place: str) -> Item:
        """The text of the file ``place`` of the folder."""
        from summarizer.sources import read_file

        return Item(key, text=read_file(self.path / place), fields={"id": key})


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
        json.dumps(data, ensure_ascii=False).encode("utf-8")  # half of a surrogate pair could not be written again
    except RecursionError:
        raise InputError("The line is nested too deeply.", "Flatten it.") from None
    except ValueError as error:  # not UTF-8, not JSON, or numbers beyond all bounds
        raise InputError(f"The line is not JSON: {error}.", "Correct the line.") from error
    if not isinstance(data, dict):
        raise InputError("The line is no JSON object.", 'Write {"id": …, "text": …}.')
    return data


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
    try:
        return Entry(parse_line(raw).key, str(offset), digest)
    except SummarizerError as error:
        return Entry(f"line {number}", str(offset), digest, str(error))


def _file_entry(path: Path, place: str) -> Entry:
    try:
        key = place.encode("utf-8").decode("utf-8")  # a name of stray bytes has no UTF-8 form
        with path.open("rb") as file:
            return Entry(key, place, hashlib.file_digest(file, "sha256").hexdigest())
    except UnicodeEncodeError:
        key = place.encode("utf-8", "backslashreplace").decode("utf-8")
        return Entry(key, key, "", "The file's name is not UTF-8. Rename it.")
    except OSError as error:
        return Entry(place, place, "", f"Cannot read the file: {error.strerror}. Check its permissions.")
