"""The stream on which Gradio tells a reader's page what its events did stays open for a while after the last."""

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STREAM = "/gradio_api/queue/data"
_LAST = b'data: {"msg":"close_stream"'
_POLL = 0.05


class Lingering:
    """ASGI middleware around Gradio's application.

    Gradio ends the stream as soon as nothing is under way. Until the browser has read so, it takes the stream for open,
    and an event that it sends meanwhile, as a reader does who clicks when a result appears, would never be answered.
    So the end is held back for ``seconds``, and the stream goes on with whatever comes before they have passed.
    A browser that is busy reads it seconds late, so the time is long; proxies end what is silent for a minute.

    Args:
        app: Gradio's application.
        waiting: whether events of a session, by its hash, are under way.
        seconds: how long the stream outlives the last event.
    """

    def __init__(self, app: ASGIApp, waiting: Callable[[str], bool], seconds: float = 50.0) -> None:
        self._app = app
        self._waiting = waiting
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].removeprefix(scope.get("root_path", "")) == _STREAM:
            await self._stream(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        session = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
        started = False
        end: list[Message] = []

        async def pass_on(message: Message) -> None:
            nonlocal started
            if end or message.get("body", b"").startswith(_LAST):
                end.append(message)
            elif message["type"] != "http.response.start" or not started:
                started = True
                await send(message)

        await self._app(scope, receive, pass_on)
        while end and await self._goes_on(session, receive):
            end.clear()
            await self._app(scope, receive, pass_on)
        for message in end:
            await send(message)

    async def _goes_on(self, session: str, receive: Receive) -> bool:
        """Wait for another event of the session; False after the time, or if the client leaves."""
        leaving = asyncio.ensure_future(_left(receive))
        try:
            async with asyncio.timeout(self._seconds):
                while not self._waiting(session) and not leaving.done():
                    await asyncio.wait({leaving}, timeout=_POLL)
        except TimeoutError:
            return False
        finally:
            leaving.cancel()
        return not leaving.done()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
