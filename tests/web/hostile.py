"""Values that no client should get far with, and a watch over the files that this process opens.

What is opened is watched from within, so that a file read and thrown away counts too.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gradio.utils import get_upload_folder

MARK = "NON-PER-LETTORI"
NEVER = ("/proc/self", "/dev/zero", "/etc/passwd")
# What /metrics reads for the numbers of this process; no client names them in the sweeps.
NUMBERS = ("/proc/self/stat", "/proc/self/limits", "/proc/self/fd")
JSON = {"Content-Type": "application/json"}


class Watch:
    """Notes every file under the forbidden places that this process opens while ``on``."""

    def __init__(self) -> None:
        self.on = False
        self.forbidden: tuple[str, ...] = NEVER
        self.opened: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event in ("open", "os.scandir", "os.listdir", "shutil.copyfile", "os.link", "os.rename"):
            for argument in arguments:
                path = str(argument) if isinstance(argument, str | os.PathLike) else ""
                if path.startswith(self.forbidden) and path not in NUMBERS:
                    self.opened.append(f"{event} {argument}")


WATCH = Watch()


def private(folder: Path) -> Path:
    """``folder``, with files that are nobody's business and links to them, one of them in the upload folder."""
    for name in ("secret.txt", "secret.html", "secret.md", ".env"):
        (folder / name).write_text(MARK, encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "secret.txt")
    cache = Path(get_upload_folder())
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "link-to-secret.txt").unlink(missing_ok=True)
    (cache / "link-to-secret.txt").symlink_to(folder / "secret.txt")
    return folder


def paths(folder: Path) -> list[str]:
    """Files outside, devices, folders, links, and the same by way of the upload folder."""
    cache = get_upload_folder()
    inside = f"{cache}/x/../.."
    return [
        *(str(folder / name) for name in ("secret.txt", "secret.html", ".env", "link.txt")),
        *("/etc/passwd", "/proc/self/environ", "/proc/self/fd/0", "/dev/zero", str(folder), "/", cache, f"{cache}/"),
        *(f"{cache}/link-to-secret.txt", f"{inside}/..{folder}/secret.txt", f"{cache}/../{folder.name}/secret.txt"),
        *(os.path.relpath(folder / "secret.txt"), f"file://{folder}/secret.txt", "~/.bashrc", "\x00", ""),
    ]


def wrapped(path: str) -> list[Any]:
    """A path in the shapes that Gradio takes for a file, and in some that it might take one day."""
    data = {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "\n\nLe frasi italiane"}
    return [
        *(path, data, [data], {"value": data}, {"a": {"b": [data]}}, [[data]], [path], {"path": path}),
        *({**data, "url": path}, {**data, "is_stream": True}, {"choices": [data], "__type__": "update"}),
        {"path": {"path": path, "meta": data["meta"]}, "meta": data["meta"]},
    ]


def hostile(folder: Path) -> list[Any]:
    """All of it, and values of plain wrong types."""
    deep: Any = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    for _ in range(60):
        deep = [deep]
    others: list[Any] = [None, 0, -1, 1.5, 1e308, True, [], {}, [None], [[]], {"": ""}, "\ud800", deep]
    files = [wrapped(path)[1] for path in paths(folder)]
    return [*paths(folder)[::4], *files, *wrapped(str(folder / "secret.txt"))[2:], *wrapped("/dev/zero")[2:5], *others]


def dumps(body: Any) -> bytes:
    return json.dumps(body).encode("ascii")


@contextmanager
def watching(folder: Path) -> Iterator[None]:
    """Fails if a forbidden file was opened, or anything new lies in Gradio's cache."""
    before = sorted(Path(get_upload_folder()).rglob("*"))
    WATCH.opened.clear()
    WATCH.forbidden = (*NEVER, str(folder))
    WATCH.on = True
    try:
        yield
    finally:
        WATCH.on = False
    assert not WATCH.opened, WATCH.opened
    assert sorted(Path(get_upload_folder()).rglob("*")) == before
