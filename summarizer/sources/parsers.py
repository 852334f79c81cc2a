"""The child's side of ``confined``: reads a document from standard input, writes JSON to standard output."""

import contextlib
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarizer.extras import install_command
from summarizer.sources.confined import MAX_PAGES, MAX_TEXT, MAX_UNPACKED, SECONDS

_PASTE = "Copy the article's text and paste it."


class _RefusedError(Exception):
    """``args``: what is wrong with the file, and the next step."""


def main(kind: str, memory: int) -> None:
    """Parse standard input as ``kind`` and print {"text": …} or {"error": …, "hint": …}."""
    _limit_resources(memory)
    try:
        answer = {"text": _sensible(_PARSERS[kind](sys.stdin.buffer.read()))}
    except _RefusedError as refusal:
        answer = dict(zip(("error", "hint"), refusal.args, strict=True))
    except ImportError:
        answer = {"error": f"needs a library to be read as {kind}.", "hint": f"Run: {install_command('files')}"}
    except MemoryError:
        sys.exit(1)  # silence tells the parent
    except Exception:
        # Parsers of damaged files fail in every way there is.
        answer = {"error": "is damaged or not what its name says.", "hint": _PASTE}
    sys.stdout.write(json.dumps(answer))


def docx(data: bytes) -> str:
    """Paragraphs and table cells in order, parted by empty lines."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # What the directory declares binds the unpacking: zipfile stops at the declared size.
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise _RefusedError(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB.", _PASTE)
    import docx as python_docx
    from docx.table import Table

    pieces: list[str] = []
    for block in python_docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            # Not ``row.cells``: that repeats a cell as often as the file says it spans, which may be a billion times.
            pieces += [cell.text for row in block.rows for cell in _cells(row, block)]
        else:
            pieces.append(block.text)
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip())


def _cells(row: Any, table: Any) -> Iterator[Any]:
    """The cells of a table's row, each once; what goes on with the cell above is left out."""
    from docx.table import _Cell

    for element in row._tr.tc_lst:
        if element.vMerge != "continue":
            yield _Cell(element, table)


def pdf(data: bytes) -> str:
    """The text layer of all pages, in reading order as far as the file keeps one."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _RefusedError("is locked with a password.", "Unlock it first, or paste its text.")
    try:
        count = len(reader.pages)
    except FileNotDecryptedError as error:
        raise _RefusedError("is locked with a password.", "Unlock it first, or paste its text.") from error
    if count > MAX_PAGES:
        raise _RefusedError(
            f"has {count:,} pages; at most {MAX_PAGES} are read.", "Give the pages of the article alone."
        )
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_TEXT:
            break
    return "\n\n".join(pages)


def _sensible(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise _RefusedError(f"holds more than {MAX_TEXT:,} characters.", "Give the article alone.")
    if not text.strip():
        raise _RefusedError("holds no text, perhaps only pictures of it.", "Run a text recognition over it first.")
    return text


_PARSERS: Mapping[str, Callable[[bytes], str]] = {"docx": docx, "pdf": pdf}


def _limit_resources(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
