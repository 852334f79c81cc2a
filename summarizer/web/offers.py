"""What each language needs here: whether it is served, which models would serve it (better), and fetching these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.errors import SummarizerError
from summarizer.models.downloads import Download, State
from summarizer.models.registry import ModelSpec
from summarizer.web.supply import Supply


@dataclass(frozen=True, slots=True)
class Offer:
    """A language in a profile: what serves it now, and the models that could be fetched for it.

    ``elsewhere`` is its offer in another profile, where this one has no model for it.
    """

    profile: str
    language: str
    serving: tuple[ModelSpec, ...]
    models: tuple[ModelSpec, ...] = ()
    elsewhere: "Offer | None" = None

    @property
    def served(self) -> bool:
        """Whether what is on this machine serves it."""
        return bool(self.serving)

    @property
    def possible(self) -> bool:
        """Whether it is served, or could be."""
        return bool(self.serving or self.models)

    @property
    def size(self) -> int:
        """Bytes of all models that could be fetched."""
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
    """The offers of one server under each of its ``profiles``. What is fetched for one reader serves all."""

    def __init__(self, supply: Supply, targets: Sequence[str], profiles: Sequence[str], *, may_fetch: bool) -> None:
        self.may_fetch = may_fetch
        self.targets = tuple(targets)
        self.profiles = tuple(profiles)
        self._supply = supply
        self._fetched: dict[tuple[str, str], tuple[ModelSpec, ...]] = {}

    def all(self, profile: str) -> dict[str, Offer]:
        """The offer of each language, in their order; looks at the disk."""
        return {target: self.of(profile, target) for target in self.targets}

    def of(self, profile: str, target: str) -> Offer:
        """The offer of a language, with that of another profile where this one has no model for it."""
        own = self._own(profile, target)
        if own.possible:
            return own
        others = [self._own(other, target) for other in self.profiles if other != profile]
        found = next((one for one in others if one.served), None) or next((one for one in others if one.models), None)
        return replace(own, elsewhere=found)

    def served(self, profile: str, targets: Sequence[str]) -> list[str]:
        """Those of the languages that can be served now; all where none can."""
        return [target for target in targets if self._supply.serving(profile, target)] or list(targets)

    def fetch(self, profile: str, target: str) -> Offer:
        """Begin to fetch what a language needs."""
        offer = self.of(profile, target)
        if self.may_fetch and target in self.targets:
            self._fetched[profile, target] = offer.models
            for spec in offer.models:
                self._supply.start(spec)
        return offer

    def cancel(self, profile: str, target: str) -> None:
        """Stop fetching; what has arrived is kept for the next time."""
        for spec in self._own(profile, target).models:
            if (download := self._supply.of(spec)) is not None:
                download.cancel()

    def arrival(self, offer: Offer) -> Arrival | None:
        """How far a language's models are; None unless they are on their way, whoever asked for them."""
        downloads = [download for spec in offer.models if (download := self._supply.of(spec)) is not None]
        if all(download.state.over for download in downloads):
            return None
        done = sum(_done(download) for download in downloads)
        rate = sum(d.progress.rate for d in downloads if d.progress is not None and not d.state.over)
        total = sum(d.progress.total if d.progress is not None else d.spec.size for d in downloads)
        preparing = all(d.state in (State.PREPARING, State.READY) for d in downloads)
        return Arrival(min(done, total), total, rate, preparing)

    def arriving(self, profile: str) -> bool:
        """Whether anything is on its way that this profile would use."""
        return any(self.arrival(offer) is not None for offer in self.all(profile).values())

    def fetched(self, offer: Offer) -> bool:
        """Whether all its models have come and are ready."""
        downloads = [self._supply.of(spec) for spec in offer.models]
        return all(d is not None and d.state is State.READY for d in downloads)

    def failure(self, offer: Offer) -> SummarizerError | None:
        """What went wrong when its models were fetched last."""
        downloads = (self._supply.of(spec) for spec in offer.models)
        return next((d.error for d in downloads if d is not None and d.state is State.FAILED), None)

    def better(self, offer: Offer) -> bool:
        """Whether the models that an offer named have come since, and serve its language now."""
        now = self._supply.serving(offer.profile, offer.language)
        return bool(offer.models) and set(offer.models) <= set(now)

    def _own(self, profile: str, target: str) -> Offer:
        """While models arrive for a language, these are its offer."""
        fetched = self._fetched.get((profile, target), ())
        downloads = [self._supply.of(spec) for spec in fetched]
        arriving = any(download is not None and not download.state.over for download in downloads)
        models = fetched if arriving else self._supply.missing(profile, target)
        return Offer(profile, target, self._supply.serving(profile, target), models)


def _done(download: Download) -> int:
    if download.state is State.READY:
        return download.progress.total if download.progress is not None else download.spec.size
    return download.progress.done if download.progress is not None else 0
