"""Which model of several serves a task, here and now: one ladder, so that something always does if anything can."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.errors import SummarizerError
from summarizer.models.registry import AUTO_FROM_HUB, STARTER, ModelSpec, Registry, Task

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is available here and now; functions, because asking takes time and is not always needed.

    ``fetches`` is whether anything is to be fetched at all; ``lacking`` says what this machine has too little of for a
    model ("needs 4.8 GB of memory, and 3.1 GB are free"); ``failed`` is what went wrong when it was tried a moment ago.
    """

    cached: Callable[[ModelSpec], bool]
    reachable: Callable[[], bool]
    starter_installed: Callable[[], bool]
    fetches: bool = True
    lacking: Callable[[ModelSpec], str | None] = lambda spec: None
    failed: Callable[[ModelSpec], SummarizerError | None] = lambda spec: None


@dataclass(frozen=True, slots=True)
class Choice:
    """A model and why it was taken ("it is in the cache"). ``instead`` is what was wanted, where it is another."""

    spec: ModelSpec
    reason: str
    instead: ModelSpec | None = None


class Ladder:
    """The models that may serve a profile, best first: the first that holds is taken. ``only`` limits the ids."""

    def __init__(
        self,
        registry: Registry,
        profile: str,
        around: Surroundings,
        *,
        commercial: bool = False,
        only: Collection[str] | None = None,
    ) -> None:
        self._registry = registry
        self._profile = profile
        self._around = around
        self._commercial = commercial
        self._only = only

    def lines(self, task: Task, source: str, target: str) -> tuple[ModelSpec, ...]:
        """The profile's allowed lines for a direction; for auto with the starter as its last resort."""
        specs = self._registry.select(self._profile, task, source, target)
        if self._profile == AUTO:
            specs += self._registry.select(STARTER, task, source, target)
        return tuple(self.allowed(specs))

    def allowed(self, specs: Iterable[ModelSpec]) -> Iterator[ModelSpec]:
        """Those whose licence allows the use that was asked for."""
        return (spec for spec in specs if spec.licence.commercial or not self._commercial)

    def fetchable(self, specs: Iterable[ModelSpec]) -> list[ModelSpec]:
        """Those that come from the hub, in the order in which they would be fetched."""
        return sorted((spec for spec in specs if spec.id != STARTER), key=self._rank)

    def choose(self, task: Task, source: str, target: str) -> Choice | None:
        """The first rung that holds; None where none does."""
        return self._first(self._rungs(task, source, target), roomy=True) or self._first(
            self._rungs(task, source, target), roomy=False
        )

    def failure(self, task: Task, source: str, target: str) -> SummarizerError | None:
        """What went wrong with the best of the profile's models that were tried."""
        own = self.lines(task, source, target)
        return next((error for spec in own if (error := self._around.failed(spec)) is not None), None)

    def _first(self, rungs: Iterable[Choice], *, roomy: bool) -> Choice | None:
        passed: dict[str, ModelSpec] = {}
        for rung in rungs:
            spec = rung.spec
            if self._only is not None and spec.id not in self._only:
                passed.setdefault(f"{spec.id} could not be had when this began", spec)
                continue
            error = self._around.failed(spec)
            lack = self._around.lacking(spec) if roomy and error is None else None
            if error is None and lack is None:
                return Choice(spec, "; ".join(passed), next(iter(passed.values()))) if passed else rung
            passed.setdefault(error.message.rstrip(".") if error is not None else f"{spec.id} {lack}", spec)
        return None

    def _rungs(self, task: Task, source: str, target: str) -> Iterator[Choice]:
        """What the profile has in the cache, what it would fetch, what else is in the cache under a licence that is no
        more restrictive, the starter, and at last what else auto could fetch."""
        own = self.lines(task, source, target)
        hub = self.fetchable(own)
        first = [spec for spec in hub if self._profile != AUTO or self._rank(spec) == self._rank(hub[0])]
        if not hub:  # the profile of the starter, which stands for itself
            if self._around.starter_installed():
                yield from (Choice(spec, "asked for") for spec in own)
            return
        yield from (Choice(spec, "it is in the cache") for spec in own if self._is_cached(spec))
        yield from self._from_hub(first)
        yield from (self._instead(spec, hub) for spec in self._others(own, task, source, target))
        if own and self._around.starter_installed():
            yield from (self._instead(spec, hub) for spec in self._registry.select(STARTER, task, source, target))
        yield from self._from_hub([spec for spec in hub if spec not in first])

    def _from_hub(self, specs: Sequence[ModelSpec]) -> Iterator[Choice]:
        """What has just failed too: it is passed over, and told."""
        for spec in specs:
            if self._around.failed(spec) is not None or self._around.reachable():
                yield Choice(spec, "the hub can be reached")

    def _instead(self, spec: ModelSpec, hub: Sequence[ModelSpec]) -> Choice:
        if self._profile == AUTO:
            why = "the hub cannot be reached" if self._around.fetches else "nothing is to be fetched"
            return Choice(spec, f"no other is in the cache and {why}")
        why = "cannot be fetched now" if self._around.fetches else "nothing is to be fetched"
        return Choice(spec, f"{hub[0].id} is not on this machine and {why}", hub[0])

    def _others(self, own: Sequence[ModelSpec], task: Task, source: str, target: str) -> Iterator[ModelSpec]:
        """Models of other profiles that are in the cache."""
        commercial = all(spec.licence.commercial for spec in own)
        for spec in self._registry.specs if own else ():
            same = spec.task == task and spec.serves(source, target) and spec not in own
            if same and (spec.licence.commercial or not (commercial or self._commercial)) and self._is_cached(spec):
                yield spec

    def _is_cached(self, spec: ModelSpec) -> bool:
        return spec.id != STARTER and self._around.cached(spec)

    def _rank(self, spec: ModelSpec) -> int:
        return auto_rank(spec) if self._profile == AUTO else 0


def auto_rank(spec: ModelSpec) -> int:
    """Where a model stands among those that auto would fetch; the least first."""
    return next((rank for rank, profile in enumerate(AUTO_FROM_HUB) if profile in spec.profiles), len(AUTO_FROM_HUB))
