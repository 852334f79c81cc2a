"""Fetching models in the background, for a page: started by a click, followed by a bar, stopped by another click."""

import threading
from collections.abc import Callable, Iterator
from enum import StrEnum

from summarizer.errors import Cancelled, SummarizerError
from summarizer.models.registry import ModelSpec
from summarizer.models.transfer import FetchProgress, OnProgress


class State(StrEnum):
    """How far a download is. ``PREPARING`` is after the last byte: checksums, and conversion where that is needed."""

    FETCHING = "fetching"
    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (State.READY, State.FAILED, State.CANCELLED)


# Fetches and converts a model: ``Models.provide``.
Provide = Callable[[ModelSpec, OnProgress, threading.Event], object]


class Download:
    """One model on its way. Safe for several threads."""

    def __init__(self, spec: ModelSpec) -> None:
        self.spec = spec
        self.state = State.FETCHING
        self.progress: FetchProgress | None = None
        self.error: SummarizerError | None = None
        self._cancel = threading.Event()
        self._changed = threading.Condition()
        self._version = 0

    def cancel(self) -> None:
        """Stop; what has arrived is kept for the next time."""
        self._cancel.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self.state.over, timeout)

    def updates(self) -> Iterator["Download"]:
        """Itself whenever something has changed, the last time when it is over."""
        seen = -1
        while True:
            with self._changed:
                self._changed.wait_for(lambda before=seen: self._version != before)  # type: ignore[misc]
                seen, over = self._version, self.state.over
            yield self
            if over:
                return

    def run(self, provide: Provide) -> None:
        """Do the work, in the calling thread."""
        try:
            provide(self.spec, self._progressed, self._cancel)
        except Cancelled:
            self._set(State.CANCELLED)
        except SummarizerError as error:
            self.error = error
            self._set(State.FAILED)
        else:
            self._set(State.READY)

    def _progressed(self, progress: FetchProgress) -> None:
        self.progress = progress
        self._set(State.PREPARING if progress.done >= progress.total else State.FETCHING)

    def _set(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._version += 1
            self._changed.notify_all()


class Downloads:
    """The downloads of a process: each model once at a time. ``on_ready`` is called, in their thread, with each that
    has become ready, so that "a better translation is ready" can be said."""

    def __init__(self, provide: Provide, on_ready: Callable[[ModelSpec], None] = lambda spec: None) -> None:
        self._provide = provide
        self._on_ready = on_ready
        self._lock = threading.Lock()
        self._all: dict[tuple[str, str], Download] = {}

    def start(self, spec: ModelSpec) -> Download:
        """Begin to fetch a model, or join in where that is under way."""
        with self._lock:
            known = self._all.get((spec.id, spec.revision))
            if known is not None and not known.state.over:
                return known
            download = self._all[spec.id, spec.revision] = Download(spec)
        threading.Thread(target=self._run, args=(download,), name=f"fetch {spec.id}", daemon=True).start()
        return download

    def of(self, spec: ModelSpec) -> Download | None:
        """The last download of a model."""
        with self._lock:
            return self._all.get((spec.id, spec.revision))

    def running(self) -> tuple[Download, ...]:
        """Those that are under way."""
        with self._lock:
            return tuple(download for download in self._all.values() if not download.state.over)

    def cancel_all(self) -> None:
        """Stop them all, at the end of the program."""
        for download in self.running():
            download.cancel()

    def _run(self, download: Download) -> None:
        download.run(self._provide)
        if download.state is State.READY:
            self._on_ready(download.spec)
