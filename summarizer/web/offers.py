"""What each language needs here: whether it is served, which models would serve it (better), and fetching these."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from summarizer.errors import SummarizerError
from summarizer.languages import SOURCE
from summarizer.models.downloads import Download, Downloads, State
from summarizer.models.registry import PIVOT, ModelSpec
from summarizer.models.transfer import OnProgress
from summarizer.web.options import ServeOptions

if TYPE_CHECKING:
    from summarizer.models.provider import Models


class Supply(Protocol):
    """Where models come from."""

    def serves(self, target: str) -> bool:
        """Whether what is on this machine translates into ``target``."""
        ...

    def missing(self, target: str) -> tuple[ModelSpec, ...]:
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
    """The models of the options' profile; none of them is loaded here."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._downloads = Downloads(self._provide)

    def _provide(self, spec: ModelSpec, on_progress: OnProgress, cancel: threading.Event) -> None:
        self._models.provide(spec, on_progress, cancel)

    @cached_property
    def _models(self) -> "Models":
        from summarizer.models.provider import Models

        own = self._options
        return Models(own.profile, own.models, own.device, offline=own.offline, commercial=own.commercial, wait=False)

    def serves(self, target: str) -> bool:
        """See ``Supply``."""
        try:
            self._models.route(SOURCE, target)
        except SummarizerError:
            return False
        return True

    def missing(self, target: str) -> tuple[ModelSpec, ...]:
        """See ``Supply``. A language that lacks its second step only needs no better first one."""
        wanted = self._models.missing(SOURCE, target)
        if target != PIVOT and not self.serves(target) and self.serves(PIVOT):
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


@dataclass(frozen=True, slots=True)
class Offer:
    """A language, whether it is served now, and the models that could be fetched for it."""

    language: str
    served: bool
    models: tuple[ModelSpec, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all its models."""
        return sum(spec.size for spec in self.models)


@dataclass(frozen=True, slots=True)
class Arrival:
    """``done`` of ``total`` bytes are here, ``rate`` more a second; ``preparing`` after the last byte."""

    done: int
    total: int
    rate: float
    preparing: bool

    @property
    def seconds_left(self) -> float | None:
        """What is left at this rate; None where nothing moves."""
        return (self.total - self.done) / self.rate if self.rate > 0 and not self.preparing else None


class Offers:
    """The offers of one server. What is fetched for one reader serves all."""

    def __init__(self, supply: Supply, targets: Sequence[str], *, may_fetch: bool) -> None:
        self.may_fetch = may_fetch
        self._supply = supply
        self.targets = tuple(targets)
        self._fetched: dict[str, tuple[ModelSpec, ...]] = {}

    def all(self) -> dict[str, Offer]:
        """The offer of each language, in their order; looks at the disk."""
        return {target: self.of(target) for target in self.targets}

    def of(self, target: str) -> Offer:
        """The offer of a language: while its models arrive, these."""
        served = self._supply.serves(target)
        return Offer(target, served, self._arriving(target) or self._supply.missing(target))

    def served(self, targets: Sequence[str]) -> list[str]:
        """Those of the languages that can be served now; all where none can."""
        return [target for target in targets if self._supply.serves(target)] or list(targets)

    def fetch(self, target: str) -> Offer:
        """Begin to fetch what a language needs."""
        offer = self.of(target)
        if self.may_fetch and target in self.targets:
            self._fetched[target] = offer.models
            for spec in offer.models:
                self._supply.start(spec)
        return offer

    def cancel(self, target: str) -> None:
        """Stop fetching; what has arrived is kept for the next time."""
        for spec in self._arriving(target):
            if (download := self._supply.of(spec)) is not None:
                download.cancel()

    def arrival(self, offer: Offer) -> Arrival | None:
        """How far a language's models are; None unless they are on their way."""
        if not self._arriving(offer.language):
            return None
        downloads = [download for spec in offer.models if (download := self._supply.of(spec)) is not None]
        done = sum(_done(download) for download in downloads)
        rate = sum(d.progress.rate for d in downloads if d.progress is not None and not d.state.over)
        total = sum(d.progress.total if d.progress is not None else d.spec.size for d in downloads)
        preparing = all(d.state in (State.PREPARING, State.READY) for d in downloads)
        return Arrival(min(done, total), total, rate, preparing)

    @property
    def arriving(self) -> bool:
        """Whether anything is on its way."""
        return any(self._arriving(target) for target in self.targets)

    def fetched(self, offer: Offer) -> bool:
        """Whether all its models have come and are ready."""
        downloads = [self._supply.of(spec) for spec in offer.models]
        return all(d is not None and d.state is State.READY for d in downloads)

    def failure(self, offer: Offer) -> SummarizerError | None:
        """What went wrong when its models were fetched last."""
        downloads = (self._supply.of(spec) for spec in self._fetched.get(offer.language, ()))
        return next((d.error for d in downloads if d is not None and d.state is State.FAILED), None)

    def _arriving(self, target: str) -> tuple[ModelSpec, ...]:
        specs = self._fetched.get(target, ())
        downloads = [self._supply.of(spec) for spec in specs]
        return specs if any(d is not None and not d.state.over for d in downloads) else ()


def _done(download: Download) -> int:
    if download.state is State.READY:
        return download.progress.total if download.progress is not None else download.spec.size
    return download.progress.done if download.progress is not None else 0
