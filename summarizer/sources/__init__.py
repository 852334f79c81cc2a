"""Where a text comes from: standard input, a file (.txt .md .html .docx .pdf) or a link.

Each function returns text or HTML markup as ``summarizer.article.recover`` takes it, and raises
``UnreadableSource`` with the next step where that is impossible.
"""

import sys
from pathlib import Path

from summarizer.errors import UnreadableSource
from summarizer.sources.decoding import decode
from summarizer.sources.documents import MAX_BYTES, read_document, read_file
from summarizer.sources.link import read_link

__all__ = ["read", "read_bytes", "read_document", "read_file", "read_link"]


def read(name: str) -> str:
    """The text behind ``name``: "-" is standard input, http(s)://… a link, anything else a file.

    Raises:
        UnreadableSource: it cannot be read, or is larger than the limits.
    """
    if name == "-":
        return read_bytes(_standard_input(), "standard input")
    if name.lower().startswith(("http://", "https://")):
        return read_link(name)
    return read_file(Path(name))


def _standard_input() -> bytes:
    hint = "Name a file, or pipe the text into the command."
    if sys.stdin is None:
        raise UnreadableSource("Standard input is closed.", hint)
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableSource(f"Standard input cannot be read: {error.strerror}.", hint) from error


def read_bytes(data: bytes, name: str) -> str:
    """Bytes of unknown encoding, as text or markup; ``name`` is only for messages.

    Raises:
        UnreadableSource: more than 20 MB, or no text.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"{name} has more than {MAX_BYTES // 1_000_000} MB.", "Give the article alone.")
    return decode(data)
