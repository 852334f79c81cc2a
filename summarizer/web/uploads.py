"""Files that readers send: each lies in an unnamed temporary file until it is read or its time is over.

A file without a name cannot be reached by a path, and the system removes it when it is closed, however the process
ends. Clients hold a token that says nothing about this machine.
"""

import asyncio
import secrets
from dataclasses import dataclass
from typing import IO, Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from summarizer.errors import UnreadableSource
from summarizer.web.limits import client_key

SECONDS = 600.0
_GONE = "The file is no longer here: it was read already, or lay too long."


@dataclass(slots=True)
class _Held:
    """One upload. ``size`` is what it may grow to as long as ``file`` is still arriving."""

    owner: str
    size: int
    name: str = ""
    file: IO[bytes] | None = None
    expiry: asyncio.TimerHandle | None = None


class Uploads:
    """What is on the disk now, at most ``total`` bytes; an owner's oldest file goes where ``share`` would be passed.

    ``largest`` is the size of one file in bytes, ``seconds`` the time one may stay, its arrival included.
    """

    def __init__(self, largest: int, *, share: int, total: int, seconds: float = SECONDS) -> None:
        self._largest = largest
        self._share = share
        self._total = total
        self.seconds = seconds
        self._held: dict[str, _Held] = {}

    @property
    def size(self) -> int:
        """Bytes that are held or promised."""
        return sum(held.size for held in self._held.values())

    async def receive(self, request: Request) -> Response:
        """Answer a multipart request of one file with the list of its token, as Gradio's clients expect it."""
        owner = client_key(request.client.host if request.client else None)
        declared = request.headers.get("content-length", "")
        size = min(int(declared), self._largest) if declared.isdigit() else self._largest
        self._make_room(owner, size)
        if self.size + size > self._total:
            return _refused(503, "Too many files are being read; try again in a minute.")
        token = secrets.token_urlsafe(24)
        self._held[token] = held = _Held(owner, size)
        held.expiry = asyncio.get_running_loop().call_later(self.seconds, self.drop, token)
        try:
            async with asyncio.timeout(self.seconds):
                upload = await _file_of(request)
        except MultiPartException as error:
            self.drop(token)
            return _refused(400, error.message)
        except (ClientDisconnect, TimeoutError):
            self.drop(token)
            return _refused(400, "The file did not arrive.")
        except BaseException:
            self.drop(token)
            raise
        return self._keep(token, upload)

    def read(self, token: str) -> tuple[str, bytes]:
        """Name and content of an upload.

        Raises:
            UnreadableSource: there is no such upload (any more).
        """
        held = self._held.get(token)
        if held is None or held.file is None:
            raise UnreadableSource(_GONE, "Choose the file again.")
        held.file.seek(0)
        return held.name, held.file.read()

    def drop(self, token: str) -> None:
        """Forget an upload, and free its place on the disk."""
        held = self._held.pop(token, None)
        if held is None:
            return
        if held.expiry is not None:
            held.expiry.cancel()
        if held.file is not None:
            held.file.close()

    def close(self) -> None:
        """Forget all."""
        for token in list(self._held):
            self.drop(token)

    def _make_room(self, owner: str, size: int) -> None:
        """Let the owner's oldest whole files go until ``size`` more bytes are within the share."""
        own = [(token, held) for token, held in self._held.items() if held.owner == owner]
        used = sum(held.size for _, held in own)
        for token, held in own:
            if used + size <= self._share:
                return
            if held.file is not None:
                used -= held.size
                self.drop(token)

    def _keep(self, token: str, upload: UploadFile | None) -> Response:
        held = self._held.get(token)
        if held is None or upload is None or upload.size is None or upload.size > self._largest:
            self.drop(token)
            if upload is None:
                return _refused(400, "There is no file in the request.")
            upload.file.close()
            return _refused(413, f"The file is larger than {self._largest:,} bytes.")
        held.name, held.file, held.size = upload.filename or "file.txt", upload.file, upload.size
        return JSONResponse([token])


async def _file_of(request: Request) -> UploadFile | None:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise MultiPartException("A file is sent as multipart/form-data.")
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=0)
    form = await parser.parse()
    for value in form.values():
        if isinstance(value, UploadFile):
            return value
    for begun in parser._files_to_close_on_error:  # a file whose end never came
        begun.close()
    return None


def _refused(status: int, words: str) -> Response:
    body: dict[str, Any] = {"detail": words}
    return JSONResponse(body, status)
