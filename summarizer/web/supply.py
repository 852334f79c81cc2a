"""Where the models of the profiles come from: what is on this machine, what could be fetched, and fetching it."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from summarizer.errors import SummarizerError
from summarizer.languages import SOURCE
from summarizer.models.downloads import Download, Downloads
from summarizer.models.registry import PIVOT, ModelSpec
from summarizer.models.transfer import OnProgress
from summarizer.web.options import ServeOptions

if TYPE_CHECKING:
    from summarizer.models.provider import Models


class Supply(Protocol):
    """Where models come from."""

    def serving(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        """What on this machine takes Italian to ``target`` in a profile; none where nothing does."""
        ...

    def missing(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        """What could be fetched for ``target``: all that it lacks, or what is better than what is here."""
        ...

    def start(self, spec: ModelSpec) -> Download:
        """Begin to fetch a model in the background, or join in."""
        ...

    def of(self, spec: ModelSpec) -> Download | None:
        """The last download of a model."""
        ...

    def close(self) -> None:
        """Stop all downloads."""
        ...


class ModelSupply:
    """The models of models.txt; none of them is loaded here. ``on_ready`` hears of each that has come."""

    def __init__(self, options: ServeOptions, on_ready: Callable[[ModelSpec], None] = lambda spec: None) -> None:
        self._options = options
        self._downloads = Downloads(self._provide, on_ready)
        self._lock = threading.Lock()
        self._models: dict[str, Models] = {}

    def serving(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        """See ``Supply``."""
        try:
            return self._of(profile).choose(SOURCE, target).steps
        except SummarizerError:
            return ()

    def missing(self, profile: str, target: str) -> tuple[ModelSpec, ...]:
        """See ``Supply``. A language that lacks its second step only needs no better first one."""
        wanted = self._of(profile).missing(SOURCE, target)
        if target != PIVOT and not self.serving(profile, target) and self.serving(profile, PIVOT):
            return tuple(spec for spec in wanted if not spec.serves(SOURCE, PIVOT) or spec.serves(PIVOT, target))
        return wanted

    def start(self, spec: ModelSpec) -> Download:
        """See ``Supply``."""
        return self._downloads.start(spec)

    def of(self, spec: ModelSpec) -> Download | None:
        """See ``Supply``."""
        return self._downloads.of(spec)

    def close(self) -> None:
        """See ``Supply``."""
        self._downloads.cancel_all()

    def _of(self, profile: str) -> "Models":
        from summarizer.models.provider import Models

        own = self._options
        with self._lock:
            if profile not in self._models:
                self._models[profile] = Models(
                    profile, own.models, own.device, offline=own.offline, commercial=own.commercial, wait=False
                )
            return self._models[profile]

    def _provide(self, spec: ModelSpec, on_progress: OnProgress, cancel: threading.Event) -> None:
        self._of(self._options.profile).provide(spec, on_progress, cancel)
