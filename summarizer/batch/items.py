"""What a batch reads: a folder of files, or JSON lines ({"id", "text" | "html" | "url", …other fields…}).

An ``Entry`` says where an article lies; an ``Item`` is the article read. Entries are small, so that a million
of them can be listed before the first one is read.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from summarizer.errors import InputError, OptionError, SummarizerError, UnreadableSource

JSON_LINES = (".jsonl", ".ndjson")
SOURCE_FIELDS = ("text", "html", "url")
MAX_LINE = 50_000_000  # bytes: the 20 MB that a source may have, with their escapes
MAX_DEPTH = 50  # of lists and objects within a line; a carried field deeper than that is an attack
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


class Folder:
    """A folder of files, with the folders in it. Hidden files and kinds that cannot be read are left out.

    Links to folders are not followed; a link to a file outside the folder is an article that fails.
    """

    def __init__(self, path: Path, output: Path) -> None:
        self.path = path
        self.output = output.resolve()

    def entries(self) -> Iterator[Entry]:
        """One entry for each readable file, by path; a folder that cannot be listed is an article that fails."""
        closed: list[Path] = []
        paths = sorted(self._paths(closed))
        for path in (*paths, *sorted(closed)):
            place = path.relative_to(self.path).as_posix()
            if path in closed:
                yield Entry(_printable(place), place, "", "Cannot list the folder. Check its permissions.")
            else:
                yield _file_entry(path, place, self.path)

    def _paths(self, closed: list[Path]) -> Iterator[Path]:
        def fails(error: OSError) -> None:
            if Path(error.filename) == self.path:
                told = f"Cannot list {self.path}: {error.strerror}."
                raise UnreadableSource(told, "Check its permissions.") from error
            closed.append(Path(error.filename))

        for folder, folders, names in os.walk(self.path, onerror=fails):
            folders[:] = [name for name in folders if not name.startswith(".")]
            if Path(folder).resolve().is_relative_to(self.output):
                folders.clear()
                continue
            for name in names:
                if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                    yield Path(folder, name)

    def load(self, key: str, place: str) -> Item:
        """The text of the file ``place`` of the folder."""
        from summarizer.sources import read_file

        _require_inside(self.path / place, self.path)
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


def _file_entry(path: Path, place: str, folder: Path) -> Entry:
    key = _printable(place)
    if key != place:
        return Entry(key, key, "", "The file's name is not UTF-8. Rename it.")
    try:
        _require_inside(path, folder)
        with path.open("rb") as file:
            return Entry(key, place, hashlib.file_digest(file, "sha256").hexdigest())
    except SummarizerError as error:
        return Entry(key, place, "", str(error))
    except OSError as error:
        return Entry(key, place, "", f"Cannot read the file: {error.strerror}. Check its permissions.")


def _require_inside(path: Path, folder: Path) -> None:
    """Refuse what is no plain file, and links that lead out of the folder.

    Raises:
        InputError: it is one.
    """
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        raise InputError("The file is a link that leads nowhere.", "Take it out.") from error
    if not real.is_relative_to(folder.resolve()):
        raise InputError("The file is a link that leads out of the folder.", "Put the article itself there.")
    if not real.is_file():
        raise InputError("This is no plain file.", "Take it out.")


def _printable(place: str) -> str:
    """A path as UTF-8 text, its stray bytes written out."""
    return place.encode("utf-8", "backslashreplace").decode("utf-8")
