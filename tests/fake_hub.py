"""A Hugging Face hub on this machine: the few addresses that fetching a model asks for, from folders on disk.

It has the weak points of a real one: gated repositories, refs that move, connections that break off, bad days.
"""

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_LARGE = (".safetensors", ".spm", ".model", "tokenizer.json", ".bin")


@dataclass
class Repository:
    """A model: its files, the commit they are of, and the refs that point to it; ``others`` are other versions."""

    folder: Path
    commit: str
    refs: tuple[str, ...] = ("main",)
    gated: bool = False
    others: tuple["Repository", ...] = ()

    def at(self, revision: str) -> "Repository | None":
        """The version that a commit or ref means."""
        return next((one for one in (self, *self.others) if revision in (one.commit, *one.refs)), None)


@dataclass
class FakeHub:
    """What the server knows, and what it was asked. ``cut_after`` breaks off the next weights after so many bytes;
    ``stated_checksums`` are said of files instead of their own; on a bad day ``mood`` is a key of ``MOODS``, for the
    paths that hold ``moody``."""

    repositories: dict[str, Repository] = field(default_factory=dict)
    url: str = ""
    requests: list[str] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    stated_checksums: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    mood: str = ""
    moody: str = ""
    slow: float = 0.0

    def fetched(self, ending: str) -> int:
        """Bytes sent of files whose name ends so."""
        return sum(count for name, count in self.sent.items() if name.endswith(ending))


# How a hub, or what stands before it, answers on a bad day: status, content, type.
MOODS = {
    "forbidden": (403, b"Forbidden", "text/plain"),
    "proxy asks": (407, b"Proxy Authentication Required", "text/plain"),
    "too many": (429, b"Too Many Requests", "text/plain"),
    "login page": (200, b"<!doctype html><title>Welcome to the hotel</title>", "text/html"),
    "broken json": (200, b'{"id": "owner/', "application/json"),
    "down": (503, b"bad day", "text/plain"),
    "broken": (500, b"bad day", "text/plain"),
    "hangs up": (0, b"", ""),
}


@contextmanager
def serve(hub: FakeHub) -> Iterator[FakeHub]:
    """Run the hub; ``hub.url`` is what HF_ENDPOINT is to be."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append(f"{self.command} {path}")
        if self.hub.mood and self.hub.moody in path:
            self._bad_day(*MOODS[self.hub.mood])
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/revision/(.+)", path):
            self._api(match[1], match[2], self._info)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/tree/([^/]+)", path):
            self._api(match[1], match[2], self._tree)
        elif match := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([0-9a-f]{40})/(.+)", path):
            self._file(match[1], match[2], match[3])
        else:
            self._answer(200 if path == "/" else 404, b"")

    def _bad_day(self, status: int, body: bytes, kind: str) -> None:
        if status:
            self._answer(status, body, {"Content-Type": kind})
        else:
            self.close_connection = True

    def _find(self, name: str, revision: str | None = None) -> Repository | None:
        """The repository; None after an error was sent, with the codes by which the client tells them apart."""
        repository = self.hub.repositories.get(name)
        if repository is None:
            self._answer(401, b"", {"X-Error-Code": "RepoNotFound", "X-Error-Message": "Repository not found"})
        elif repository.gated and "Authorization" not in self.headers:
            self._answer(401, b"", {"X-Error-Code": "GatedRepo", "X-Error-Message": "Access is restricted"})
        elif revision is not None and repository.at(revision) is None:
            self._answer(404, b"", {"X-Error-Code": "RevisionNotFound", "X-Error-Message": "Invalid rev id"})
        else:
            return repository if revision is None else repository.at(revision)
        return None

    def _api(self, name: str, revision: str, answer: Any) -> None:
        repository = self._find(name, revision)
        if repository is not None:
            body = json.dumps(answer(name, repository)).encode()
            self._answer(200, body, {"Content-Type": "application/json"})

    def _info(self, name: str, repository: Repository) -> dict[str, Any]:
        siblings = []
        for path in sorted(repository.folder.iterdir()):
            oid, large = self._checksum(path)
            size = path.stat().st_size
            lfs = {"lfs": {"sha256": oid, "size": size, "pointerSize": 130}} if large else {}
            siblings.append({"rfilename": path.name, "size": size, "blobId": oid[:40]} | lfs)
        return {"id": name, "modelId": name, "sha": repository.commit, "siblings": siblings, "private": False}

    def _tree(self, name: str, repository: Repository) -> list[dict[str, Any]]:
        entries = []
        for path in sorted(repository.folder.iterdir()):
            oid, large = self._checksum(path)
            size = path.stat().st_size
            lfs = {"lfs": {"oid": oid, "size": size, "pointerSize": 130}} if large else {}
            entries.append({"type": "file", "path": path.name, "size": size, "oid": oid[:40]} | lfs)
        return entries

    def _file(self, name: str, commit: str, file: str) -> None:
        repository = self._find(name, commit)
        if repository is None:
            return
        path = repository.folder / file
        content = path.read_bytes()
        oid, large = self._checksum(path)
        headers = {"X-Repo-Commit": repository.commit, "ETag": f'"{oid}"', "Accept-Ranges": "bytes"}
        if large:
            headers |= {"X-Linked-Etag": f'"{oid}"', "X-Linked-Size": str(len(content))}
        start = 0
        status = 200
        if match := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")):
            start, status = int(match[1]), 206
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        body = content[start:]
        cut = self.hub.cut_after if file.endswith((".safetensors", "model.bin")) else None
        if cut is not None and self.command == "GET":
            self.hub.cut_after = None
            self._answer(status, body, headers, only=cut)
        else:
            self._answer(status, body, headers)
        if self.command == "GET":
            self.hub.sent[file] = self.hub.sent.get(file, 0) + (len(body) if cut is None else cut)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, only: int | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self._send(body[:only])
        if only is not None:
            self.wfile.flush()
            self.close_connection = True

    def _send(self, body: bytes) -> None:
        if not self.hub.slow:
            self.wfile.write(body)
            return
        for start in range(0, len(body), 1 << 16):
            self.wfile.write(body[start : start + (1 << 16)])
            self.wfile.flush()
            time.sleep(self.hub.slow)

    def _checksum(self, path: Path) -> tuple[str, bool]:
        """SHA-256 of what the hub keeps as large file storage, git's SHA-1 of the rest."""
        if path.name in self.hub.stated_checksums:
            return self.hub.stated_checksums[path.name], True
        content = path.read_bytes()
        if path.name.endswith(_LARGE):
            return hashlib.sha256(content).hexdigest(), True
        return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest(), False
