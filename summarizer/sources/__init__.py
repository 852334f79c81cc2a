"""Where texts come from. Every source gives a ``Document``, whatever it is.

One article: standard input, a file (.txt .md .html .docx .pdf) or a link, by ``read``. Many: a folder or JSON lines, by
``open_collection``. All raise ``UnreadableSource`` with the next step where a source cannot be read.
"""

import sys
from pathlib import Path

from summarizer.arguments import require, valid_path
from summarizer.errors import OptionError, UnreadableSource
from summarizer.sources.collection import Collection, Entry, Item
from summarizer.sources.decoding import decode
from summarizer.sources.document import Document
from summarizer.sources.documents import MAX_BYTES, read_document, read_file
from summarizer.sources.folder import Folder
from summarizer.sources.json_lines import JSON_LINES, JsonLines
from summarizer.sources.link import read_link

__all__ = [
    "JSON_LINES",
    "Collection",
    "Document",
    "Entry",
    "Item",
    "open_collection",
    "read",
    "read_bytes",
    "read_document",
    "read_file",
    "read_link",
]


def read(name: Path | str) -> Document:
    """The document behind ``name``: "-" is standard input, http(s)://… a link, anything else (and a Path) a file.

    Raises:
        UnreadableSource: it cannot be read, or is larger than the limits.
    """
    if name == "-":
        return read_bytes(_standard_input(), "standard input")
    if isinstance(name, str) and name.lower().startswith(("http://", "https://")):
        return read_link(name)
    return read_file(name)


def read_bytes(data: bytes, name: str) -> Document:
    """Bytes of unknown encoding, text or markup; ``name`` is only for messages.

    Raises:
        UnreadableSource: more than 20 MB, or no text.
    """
    require(bytes, data=data)
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"{name} has more than {MAX_BYTES // 1_000_000} MB.", "Give the article alone.")
    return Document(decode(data))


def open_collection(path: Path | str, output: Path | str) -> Collection:
    """The articles at ``path``; files below ``output`` are results, never articles.

    Raises:
        OptionError: neither a folder nor a file of JSON lines, or not a path at all.
        UnreadableSource: nothing is there.
    """
    path = valid_path(path, "path")
    if path.is_dir():
        return Folder(path, valid_path(output, "output"))
    if not path.exists():
        raise UnreadableSource(f"There is no {path}.", "Give a folder of articles or a .jsonl file.")
    if path.suffix.lower() in JSON_LINES:
        return JsonLines(path)
    raise OptionError(
        f"{path} is neither a folder nor a .jsonl file.",
        "Give a folder or a .jsonl file; for one article use `summarizer process`.",
    )


def _standard_input() -> bytes:
    hint = "Name a file, or pipe the text into the command."
    if sys.stdin is None:
        raise UnreadableSource("Standard input is closed.", hint)
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableSource(f"Standard input cannot be read: {error.strerror}.", hint) from error
