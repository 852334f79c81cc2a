"""Rates and sizes: the limit holds exactly, and one client's does not touch another's."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.web.limits import BodyLimit, RateLimit, TooFastError, client_key
from summarizer.web.options import Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_holds_in_any_window() -> None:
    clock = Clock()
    limit = RateLimit(Rate(2, 60.0), clock)
    limit.admit("203.0.113.1")
    clock.now = 50.0
    limit.admit("203.0.113.1")
    with pytest.raises(TooFastError) as refusal:
        limit.admit("203.0.113.1")
    assert refusal.value.seconds == 10.0
    clock.now = 60.0
    limit.admit("203.0.113.1")
    with pytest.raises(TooFastError):
        limit.admit("203.0.113.1")


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_runs_than_the_rate_in_any_window(steps: list[float]) -> None:
    clock, admitted = Clock(), []
    limit = RateLimit(Rate(3, 60.0), clock)
    for step in steps:
        clock.now += step
        try:
            limit.admit("203.0.113.1")
        except TooFastError:
            continue
        admitted.append(clock.now)
    for start in admitted:
        assert sum(start <= moment < start + 60 for moment in admitted) <= 3


def test_clients_do_not_share() -> None:
    limit = RateLimit(Rate(1, 60.0), Clock())
    limit.admit("203.0.113.1")
    limit.admit("203.0.113.2")
    with pytest.raises(TooFastError):
        limit.admit("203.0.113.1")


def test_no_limit_admits_all() -> None:
    limit = RateLimit(Rate(0, 60.0), Clock())
    for _ in range(1000):
        limit.admit("203.0.113.1")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1%eth0", "2001:db8:1:2::"),
        ("testclient", ""),
        (None, ""),
    ],
)
def test_a_subscriber_is_one_client(address: str | None, key: str) -> None:
    assert client_key(address) == key


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
        limit = BodyLimit(application, uploads=1000, others=100, rate=RateLimit(Rate(2, 60.0), Clock()))
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2"):
            scope = {"type": "http", "path": "/gradio_api/upload", "headers": [], "client": (address, 1)}
            await limit(scope, receive, send)

    asyncio.run(scenario())
    assert statuses == [200, 200, 429, 200]
