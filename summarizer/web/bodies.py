"""How large a request may be."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.web.limits import RateLimit, TooFastError
from summarizer.web.problems import refused

_TOO_LARGE = "The request is larger than this server accepts."
_LINGER = 5.0  # seconds in which the rest of a refused body is read and thrown away, so that the answer arrives


class BodyLimit:
    """ASGI middleware: a request with a body above the limit is answered with 413, and the application sees its end.

    ``uploads`` bytes are allowed for file uploads, ``others`` for everything else. Uploads of one client above
    ``rate`` are answered with 429.
    """

    def __init__(self, app: ASGIApp, uploads: int, others: int, rate: RateLimit) -> None:
        self._app = app
        self._rate = rate
        self._uploads = uploads
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = scope["path"].rstrip("/").endswith("/upload")
        if upload:
            try:
                self._rate.admit((scope.get("client") or [None])[0])
            except TooFastError:
                await _refuse(receive, send, 429, "Too many files in a short time.")
                return
        limit = self._uploads if upload else self._others
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > limit:
            await _refuse(receive, send, 413, _TOO_LARGE)
            return
        await _Counted(self._app, limit)(scope, receive, send)


class _Counted:
    """One request whose body is counted as it arrives."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit
        self._received = 0
        self._answered = False
        self._refused = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counted() -> Message:
            if self._refused:
                return {"type": "http.disconnect"}
            message = await receive()
            self._received += len(message.get("body", b""))
            if self._received <= self._limit:
                return message
            self._refused = True
            if not self._answered:
                await _refuse(receive, send, 413, _TOO_LARGE)
            return {"type": "http.disconnect"}

        async def answered(message: Message) -> None:
            if not self._refused:
                self._answered = True
                await send(message)

        try:
            await self._app(scope, counted, answered)
        except Exception:
            if not self._refused:  # what the application makes of a body cut off is of no interest
                raise


async def _refuse(receive: Receive, send: Send, status: int, words: str) -> None:
    """Answer, then let the client finish sending for a while: a connection closed at once would lose the answer."""
    response = refused(status, words, {"Connection": "close"})
    await send({"type": "http.response.start", "status": status, "headers": response.raw_headers})
    await send({"type": "http.response.body", "body": response.body, "more_body": True})
    try:
        async with asyncio.timeout(_LINGER):
            while (message := await receive())["type"] == "http.request" and message.get("more_body"):
                pass
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b""})
