"""Sizes of requests: above the limit they are answered with 413, whatever the application makes of what came."""

import asyncio
from typing import Any

import pytest

from summarizer.web.bodies import BodyLimit
from summarizer.web.limits import RateLimit
from summarizer.web.options import Rate


async def call(chunks: list[bytes], headers: list[tuple[bytes, bytes]], path: str = "/x") -> tuple[int, int]:
    """Status of the answer, and how many bytes the application read, with 100 bytes allowed and 1000 for uploads."""
    messages = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks)}
        for number, chunk in enumerate(chunks, 1)
    ]
    sent: list[Any] = []
    read = 0

    async def application(scope: Any, receive: Any, send: Any) -> None:
        nonlocal read
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise RuntimeError("the body was cut off")
            read += len(message["body"])
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Any:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": headers}
    limit = BodyLimit(application, uploads=1000, others=100, rate=RateLimit(Rate(0, 60.0)))
    await limit(scope, receive, send)
    return sent[0]["status"], read


@pytest.mark.parametrize(
    ("chunks", "declared", "path", "status"),
    [
        ([b"x" * 100], b"100", "/x", 200),
        ([b"x" * 101], b"101", "/x", 413),
        ([b"x" * 60, b"x" * 60], None, "/x", 413),
        ([b"x" * 60, b"x" * 60], b"10", "/x", 413),
        ([b"x"], b"-1", "/x", 413),
        ([b"x" * 900], b"900", "/gradio_api/upload", 200),
        ([b"x" * 900], b"900", "/gradio_api/queue/join", 413),
    ],
)
def test_bodies_above_the_limit_are_refused(
    chunks: list[bytes], declared: bytes | None, path: str, status: int
) -> None:
    headers = [(b"content-length", declared)] if declared is not None else []
    answered, read = asyncio.run(call(chunks, headers, path))
    assert answered == status
    assert status == 200 or read <= 100


def test_uploads_of_one_client_are_held_to_the_rate() -> None:
    statuses: list[int] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def scenario() -> None:
        limit = BodyLimit(application, uploads=1000, others=100, rate=RateLimit(Rate(2, 60.0)))
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2"):
            scope = {"type": "http", "path": "/gradio_api/upload", "headers": [], "client": (address, 1)}
            await limit(scope, receive, send)

    asyncio.run(scenario())
    assert statuses == [200, 200, 429, 200]
