"""An event that a reader's page sends just as its stream is about to end is answered on that stream."""

import asyncio
import json
import uuid
from typing import Any

import httpx
import pytest

from summarizer.web.lingering import Lingering
from tests.web.conftest import Site

LAST = b'data: {"msg":"close_stream","event_id":null}\n\n'
SCOPE = {"type": "http", "path": "/gradio_api/queue/data", "query_string": b"session_hash=s"}


class Stream:
    """Stands for Gradio: each call answers the events that wait, then ends the stream."""

    def __init__(self, *rounds: list[bytes]) -> None:
        self.rounds = list(rounds)
        self.calls = 0
        self.sent: list[Any] = []
        self.left = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.calls += 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for body in [*self.rounds.pop(0), LAST]:
            await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    async def run(self, seconds: float, scope: dict[str, Any] = SCOPE) -> None:
        await Lingering(self, lambda session: session == "s" and bool(self.rounds), seconds)(
            scope, self.receive, self.send
        )

    @property
    def bodies(self) -> list[bytes]:
        return [message["body"] for message in self.sent if message["type"] == "http.response.body"]


def test_the_stream_goes_on_with_what_came_before_its_end() -> None:
    stream = Stream([b"one"], [b"two"], [])
    asyncio.run(stream.run(seconds=0.1))
    assert stream.bodies == [b"one", b"two", LAST, b""]
    assert [message["type"] for message in stream.sent].count("http.response.start") == 1


def test_it_ends_after_its_time() -> None:
    stream = Stream([b"one"])
    asyncio.run(stream.run(seconds=0.1))
    assert stream.bodies == [b"one", LAST, b""]


def test_it_is_not_kept_for_a_client_that_has_left() -> None:
    async def scenario() -> Stream:
        stream = Stream([b"one"])
        stream.left.set()
        await asyncio.wait_for(stream.run(seconds=600), timeout=20)
        return stream

    assert asyncio.run(scenario()).calls == 1


@pytest.mark.parametrize("scope", [{**SCOPE, "path": "/gradio_api/call/recover/1"}, {**SCOPE, "type": "lifespan"}])
def test_all_else_is_passed_on_as_it_is(scope: dict[str, Any]) -> None:
    stream = Stream([b"one"], [b"two"])
    asyncio.run(stream.run(600, scope))
    assert stream.bodies == [b"one", LAST, b""]


def test_on_a_real_server_a_late_event_is_answered(site: Site) -> None:
    async def scenario() -> list[str]:
        session, answered = uuid.uuid4().hex, list[str]()
        async with httpx.AsyncClient(base_url=site.url, timeout=60) as client:

            async def join() -> str:
                functions = (await client.get("/config")).json()["dependencies"]
                number = next(one["id"] for one in functions if one["api_name"] == "recover")
                body = {"fn_index": number, "data": ["Titolo\nUna frase."], "session_hash": session}
                answer = await client.post("/gradio_api/queue/join", json=body)
                return str(answer.json()["event_id"])

            events = [await join()]
            async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
                async for line in stream.aiter_lines():
                    message = json.loads(line.removeprefix("data: ")) if line else {}
                    if message.get("msg") == "process_completed":
                        answered.append(message["event_id"])
                        if len(events) == 3:
                            break  # the stream goes on for a while
                        events.append(await join())
            assert answered == events
        return answered

    assert len(asyncio.run(scenario())) == 3
