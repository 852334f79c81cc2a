"""A run ends when its client is gone, whichever way it came, and the model is free for the next."""

import asyncio
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from summarizer.web.listeners import Caller, Listeners
from tests.web.conftest import Site, running
from tests.web.fake import FakeSummarizer

LONG = "Titolo\n" + "\n".join(f"Frase numero {number}." for number in range(400))


@pytest.fixture
def slow() -> Iterator[Site]:
    """A server on which the article above takes a minute and more."""
    with running(FakeSummarizer(pause=0.1)) as site:
        site.service.listeners.patience, site.service.listeners.grace = 1.5, 0.3
        yield site


def wait_until(done: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return done()


def test_a_client_that_comes_and_goes_is_missed_once() -> None:
    async def scenario() -> list[str]:
        listeners, log = Listeners(patience=0.4, grace=0.2), list[str]()
        caller = Caller("203.0.113.1", ("a", "b"))
        listeners.arrived("b")
        async with listeners.watching(caller, lambda: log.append("gone")):
            await asyncio.sleep(0.6)
            assert not log
            listeners.left("b")
            await asyncio.sleep(0.8)
        return log

    assert asyncio.run(scenario()) == ["gone"]


def test_who_never_comes_is_not_waited_for_long() -> None:
    async def scenario() -> bool:
        stopped = threading.Event()
        async with Listeners(patience=0.1).watching(Caller(None, ("a",)), stopped.set):
            return stopped.is_set()

    assert asyncio.run(scenario())


def test_leaving_an_endpoint_frees_the_model(slow: Site) -> None:
    for route in ("call", "call/v2"):
        slow.fake.idle.clear()
        body: dict[str, Any] = {"text": LONG} if "v2" in route else {"data": [LONG]}
        event = httpx.post(f"{slow.url}/gradio_api/{route}/process", json=body).json()["event_id"]
        with httpx.stream("GET", f"{slow.url}/gradio_api/{route}/process/{event}") as stream:
            assert wait_until(lambda: slow.fake.running == 1)
            assert stream.status_code == 200
        assert slow.fake.idle.wait(15)
        assert wait_until(lambda: slow.service.queue.waiting == 0)


def test_leaving_the_page_frees_the_model(slow: Site) -> None:
    session = join(slow, LONG)
    with httpx.stream("GET", f"{slow.url}/gradio_api/queue/data", params={"session_hash": session}):
        assert wait_until(lambda: slow.fake.running == 1)
    assert slow.fake.idle.wait(15)


def test_nothing_is_run_for_nobody(slow: Site) -> None:
    join(slow, LONG)
    httpx.post(f"{slow.url}/gradio_api/call/process", json={"data": [LONG]})
    assert not wait_until(lambda: slow.fake.running > 0 and slow.fake.most_at_once > 0, 1.0)
    time.sleep(2)
    with httpx.Client(base_url=slow.url, timeout=30) as client:
        event = client.post("/gradio_api/call/process", json={"data": ["Titolo\nUna frase."]}).json()["event_id"]
        assert "event: complete" in client.get(f"/gradio_api/call/process/{event}").text


def test_leaving_a_tool_frees_the_model() -> None:
    pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")
    call = {"name": "process", "arguments": {"text": LONG}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    headers = {"Accept": "application/json, text/event-stream"}
    with running(FakeSummarizer(pause=0.1), mcp=True) as site:
        site.service.listeners.grace = 0.3
        with httpx.stream("POST", f"{site.url}/gradio_api/mcp/", json=body, headers=headers) as stream:
            assert stream.status_code == 200
            assert wait_until(lambda: site.fake.running == 1)
        assert site.fake.idle.wait(15)


def join(site: Site, text: str) -> str:
    """Start a run as the page does, and return the session to listen under."""
    config = httpx.get(f"{site.url}/config").json()
    (run,) = (function for function in config["dependencies"] if function["api_name"] == "run")
    elements = {one["id"]: one for one in config["components"]}
    data = [elements[number]["props"].get("value") for number in run["inputs"]]
    data[:2] = ["paste", text]
    session = uuid.uuid4().hex
    body = {"fn_index": run["id"], "data": data, "session_hash": session}
    assert httpx.post(f"{site.url}/gradio_api/queue/join", json=body).status_code == 200
    return session
