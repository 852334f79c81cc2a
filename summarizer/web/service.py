"""What all readers share: one summarizer, made when first needed, the queue before it, and the limits."""

import asyncio
import math
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, suppress
from typing import TypeVar

import anyio.to_thread

from summarizer.errors import Cancelled, Closed, SummarizerError
from summarizer.events import Event
from summarizer.languages import SOURCE
from summarizer.models.registry import PIVOT
from summarizer.web.engines import Engine, Engines
from summarizer.web.limits import RateLimit, client_key
from summarizer.web.listeners import NOBODY, Caller, Listeners
from summarizer.web.metrics import Metrics
from summarizer.web.options import ServeOptions
from summarizer.web.profiles import profiles_of
from summarizer.web.queue import Queue, QueueFullError
from summarizer.web.reading import Phase, Reading
from summarizer.web.supply import ModelSupply, Supply
from summarizer.web.terms import terms
from summarizer.web.uploads import Uploads

T = TypeVar("T")
# Readers whose batches take turns at the models. Eight at once are done in 0.7 of the time that they take one after the
# other, and the last has words three times sooner: python -m benchmarks.readers.
WIDTH = 8
WARMING = "Questa mattina piove su tutta la costa, e le scuole restano chiuse fino a domani."
# Seconds between two updates of a page; where one takes long to show, four times that.
PAUSE = 0.1


