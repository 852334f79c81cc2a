"""A server that is told to end: runs finish or are told, who waits is told, nobody hangs."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from summarizer.web import ServeOptions, Service
from summarizer.web.ending import Server
from summarizer.web.server import listen, server_config
from tests.web.fake import FakeSummarizer, FakeSupply
from tests.web.test_listeners import LONG

SHORT = "Titolo\nUna frase. Due frasi. Tre frasi."
LINES = {"Accept": "application/x-ndjson"}
Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]


async def ended_while(fake: FakeSummarizer, grace: int, *asks: Ask) -> list[httpx.Response]:
    """The answers to what is asked before a server is told to end."""
    service = Service(ServeOptions(port=0, grace=grace), fake.under, FakeSupply(fake))
    config = server_config(service)
    server, listener = Server(config, service), listen(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        while not server.started:
            await asyncio.sleep(0.02)
        answers = [asyncio.ensure_future(ask(client)) for ask in asks]
        while fake.running == 0:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        server.should_exit = True
        found = await asyncio.gather(*answers)
        await serving
    await asyncio.to_thread(service.close)
    return found


def process(text: str, **headers: str) -> Ask:
    return lambda client: client.post("/v1/process", json={"text": text, "targets": ["en"]}, headers=headers)


def last(answer: httpx.Response) -> Any:
    return json.loads(answer.text.splitlines()[-1])


def test_a_run_under_way_is_finished() -> None:
    whole, streamed = asyncio.run(ended_while(FakeSummarizer(pause=0.4), 30, process(SHORT), process(SHORT, **LINES)))
    assert whole.status_code == 200
    assert [row["target"] for row in whole.json()["translations"]["en"]["paragraphs"][0]][-1] == "en: Tre frasi."
    assert (last(streamed)["event"], last(streamed)["cancelled"]) == ("finished", False)


def test_what_takes_too_long_is_told_with_what_is_done() -> None:
    whole, streamed = asyncio.run(ended_while(FakeSummarizer(pause=0.2), 0, process(LONG), process(LONG, **LINES)))
    assert (whole.status_code, whole.json()["error"]["code"]) == (503, "closed")
    assert (last(streamed)["event"], last(streamed)["cancelled"]) == ("finished", True)
    done = [row["target"] for part in last(streamed)["result"]["translations"]["en"]["paragraphs"] for row in part]
    assert done[0]
    assert not done[-1]


def test_who_waits_is_told_at_once() -> None:
    asks = [process(SHORT) for _ in range(9)]  # eight work side by side
    answers = asyncio.run(ended_while(FakeSummarizer(pause=0.5), 30, *asks))
    assert sorted(answer.status_code for answer in answers) == [200] * 8 + [503]
