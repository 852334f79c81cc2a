"""What all readers share: one summarizer, made when first needed, the queue before it, and the limits."""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import Protocol, TypeVar

import anyio.to_thread

from summarizer.events import ArticleRecovered, Event
from summarizer.result import Article, Result, Summary
from summarizer.web.limits import RateLimit
from summarizer.web.options import ServeOptions
from summarizer.web.reading import Phase, Reading
from summarizer.web.turnstile import Turnstile
from summarizer.web.uploads import Uploads

log = logging.getLogger(__name__)

T = TypeVar("T")


class Engine(Protocol):
    """The part of ``summarizer.Summarizer`` that the page uses."""

    def stream(
        self,
        text: str,
        targets: Sequence[str],
        length: str,
        *,
        keep: Sequence[str],
        force: bool,
        cancel: threading.Event | None,
    ) -> Iterator[Event]: ...

    def process(self, text: str, targets: Sequence[str], length: str) -> Result: ...

    def recover(self, text: str) -> Article: ...

    def translate(self, text: str, targets: Sequence[str]) -> Result: ...

    def summarize(self, text: str, languages: Sequence[str], length: str) -> Mapping[str, Summary]: ...

    def close(self) -> None: ...


class Service:
    """One per server. ``make`` builds the summarizer; it is called once, by the first run that needs it."""

    def __init__(self, options: ServeOptions, make: Callable[[], Engine]) -> None:
        self.options = options
        self.rate = RateLimit(options.limit)
        self.turnstile = Turnstile(width=1, places=options.queue)
        self.uploads = Uploads(options.max_upload, share=2 * options.max_upload, total=10 * options.max_upload)
        self._make = make
        self._engine: Engine | None = None
        self._lock = threading.Lock()

    @property
    def ready(self) -> bool:
        """Whether the summarizer has been made."""
        return self._engine is not None

    def engine(self) -> Engine:
        """The summarizer."""
        with self._lock:
            if self._engine is None:
                self._engine = self._make()
            return self._engine

    async def renew(self) -> None:
        """Make a new summarizer for the next run, since other models are on the machine now."""
        async with aclosing(self.turnstile.enter()) as places:
            async for ahead in places:
                if ahead == 0:
                    await anyio.to_thread.run_sync(self.close)

    def close(self) -> None:
        """Let go of the models."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    async def read(self, reading: Reading) -> AsyncGenerator[Reading, None]:
        """Run ``reading`` and yield it whenever something has changed.

        The article is recovered at once; then the reader waits for a turn, and the models work. A run that is
        abandoned stops at the next batch.

        Raises:
            QueueFullError: too many readers wait already.
            SummarizerError: what ``Summarizer.stream`` raises.
        """
        started = time.monotonic()
        events = await anyio.to_thread.run_sync(self._open, reading)
        try:
            while reading.article is None and (event := await _next(events)) is not None:
                reading.apply(event)
                if isinstance(event, ArticleRecovered):
                    reading.phase = Phase.WAITING
            yield reading
            async with aclosing(self.turnstile.enter()) as places:
                async for ahead in places:
                    if ahead == 0 or reading.cancel.is_set():
                        break
                    if ahead != reading.ahead:
                        reading.phase, reading.ahead = Phase.WAITING, ahead
                        yield reading
                while (event := await _next(events)) is not None:
                    reading.apply(event)
                    yield reading
        finally:
            reading.cancel.set()
            await asyncio.shield(anyio.to_thread.run_sync(_close, events))
            _report(reading, time.monotonic() - started)

    async def call(self, work: Callable[[Engine], T]) -> T:
        """``work(summarizer)`` in its turn, off the event loop.

        Raises:
            QueueFullError: too many callers wait already.
        """
        async with aclosing(self.turnstile.enter()) as places:
            async for ahead in places:
                if ahead == 0:
                    return await anyio.to_thread.run_sync(lambda: work(self.engine()))
        raise AssertionError("a turnstile ends with a turn")

    def _open(self, reading: Reading) -> Iterator[Event]:
        return self.engine().stream(
            reading.text,
            reading.targets,
            reading.length,
            keep=reading.keep,
            force=reading.force,
            cancel=reading.cancel,
        )


async def _next(events: Iterator[Event]) -> Event | None:
    return await anyio.to_thread.run_sync(next, events, None)


def _close(events: Iterator[Event]) -> None:
    close = getattr(events, "close", None)
    if close is not None:
        close()


def _report(reading: Reading, seconds: float) -> None:
    """Sizes and times; never a word of the article."""
    progress = reading.progress()
    log.info(
        "%s: %d characters, %s, %d of %d sentences, %.1f s",
        reading.phase.value,
        len(reading.text),
        "+".join(reading.targets),
        progress.done,
        progress.total,
        seconds,
    )
