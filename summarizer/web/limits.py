"""How much one client may ask for: runs in a time, bytes in a request."""

import json
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.web.options import Rate

_TOO_LARGE = "The request is larger than this server accepts."
_CLIENTS = 10_000  # remembered at most; the one unheard of for longest is forgotten first


class TooFastError(Exception):
    """The client has used up its share; ``seconds`` until it may come again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds


class RateLimit:
    """A sliding window for each client address.

    IPv6 clients are counted by their /64 network: one subscriber usually holds all of it (RFC 6177).
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, address: str | None) -> None:
        """Count one run of ``address`` (None: unknown; all unknown ones count as one client).

        Raises:
            TooFastError: the client has had its share; this run is not counted.
        """
        if self._rate.count == 0:
            return
        now = self._clock()
        with self._lock:
            times = self._seen.setdefault(client_key(address), deque())
            self._seen.move_to_end(client_key(address))
            while times and times[0] <= now - self._rate.seconds:
                times.popleft()
            if len(times) >= self._rate.count:
                raise TooFastError(times[0] + self._rate.seconds - now)
            times.append(now)
            while len(self._seen) > _CLIENTS:
                self._seen.popitem(last=False)


def client_key(address: str | None) -> str:
    """What identifies a client: its IPv4 address, its IPv6 /64 network, or the empty string."""
    try:
        parsed = ip_address((address or "").partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)


class BodyLimit:
    """ASGI middleware: a request with a body above the limit is answered with 413 and read no further.

    ``uploads`` bytes are allowed for file uploads, ``others`` for everything else. Uploads of one client above
    ``rate`` are answered with 429: they lie on the disk until they are read or ten minutes have passed.
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
                await _refuse(send, 429, "Too many files in a short time.")
                return
        limit = self._uploads if upload else self._others
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > limit:
            await _refuse(send, 413, _TOO_LARGE)
            return
        received, started = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _BodyTooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except _BodyTooLargeError:
            if not started:
                await _refuse(send, 413, _TOO_LARGE)


class _BodyTooLargeError(Exception):
    pass


async def _refuse(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps({"detail": words}).encode()})
