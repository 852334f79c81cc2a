"""Files: text and HTML are decoded here, .docx and .pdf parsed in a process of their own."""

import mimetypes
from pathlib import Path

from summarizer.arguments import require
from summarizer.errors import UnreadableSource
from summarizer.sources.confined import parse_confined
from summarizer.sources.decoding import decode
from summarizer.sources.document import Document

MAX_BYTES = 20_000_000

_PARSED = {".docx": "docx", ".pdf": "pdf"}


def read_file(path: Path | str, *, max_bytes: int = MAX_BYTES) -> Document:
    """The text of a file, or its markup if it is HTML. Word and PDF are told by the suffix; all others must be text.

    Raises:
        UnreadableSource: no such file, not readable, no text, too large, damaged, encrypted, or without text in it
            (a scanned PDF).
    """
    require(Path | str, path=path)
    path = Path(path)
    return read_document(path.name, _read_bytes(path, max_bytes))


def read_document(name: str, data: bytes) -> Document:
    """The text of a file's content; the suffix of ``name`` tells Word and PDF from text, as in ``read_file``.

    Raises:
        UnreadableSource: no text, damaged, encrypted, or without text in it.
    """
    require(str, name=name)
    require(bytes, data=data)
    kind = _PARSED.get(Path(name).suffix.lower())
    media_type = mimetypes.guess_type(Path(name).name)[0] or "text/plain"
    if kind is not None:
        return Document(parse_confined(kind, data, name), media_type=media_type)
    try:
        return Document(decode(data), media_type=media_type)
    except UnreadableSource as error:
        raise UnreadableSource(f"{name} is not a text file.", error.hint) from error


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableSource(
            f"There is no file {path}.", "Check the name, or paste the text into `summarizer process -`."
        ) from error
    except IsADirectoryError as error:
        raise UnreadableSource(f"{path} is a folder.", "Give a file; `summarizer batch` takes folders.") from error
    except ValueError as error:  # a zero byte, half of a surrogate pair
        raise UnreadableSource(f"{str(path)!r} is not a name of a file.", "Check the name.") from error
    except OSError as error:
        raise UnreadableSource(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from error
    if len(data) > limit:
        raise UnreadableSource(f"{path.name} is larger than {limit // 1_000_000} MB.", "Give the article alone.")
    return data
