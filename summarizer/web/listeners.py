"""Who still listens: a run begins when its client is there, and ends when the client is gone."""

import asyncio
import re
import time
import uuid
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLL = 0.2
_EVENT = re.compile(r"/gradio_api/call/(?:v2/)?[^/]+/([^/]+)/?")
# Where the answer comes on the connection of the question.
_DIRECT = re.compile(r"/gradio_api/mcp/?|/v1/[a-z]+/?|/translate/?")


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose run it is: the client's ``address``, and the names of the connections on which it may be listening."""

    address: str | None
    connections: Sequence[str] = ()


NOBODY = Caller(None)


class Listeners:
    """The connections that are open now, by name.

    A run may wait ``patience`` seconds for its client to listen for the first time (a person with curl asks for the
    result in a second step), and ``grace`` seconds for one that was cut off to come back.
    """

    def __init__(self, patience: float = 30.0, grace: float = 3.0) -> None:
        self.patience = patience
        self.grace = grace
        self._open: Counter[str] = Counter()
        self._dismissed = False

    def arrived(self, name: str) -> None:
        """A connection was opened."""
        self._open[name] += 1

    def left(self, name: str) -> None:
        """A connection was closed."""
        self._open[name] -= 1
        if self._open[name] <= 0:
            del self._open[name]

    def dismiss(self) -> None:
        """Stop all runs as if their clients had gone; these are still told what is done."""
        self._dismissed = True

    def hear(self, caller: Caller) -> bool:
        """Whether the client listens now; one whose connection has no name is taken to listen."""
        return not caller.connections or any(name in self._open for name in caller.connections)

    @asynccontextmanager
    async def watching(self, caller: Caller, stop: Callable[[], object]) -> AsyncGenerator[None, None]:
        """Call ``stop`` if the client goes, or never comes, while the block runs; enter it once the client is there."""
        watch = asyncio.create_task(self._watch(caller, stop))
        try:
            while not self.hear(caller) and not watch.done():
                await asyncio.sleep(_POLL / 4)
            yield
        finally:
            watch.cancel()

    async def _watch(self, caller: Caller, stop: Callable[[], object]) -> None:
        heard, patience = time.monotonic(), self.patience
        while not self._dismissed and (self.hear(caller) or time.monotonic() - heard < patience):
            if self.hear(caller):
                heard, patience = time.monotonic(), self.grace
            await asyncio.sleep(_POLL)
        stop()


class Listening:
    """ASGI middleware: notes the connections on which clients wait for a run, until they are closed at either end.

    The name is in the request's scope, as ``scope["listener"]``.
    """

    def __init__(self, app: ASGIApp, listeners: Listeners) -> None:
        self._app = app
        self._listeners = listeners

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = _name(scope) if scope["type"] == "http" else None
        if name is None:
            await self._app(scope, receive, send)
            return
        connection = _Connection(receive)
        self._listeners.arrived(name)
        watch = asyncio.create_task(connection.until_closed())
        watch.add_done_callback(lambda _: self._listeners.left(name))
        try:
            await self._app({**scope, "listener": name}, connection.receive, send)
        finally:
            watch.cancel()


class _Connection:
    """Reads ahead of the application, so that a closed connection is seen while nobody asks."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._body: asyncio.Queue[Message] = asyncio.Queue()

    async def until_closed(self) -> None:
        while (message := await self._receive())["type"] != "http.disconnect":
            self._body.put_nowait(message)
        self._body.put_nowait(message)

    async def receive(self) -> Message:
        message = await self._body.get()
        if message["type"] == "http.disconnect":
            self._body.put_nowait(message)  # for whoever asks next
        return message


def _name(scope: Scope) -> str | None:
    path = scope["path"]
    if match := _EVENT.fullmatch(path):
        return match[1]
    if path.rstrip("/") == "/gradio_api/queue/data":
        names = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
        return names[0] if names else None
    return uuid.uuid4().hex if _DIRECT.fullmatch(path) else None
