"""A run as its events, one by one, in its turn: for programs, which see all that the page sees."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass

import anyio.to_thread

from summarizer.events import Event
from summarizer.web.engines import Engine
from summarizer.web.limits import client_key
from summarizer.web.listeners import Caller
from summarizer.web.service import Service

Begin = Callable[[Engine, threading.Event], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """``ahead`` others come first."""

    ahead: int


async def follow(
    service: Service, begin: Begin, caller: Caller, profile: str | None = None
) -> AsyncGenerator[Event | Waiting, None]:
    """The events of the run that ``begin`` begins with a profile's engine: the first at once, the others in its turn.

    A run whose caller has gone stops at the next batch; its last event says that it was cancelled.

    Raises:
        QueueFullError: too many wait already.
        SummarizerError: what ``Summarizer.stream`` raises.
    """
    cancel = threading.Event()
    async with service.listeners.watching(caller, cancel.set):
        events = await anyio.to_thread.run_sync(lambda: begin(service.engine(profile), cancel))
        steps = _Steps(service.metrics.watch(events))
        async with aclosing(_in_turn(service, cancel, caller, profile)) as turn, _ended(steps, cancel):
            if (first := await steps.next()) is not None:
                yield first
            async for ahead in turn:
                yield Waiting(ahead)
                if ahead == 0:
                    await service.take_turn(profile)
                    break
            while (event := await steps.next()) is not None:
                yield event


@asynccontextmanager
async def _ended(steps: "_Steps", cancel: threading.Event) -> AsyncGenerator[None, None]:
    """The run is over when the block ends, before somebody else's turn comes."""
    try:
        yield
    finally:
        cancel.set()
        await asyncio.shield(anyio.to_thread.run_sync(steps.close))


async def _in_turn(
    service: Service, cancel: threading.Event, caller: Caller, profile: str | None
) -> AsyncGenerator[int, None]:
    """How many come first, whenever that changes; the turn lasts until this is closed."""
    told = None
    async with aclosing(service.queue.enter(client_key(caller.address), service.profile(profile))) as places:
        async for ahead in places:
            if cancel.is_set():
                return
            if ahead != told:
                told = ahead
                yield ahead


class _Steps:
    """The events, read and closed by one thread at a time: a caller may go while a batch is at work."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._lock = threading.Lock()

    async def next(self) -> Event | None:
        return await anyio.to_thread.run_sync(self._next)

    def close(self) -> None:
        with self._lock:
            close = getattr(self._events, "close", None)
            if close is not None:
                close()

    def _next(self) -> Event | None:
        with self._lock:
            return next(self._events, None)
