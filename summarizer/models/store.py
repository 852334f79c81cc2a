"""A folder that is derived from model files (assembled, converted): built once, whole or not at all, checked when used.

A folder lies under the cache as ``<name>/<key>``; ``MANIFEST.json`` in it lists each file's size and SHA-256. Two
processes that want the same folder wait for one another; a folder that was altered or cut short is built again.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

from summarizer.errors import NotEnoughDisk, OutputError

MANIFEST = "MANIFEST.json"


def cache_folder() -> Path:
    """Where derived files live: ``SUMMARIZER_CACHE``, else the system's cache folder for this program."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return Path(chosen).expanduser() if chosen else user_cache_path("summarizer", appauthor=False)


def stored(name: str, key: str) -> Path | None:
    """The folder if it has been built and nothing in it is missing or cut short (sizes only: quick)."""
    folder = cache_folder() / name / key
    return folder if _whole(folder, hashes=False) else None


def derive(name: str, key: str, build: Callable[[Path], None], peak_bytes: int) -> Path:
    """The folder ``name/key``, built by ``build(empty_folder)`` where it is not there whole and unaltered.

    ``peak_bytes`` is the room that building needs on the disk. Every file's SHA-256 is checked.

    Raises:
        NotEnoughDisk: the cache's disk has less room than that.
        OutputError: the cache cannot be written.
    """
    parent = cache_folder() / name
    target = parent / key
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with FileLock(parent / f"{key}.lock"):
            if _whole(target, hashes=True):
                return target
            for left_over in (target, *parent.glob(f".{key}-????????")):  # altered, or of a process that was killed
                shutil.rmtree(left_over, ignore_errors=True)
            _require_room(parent, peak_bytes)
            _build(target, build)
    except NotEnoughDisk:
        raise
    except OSError as error:
        raise OutputError(
            f"The cache {parent} cannot be written: {error.strerror or error}.",
            "Free some room there, or set SUMMARIZER_CACHE to another folder.",
        ) from error
    return target


def _require_room(parent: Path, peak_bytes: int) -> None:
    free = shutil.disk_usage(parent).free
    if free < peak_bytes:
        raise NotEnoughDisk(
            f"Preparing the model needs {peak_bytes / 1e9:.1f} GB in {parent}, where {free / 1e9:.1f} GB are free.",
            "Free some room there, or set SUMMARIZER_CACHE to a folder on another disk.",
        )


def _build(target: Path, build: Callable[[Path], None]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        result = scratch / "result"
        result.mkdir()
        build(result)
        manifest = {p.name: {"size": p.stat().st_size, "sha256": _sha256(p)} for p in sorted(result.iterdir())}
        (result / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        result.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _whole(folder: Path, hashes: bool) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest) and all(
            (folder / name).stat().st_size == row["size"] and (not hashes or _sha256(folder / name) == row["sha256"])
            for name, row in manifest.items()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def _sha256(path: Path) -> str:
    """Read once in a process for as long as the file is not touched: loading a model asks twice."""
    found = path.stat()
    return _digest(path, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=64)
def _digest(path: Path, state: tuple[int, ...]) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
