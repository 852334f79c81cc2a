"""Writing output files so that a reader sees the old content or the new, never half of either."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarizer.errors import NotEnoughDisk, OutputError

# EFBIG: the file would pass the limit set for the process (ulimit -f), which a user meets like a full disk.
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

_HINTS = {
    errno.ENOENT: "Create the folder first, or choose another.",
    errno.ENOTDIR: "A part of that path is a file; choose another folder.",
    errno.EISDIR: "That is a folder; give the name of a file.",
    errno.EACCES: "Choose a folder that you may write to.",
    errno.EPERM: "Choose a folder that you may write to.",
    errno.EROFS: "That file system is read-only; choose another folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


def write_atomically(path: Path | str, data: bytes | str) -> None:
    """Write ``data`` (text as UTF-8) to ``path`` in one step, replacing what was there.

    The bytes go to a temporary file in the same folder, reach the disk (fsync), and take the name by a rename,
    which POSIX makes atomic. A symbolic link is followed, the mode of an existing file is kept, and a device
    or pipe ("/dev/stdout") is written to directly.

    Raises:
        NotEnoughDisk: the disk or the quota is full; what was there before is untouched.
        OutputError: the place cannot be written.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    target = Path(path)
    with output_errors(target):
        target = target.resolve()
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(content)  # raises IsADirectoryError on a folder
            return
        _replace(target, content, mode)


def require_place(path: Path | str) -> None:
    """See that ``path`` could be written, before the work whose result shall go there. Writes nothing.

    Raises:
        OutputError: its folder is missing or closed to us, or it is a folder itself.
    """
    target = Path(path)
    with output_errors(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISDIR(target.parent.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(target if target.exists() else target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def printable(text: str) -> str:
    """A path, or a message that names one, as UTF-8 text: its stray bytes written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's errors while writing ``path`` into ours.

    Raises:
        NotEnoughDisk: no room.
        OutputError: any other reason.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NotEnoughDisk(f"No room on the disk to write {path}.", "Free some space and try again.") from error
        reason = error.strerror or str(error)
        hint = _HINTS.get(error.errno or 0, "Choose another place for the output.")
        raise OutputError(f"Cannot write {path}: {reason}.", hint) from error


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut, on systems where a folder can be synced."""
    with suppress(OSError):  # Windows cannot open a folder, some network file systems cannot sync one
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    # A random name that must not exist yet (O_EXCL): nobody can have put a link there.
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)  # less the umask
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