class Service:
    """One per server. ``make`` builds the summarizer of a profile when it is first needed. ``supply`` is where models
    come from."""

    def __init__(self, options: ServeOptions, make: Callable[[str], Engine], supply: Supply | None = None) -> None:
        self.options = options
        self.engines = Engines(make)
        self.supply = supply or ModelSupply(options, lambda spec: self.engines.renew())
        self.profiles = profiles_of(options)
        self.rate = RateLimit(options.limit)
        share, own = (None, None) if options.alone else (max(1, options.queue // 4), WIDTH // 4)
        self.queue = Queue(WIDTH, options.queue, share, own)
        self.listeners = Listeners()
        self.metrics = Metrics()
        self._warm_until = -math.inf
        self.uploads = Uploads(options.max_upload, share=2 * options.max_upload, total=10 * options.max_upload)

    @property
    def ready(self) -> bool:
        """Whether a summarizer has been made."""
        return self.engines.ready

    def profile(self, wanted: str | None) -> str:
        """The profile that serves who wants that one: the operator's own, unless it may be chosen."""
        return wanted if wanted in self.profiles else self.options.profile

    def engine(self, profile: str | None = None) -> Engine:
        """The summarizer of a profile."""
        return self.engines.of(self.profile(profile))

    def close(self) -> None:
        """Let go of the models, and of what is being fetched."""
        self.supply.close()
        self.engines.close()

    async def read(self, reading: Reading, caller: Caller = NOBODY) -> AsyncGenerator[Reading, None]:
        """Run ``reading`` and yield it whenever something has changed.

        The article is recovered at once; then the reader waits for a turn, and the models work. A run whose reader
        has gone stops at the next batch.

        Raises:
            QueueFullError: too many readers wait already.
            SummarizerError: what ``Summarizer.stream`` raises.
        """
        async with self.listeners.watching(caller, reading.cancel.set):
            events = _Events(await anyio.to_thread.run_sync(self._open, reading))
            try:
                async for _ in self._follow(reading, events, client_key(caller.address)):
                    yield reading
            finally:
                reading.cancel.set()
                await asyncio.shield(events.close())

    async def _follow(self, reading: Reading, events: "_Events", owner: str) -> AsyncGenerator[None, None]:
        while reading.article is None and (some := await events.next()):
            reading.apply_all(some)
            if reading.article is not None:
                reading.phase = Phase.WAITING
        yield
        async with aclosing(self.queue.enter(owner, self.profile(reading.profile))) as places:
            async for ahead in places:
                if ahead == 0 or reading.cancel.is_set():
                    break
                if ahead != reading.ahead:
                    reading.phase, reading.ahead = Phase.WAITING, ahead
                    yield
            if not reading.cancel.is_set():
                reading.phase, reading.ahead = Phase.WAITING, 0
                yield
                await self.take_turn(reading.profile)
            pause = PAUSE
            try:
                while some := await events.next(pause):
                    reading.apply_all(some)
                    shown = time.monotonic()
                    yield
                    pause = max(PAUSE, 4 * (time.monotonic() - shown))
            finally:  # while it is still this run's turn
                reading.cancel.set()
                await asyncio.shield(events.close())

    async def call(
        self, work: Callable[[Engine, threading.Event], T], caller: Caller = NOBODY, profile: str | None = None
    ) -> T:
        """``work(summarizer, cancel)`` in its turn, counted as a run; ``cancel`` is set if the client goes.

        Raises:
            QueueFullError: too many callers wait already.
            Cancelled: the client has gone.
            Closed: the server is ending.
        """

        def counted(engine: Engine, cancel: threading.Event) -> T:
            with self.metrics.counting():
                return work(engine, cancel)

        return await self._call(counted, caller, profile)

    async def _call(
        self, work: Callable[[Engine, threading.Event], T], caller: Caller = NOBODY, profile: str | None = None
    ) -> T:
        cancel = threading.Event()
        async with (
            self.listeners.watching(caller, cancel.set),
            aclosing(self.queue.enter(client_key(caller.address), self.profile(profile))) as places,
        ):
            async for ahead in places:
                if cancel.is_set():
                    break
                if ahead == 0:
                    await self.take_turn(profile)
                    with suppress(Cancelled):
                        return await anyio.to_thread.run_sync(lambda: work(self.engine(profile), cancel))
                    break
        raise self.gone()

    def gone(self) -> SummarizerError:
        """Why a run was stopped that nobody asked to stop."""
        if self.queue.closed:
            return Closed("The server is ending.", "Ask again in a minute.")
        return Cancelled("Nobody waits for the answer any more.")

    async def warm(self) -> None:
        """Load the models of the operator's profile for a reader who begins to paste: the first words come sooner.

        Nothing happens while others are at work, nor again before the models may have been let go.
        """
        now = time.monotonic()
        if self.queue.busy or now < self._warm_until:
            return
        self._warm_until = now + (60 * self.options.idle or math.inf)
        with suppress(SummarizerError, QueueFullError):  # told to who translates
            await self._call(_load)

    async def take_turn(self, profile: str | None = None) -> None:
        """It is the turn of a run with this profile: what others have loaded leaves the memory."""
        await anyio.to_thread.run_sync(self.engines.take_turn, self.profile(profile))

    def _open(self, reading: Reading) -> Iterator[Event]:
        engine = self.engine(reading.profile)
        article = reading.given or engine.recover(
            reading.text, keep=reading.keep, drop=reading.drop, force=reading.force
        )
        events = engine.stream_article(
            article,
            reading.targets,
            reading.length,
            cancel=reading.cancel,
            memory=reading.memory,
            glossary=terms(reading.terms or None),
        )
        return self.metrics.watch(events)


def _load(engine: Engine, cancel: threading.Event) -> None:
    engine.recover(WARMING, keep=(), drop=(), force=True)  # its data are read late, too
    engine.translate_sentences([WARMING], SOURCE, PIVOT)


class _Events:
    """A run's events, read and closed from one thread at a time: a reader may go while a batch is at work."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._lock = threading.Lock()
        self._coming: asyncio.Task[Event | None] | None = None

    async def next(self, seconds: float = 0.0) -> list[Event]:
        """The next event, and those that follow it within so many seconds; none at the end.

        What has come is not kept back for what has not: the next batch may take long.
        """
        end, some = time.monotonic() + seconds, list[Event]()
        while not some or time.monotonic() < end:
            self._coming = self._coming or asyncio.create_task(anyio.to_thread.run_sync(self._one))
            left = max(0.0, end - time.monotonic()) if some else None
            await asyncio.wait({self._coming}, timeout=left)
            if some and (not self._coming.done() or self._coming.exception()):
                return some
            coming, self._coming = self._coming, None
            if (event := coming.result()) is None:
                return some
            some.append(event)
        return some

    async def close(self) -> None:
        """End the run, once the batch under way is done."""
        if self._coming is not None:
            await asyncio.wait({self._coming})
            _ = self._coming.cancelled() or self._coming.exception()  # nobody asks for it any more
        await anyio.to_thread.run_sync(self._close)

    def _close(self) -> None:
        with self._lock:
            close = getattr(self._events, "close", None)
            if close is not None:
                close()

    def _one(self) -> Event | None:
        with self._lock:
            return next(self._events, None)
