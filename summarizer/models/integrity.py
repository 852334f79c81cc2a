"""Whether a model's files are whole and the published ones.

The hub's cache names each blob by its checksum: the SHA-256 of large files, git's SHA-1 of small ones. So a cache
can be checked against itself, offline. Hashing gigabytes takes seconds, so what was found right is remembered by
size and time of change, and hashed again only when one of them differs.
"""

import hashlib
import json
import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from summarizer.errors import ModelDamaged, SummarizerError
from summarizer.files import write_atomically
from summarizer.models.store import cache_folder

_BLOCK = 1 << 22
# safetensors refuses longer headers: github.com/huggingface/safetensors, MAX_HEADER_SIZE.
_LONGEST_HEADER = 100_000_000


def check_snapshot(folder: Path, hashes: Mapping[str, str] = MappingProxyType({}), *, again: bool = False) -> None:
    """Compare every file of a snapshot with the checksum it was published under.

    ``hashes`` are the SHA-256 that files, by name, must have. ``again`` hashes also what was found right before.

    Raises:
        ModelDamaged: a file was cut, altered or replaced; the message names it.
    """
    memory = _Memory(folder)
    for name in hashes:
        if not (folder / name).is_file():
            raise ModelDamaged(f"{folder / name} is missing.", _again(folder))
    for path in sorted(folder.iterdir()):
        checksum = _wanted(path, hashes.get(path.name))
        if path.name.endswith(".safetensors"):
            check_safetensors(path)
        if checksum is None or (not again and memory.knows(path, checksum)):
            continue
        if checksum_of(path, len(checksum)) != checksum:
            raise ModelDamaged(f"{path} is not what was published (its checksum differs).", _again(folder))
        memory.add(path, checksum)
    memory.save()


def _wanted(path: Path, expected: str | None) -> str | None:
    """The checksum that a file must have, None where nothing is known of it."""
    checksum = published_checksum(path)
    if expected and checksum is not None and len(checksum) == len(expected) and checksum != expected:
        raise ModelDamaged(
            f"{path} is not the file that models.txt expects (SHA-256 {expected[:12]}…, "
            f"the hub's is {checksum[:12]}…).",
            "The owner has changed it: choose another revision in a models.txt of your own.",
        )
    return expected or checksum


def check_safetensors(path: Path) -> None:
    """Check that a safetensors file is as long as its header says, which finds half-fetched ones at once.

    Raises:
        ModelDamaged: it is shorter or longer, or has no such header.
    """
    try:
        end = 8 + max((end for _, end in _offsets(path)), default=0) + _header_length(path)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise ModelDamaged(f"{path} is not a whole safetensors file.", _again(path.parent)) from error
    if path.stat().st_size != end:
        raise ModelDamaged(f"{path} has {path.stat().st_size} of {end} bytes.", _again(path.parent))


def read_header(path: Path) -> dict[str, dict[str, Any]]:
    """The tensors of a safetensors file: name → dtype, shape, data_offsets.

    Raises:
        ValueError, OSError: not such a file.
    """
    length = _header_length(path)
    with path.open("rb") as file:
        file.seek(8)
        header = json.loads(file.read(length))
    if not isinstance(header, dict):
        raise ValueError("the header is not an object")  # noqa: TRY004 - one kind of error for all bad headers
    header.pop("__metadata__", None)
    return header


def _header_length(path: Path) -> int:
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
    if not 2 <= length <= _LONGEST_HEADER:
        raise ValueError(f"a header of {length} bytes")
    return int(length)


def _offsets(path: Path) -> Iterator[tuple[int, int]]:
    for tensor in read_header(path).values():
        start, end = tensor["data_offsets"]
        yield int(start), int(end)


def published_checksum(path: Path) -> str | None:
    """The checksum under which the hub has a file: the name of the blob that a snapshot's link points to, or, where
    the cache has no links (Windows), what the hub said when the file was fetched; None where neither is known."""
    if path.is_symlink():
        name = path.resolve().name
        return name if len(name) in (40, 64) and set(name) <= set("0123456789abcdef") else None
    return _read(_record(path.parent)).get(path.name)


def remember_published(folder: Path, checksums: Mapping[str, str]) -> None:
    """Keep what the hub says of the files in a snapshot's folder, for caches without links."""
    _write(_record(folder), checksums)


def _record(folder: Path) -> Path:
    return cache_folder() / "published" / f"{_key(folder)}.json"


def _key(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]


def _read(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(path: Path, known: Mapping[str, object]) -> None:
    with suppress(SummarizerError, OSError):  # a cache that cannot be written costs time only
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(dict(known)))


def checksum_of(path: Path, digits: int) -> str:
    """SHA-256 (64 digits), or SHA-1 as git computes it for a blob (40 digits)."""
    digest = hashlib.sha256() if digits == 64 else hashlib.sha1(usedforsecurity=False)
    if digits == 40:
        digest.update(b"blob %d\0" % path.stat().st_size)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _again(folder: Path) -> str:
    repository = next((part for part in folder.parts if part.startswith("models--")), None)
    if repository is None:
        return "Fetch it again."
    name = repository.removeprefix("models--").replace("--", "/")
    return f"Delete {folder} and run `summarizer models pull` to fetch {name} again."


class _Memory:
    """Which files of a snapshot were found right, by their size, time of change and inode."""

    def __init__(self, folder: Path) -> None:
        self._path = cache_folder() / "checked" / f"{_key(folder)}.json"
        self._changed = False
        self._known: dict[str, Any] = _read(self._path)

    def knows(self, path: Path, checksum: str) -> bool:
        return self._known.get(path.name) == self._state(path, checksum)

    def add(self, path: Path, checksum: str) -> None:
        self._known[path.name] = self._state(path, checksum)
        self._changed = True

    def save(self) -> None:
        if self._changed:
            _write(self._path, self._known)

    @staticmethod
    def _state(path: Path, checksum: str) -> list[object]:
        status = path.stat()
        return [checksum, status.st_size, status.st_mtime_ns, status.st_ino]
