"""Servers for the tests: the real application on a free port, with a summarizer that needs no models."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import uvicorn

from summarizer.web import ServeOptions, Service
from summarizer.web.server import server_config
from tests.web.fake import FakeSummarizer


@dataclass(frozen=True, slots=True)
class Site:
    """A running server."""

    url: str
    service: Service
    fake: FakeSummarizer


async def _configure(service: Service) -> uvicorn.Config:
    """Within a loop: without one, Gradio makes event loops of its own and never closes them."""
    return server_config(service)


@contextmanager
def running(fake: FakeSummarizer, **given: Any) -> Iterator[Site]:
    """Serve ``fake`` on a free port of this machine until the block ends."""
    service = Service(ServeOptions(port=0, **given), lambda: fake)
    config = asyncio.run(_configure(service))
    server = uvicorn.Server(config)
    listener = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", service, fake)
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=20)
        listener.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The page with defaults, where both languages can be had."""
    with running(FakeSummarizer()) as started:
        yield started


@pytest.fixture
def serving() -> Callable[..., Any]:
    """Start a server with options of the test's own."""
    return running
