"""A folder of files as a collection of articles."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from summarizer.errors import InputError, SummarizerError, UnreadableSource
from summarizer.files import printable
from summarizer.sources.collection import Entry, Item
from summarizer.sources.documents import read_file

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")


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
                yield Entry(printable(place), place, "", "Cannot list the folder. Check its permissions.")
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
        _require_inside(self.path / place, self.path)
        return Item(key, text=read_file(self.path / place).text, fields={"id": key})


def _file_entry(path: Path, place: str, folder: Path) -> Entry:
    key = printable(place)
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
    """Refuse what is not a plain file, and links that lead out of the folder.

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
        raise InputError("This is not a plain file.", "Take it out.")
