"""Parsers of complex formats run in a child process with limited time and memory.

A file can be made to keep a parser busy for hours or to unpack to terabytes. The child is killed at the time
limit; where the system knows resource limits, memory and processor time are limited too. No more than two run at once.
"""

import json
import subprocess
import sys
import threading

from summarizer.errors import UnreadableSource

SECONDS = 60
MEMORY = 1_000_000_000  # bytes of address space: a 20 MB file of 500 pages stays below half of it
MAX_PAGES = 500
MAX_UNPACKED = 100_000_000  # bytes of all parts of a .docx together
# The child sees the same packages, and nothing of the user's environment (-I).
_CHILD = (
    "import sys; sys.path[:0] = sys.argv[3:]; "
    "from summarizer.sources.parsers import main; main(sys.argv[1], int(sys.argv[2]))"
)
MAX_TEXT = 5_000_000  # characters; a newspaper's whole issue is a tenth of it
_SLOTS = threading.BoundedSemaphore(2)


def parse_confined(kind: str, data: bytes, name: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> str:
    """The text of a document, ``kind`` "docx" or "pdf"; ``name`` is only for messages; ``memory`` in bytes.

    Raises:
        UnreadableSource: damaged, encrypted, too large when unpacked, without text, or beyond the limits; or the
            extra ``files`` is not installed.
    """
    command = [sys.executable, "-I", "-c", _CHILD, kind, str(memory), *sys.path]
    if not _SLOTS.acquire(timeout=2 * seconds):
        raise UnreadableSource("Too many files are being read.", "Try again in a minute.")
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(f"Reading {name} took too long.", "Copy the article's text and paste it.") from error
    finally:
        _SLOTS.release()
    try:
        answer = json.loads(child.stdout)
    except ValueError as error:
        # Killed by a limit, or by the system for memory.
        raise UnreadableSource(
            f"{name} needs too much memory to be read.", "Copy the article's text and paste it."
        ) from error
    if "error" in answer:
        raise UnreadableSource(f"{name} {answer['error']}", answer["hint"])
    return str(answer["text"])
