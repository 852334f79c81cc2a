"""Servers for the tests: the real application on a free port, with a summarizer that needs no models."""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from summarizer.web import ServeOptions, Service
from summarizer.web.server import listen, server_config
from tests.web.fake import FakeSummarizer, FakeSupply
from tests.web.hostile import private, watching


@dataclass(frozen=True, slots=True)
class Site:
    """A running server."""

    url: str
    service: Service
    application: Any
    fake: FakeSummarizer


@contextmanager
def running(fake: FakeSummarizer, **given: Any) -> Iterator[Site]:
    """Serve ``fake`` on a free port of this machine until the block ends."""
    service = Service(ServeOptions(**{"port": 0, **given}), fake.under, FakeSupply(fake))
    with served(service) as (url, application):
        yield Site(url, service, application, fake)


@contextmanager
def serving_at(service: Service) -> Iterator[str]:
    """Serve until the block ends; gives the address."""
    with served(service) as (url, _):
        yield url


@contextmanager
def served(service: Service) -> Iterator[tuple[str, Any]]:
    """Serve from a thread with a loop of its own; the page is built within it, as Gradio wants it."""
    ready: queue.Queue[tuple[uvicorn.Server, int] | BaseException] = queue.Queue()

    async def main() -> None:
        config = server_config(service)
        server = uvicorn.Server(config)
        listener = listen(config)
        ready.put((server, listener.getsockname()[1]))
        await server.serve(sockets=[listener])

    def run() -> None:
        try:
            asyncio.run(main())
        except BaseException as error:
            ready.put(error)
            raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started = ready.get(timeout=120)
    if isinstance(started, BaseException):
        raise started
    server, port = started
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}", server.config.app
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=20)
        service.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The page with defaults, where both languages can be had."""
    with running(FakeSummarizer()) as started:
        yield started


@pytest.fixture
def serving() -> Callable[..., Any]:
    """Start a server with options of the test's own."""
    return running


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that are nobody's business."""
    return private(tmp_path_factory.mktemp("private"))


@pytest.fixture
def watched(secrets: Path) -> Iterator[None]:
    """Fails the test if a file that is nobody's business was opened."""
    with watching(secrets):
        yield
