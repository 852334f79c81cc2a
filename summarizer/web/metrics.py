"""What the server does, in numbers for Prometheus; never a word of a text."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.errors import Cancelled
from summarizer.events import (
    ArticleRecovered,
    Event,
    Finished,
    ModelFetching,
    ModelLoading,
    SentencesTranslated,
    SummaryReady,
    TargetStarted,
)
from summarizer.web.logs import Value, tell

log = logging.getLogger(__name__)

TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds, from a sentence on a quick machine to a long article on a slow one.
_BUCKETS = (0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000)
# The stage that an event is the end of; every other event is one of translation.
_STAGES = {
    ArticleRecovered: "recover",
    ModelLoading: "load",
    ModelFetching: "load",
    TargetStarted: "load",
    SummaryReady: "summarize",
}
# The routes that are counted apart: a path may hold anything, and each name is a series that stays in memory.
_NAMES = ("health", "ready", "metrics", "login", "openapi.json", "translate", "languages", "detect", "warm")
_ENDPOINTS = ("process", "recover", "translate", "summarize")


class Metrics:
    """The numbers of one server."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)  # memory, processor time and open files of this process
        self._registry = registry
        self._requests = Counter("summarizer_requests", "Requests over HTTP.", ("route", "status"), registry=registry)
        self._runs = Counter("summarizer_runs", "Runs by how they ended.", ("outcome",), registry=registry)
        self._stages = Histogram(
            "summarizer_stage_seconds",
            "Seconds of each stage of a run.",
            ("stage",),
            registry=registry,
            buckets=_BUCKETS,
        )
        self._waiting = Gauge("summarizer_queue_waiting", "Callers who wait for their turn.", registry=registry)
        self._loaded = Gauge(
            "summarizer_models_made", "Whether the models have been asked for (1) or released (0).", registry=registry
        )

    def text(self, waiting: int, loaded: int) -> bytes:
        """All numbers in Prometheus's text format."""
        self._waiting.set(waiting)
        self._loaded.set(loaded)
        return generate_latest(self._registry)

    def watch(self, events: Iterator[Event]) -> Iterator[Event]:
        """``events``, counted and logged; the time in which the reader works or waits is not."""
        account = _Account()
        try:
            while True:
                started = time.monotonic()
                event = next(events, None)
                if event is None:
                    break
                account.note(event, time.monotonic() - started)
                yield event
        except Exception:
            account.outcome = "failed"
            raise
        finally:
            self._count(account)
            close = getattr(events, "close", None)
            if close is not None:
                close()

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count and log a run that has no events: a summary alone, or sentences."""
        account, started = _Account("done"), time.monotonic()
        try:
            yield
        except Cancelled:
            account.outcome = "left"
            raise
        except Exception:
            account.outcome = "failed"
            raise
        finally:
            account.seconds["call"] = time.monotonic() - started
            self._count(account)

    def answered(self, route: str, status: int) -> None:
        """Count one request."""
        self._requests.labels(route, str(status)).inc()

    def _count(self, account: "_Account") -> None:
        self._runs.labels(account.outcome).inc()
        for stage, spent in account.seconds.items():
            self._stages.labels(stage).observe(spent)
        tell(log, "run", account.row())


@dataclass(slots=True)
class _Account:
    """What is told of one run: how it ended, its sizes, and the seconds of its stages."""

    outcome: str = "left"
    characters: int = 0
    sentences: int = 0
    translated: dict[str, int] = field(default_factory=dict)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def note(self, event: Event, seconds: float) -> None:
        self.seconds[_STAGES.get(type(event), "translate")] += seconds
        match event:
            case ArticleRecovered(article, paragraphs):
                self.characters, self.sentences = sum(map(len, article.paragraphs)), sum(map(len, paragraphs))
            case TargetStarted(language):
                self.translated[language] = 0
            case SentencesTranslated(language, _, done):
                self.translated[language] = done
            case Finished(_, cancelled):
                self.outcome = "stopped" if cancelled else "done"

    def row(self) -> dict[str, Value]:
        sizes = {"characters": self.characters, "sentences": self.sentences}
        done = {f"translated_{language}": count for language, count in self.translated.items()}
        spent = {f"seconds_{stage}": round(seconds, 3) for stage, seconds in self.seconds.items()}
        return {"outcome": self.outcome, **sizes, **done, **spent}


class Counting:
    """ASGI middleware: counts requests by route and status. A path that is not a route counts as "other"."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.answered(_route(scope["path"]), message["status"])
            await send(message)

        await self._app(scope, receive, counted if scope["type"] == "http" else send)


def _route(path: str) -> str:
    parts = path.strip("/").split("/")
    if path == "/" or (parts[0] in _NAMES and len(parts) == 1):
        return path.rstrip("/") or "/"
    if parts[0] == "v1" and len(parts) == 2 and parts[1] in _ENDPOINTS:
        return f"/v1/{parts[1]}"
    return "/gradio_api" if parts[0] == "gradio_api" else "other"
