"""The models of one profile: chosen, fetched and loaded when first needed, kept until closed.

Whatever goes wrong with one of them, the next rung of the ladder (``summarizer.models.ladder``) is taken, and told.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.engines.base import SummaryEngine, TranslationEngine, checked_device
from summarizer.errors import Cancelled, SummarizerError
from summarizer.languages import SOURCE, name_of
from summarizer.models import starter
from summarizer.models.failures import Failures
from summarizer.models.hub_errors import HubSilent
from summarizer.models.ladder import AUTO, Choice, Surroundings
from summarizer.models.loaded import LoadedModels, checked_precision
from summarizer.models.notices import Notices
from summarizer.models.obtaining import here
from summarizer.models.reach import HUB, is_offline
from summarizer.models.registry import PIVOT, ModelSpec, load_registry
from summarizer.models.route import Chooser, Route
from summarizer.models.transfer import OnProgress

if TYPE_CHECKING:
    from summarizer.models.snapshots import Snapshot


class Models:
    """Chooses, fetches and loads the models of a profile.

    ``registry`` is a models.txt of your own; ``device`` is "auto", "cpu" or "cuda"; ``offline`` forbids the network;
    ``commercial`` allows only licences that permit commercial use; ``precision`` is "auto", "int8" or "float32";
    without ``wait`` nothing is fetched, what is here serves; ``only`` names the ids that may be used at all.
    Safe to use from several threads.

    Raises:
        RegistryError, OptionError: models.txt cannot be understood; there is no such profile, device or precision.
    """

    def __init__(
        self,
        profile: str = AUTO,
        registry: Path | None = None,
        device: str = "auto",
        offline: bool = False,
        commercial: bool = False,
        precision: str = "auto",
        wait: bool = True,
        only: Collection[str] | None = None,
    ) -> None:
        self.profile = profile
        self.registry = load_registry(registry)
        self.device = checked_device(device)
        self.offline = offline
        self.precision = checked_precision(precision)
        self.wait = wait
        self._failures = Failures()
        around = Surroundings(
            cached=here,
            reachable=lambda: wait and not offline and HUB.reachable(),
            starter_installed=starter.installed,
            fetches=wait,
            lacking=self._lacking,
            failed=self._failures.of,
        )
        self._chooser = Chooser(self.registry, profile, around, commercial=commercial, only=only)
        online = replace(around, reachable=lambda: not offline and not is_offline())
        self._online = Chooser(self.registry, profile, online, commercial=commercial, only=only)
        self._lock = threading.RLock()
        self._obtaining: dict[str, threading.Lock] = {}
        self._routes: dict[tuple[str, str], Route] = {}
        self._alternatives: dict[Route, Route | None] = {}
        self._loaded = LoadedModels(device, self.precision, lambda spec: self._provide(spec, None, None))
        self._notices = Notices(told_all=profile == AUTO)

    @property
    def notices(self) -> tuple[str, ...]:
        """What was chosen and why, and which licences forbid commercial use; each once, in order."""
        return self._notices.lines

    def ready(
        self,
        source: str,
        target: str,
        on_progress: OnProgress | None = None,
        cancel: threading.Event | None = None,
    ) -> Route:
        """The models that take ``source`` to ``target`` (ISO 639-1 codes), fetched, converted and loaded.

        Holds no lock that others wait for while it fetches and converts. A model that fails is passed over for the
        next that can serve, and ``notices`` say so.

        Raises:
            UnknownLanguage: no model for it in models.txt.
            ModelError, NotEnoughDisk, OutputError: nothing can serve; what was wrong with the model that was wanted.
            Cancelled: ``cancel`` was set.
        """
        while True:
            route = self.choose(source, target)
            if all(self._works(spec, self.engine, on_progress, cancel) for spec in route.steps):
                return route

    def ready_summary(
        self, language: str, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> SummaryEngine | None:
        """The abstractive summariser of a language, fetched and loaded; None where none can serve: not an error.

        Raises:
            Cancelled: ``cancel`` was set.
        """
        while (choice := self._chooser.summary(language)) is not None:
            if self._works(choice.spec, lambda spec: self._loaded.summary(spec, language), on_progress, cancel):
                self._notices.chosen(f"{name_of(language)} summaries", [choice])
                return self._loaded.summary(choice.spec, language)
        failure = self._chooser.summary_failure(language)
        if failure is not None:
            self._notices.extractive(f"{name_of(language)} summaries", failure)
        return None

    def prepare(self, targets: Sequence[str], *, fetch: bool = True) -> tuple[ModelSpec, ...]:
        """Choose what articles need; ``fetch`` it and convert it too, without loading it. For a batch, which chooses
        its models once.

        A language that cannot be served is left out: it is met again, and told, when it is asked for.

        Raises:
            Cancelled: see ``ready``.
        """
        found: dict[str, ModelSpec] = {}
        for target in targets:
            with suppress(SummarizerError):
                found |= {spec.id: spec for spec in self._prepared(partial(self._steps, SOURCE, target), fetch)}
        found |= {spec.id: spec for spec in self._prepared(partial(self._summary_specs, PIVOT), fetch)}
        return tuple(found.values())

    def missing(self, source: str, target: str) -> tuple[ModelSpec, ...]:
        """What would be fetched for a direction if it were asked for: what is lacking, or better than what is here.

        Each has its size and licence. Empty where all is here, or nothing could be fetched. Fetches nothing.
        """
        try:
            choices = self._online.translation(source, target)
        except SummarizerError:
            return ()
        return tuple(choice.spec for choice in choices if not here(choice.spec))

    def provide(
        self, spec: ModelSpec, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> None:
        """Fetch a model and convert it, whatever ``wait`` says, without loading it: the next ``ready`` will use it.

        Raises:
            SummarizerError: it cannot be fetched or converted.
            Cancelled: ``cancel`` was set.
        """
        self._provide(spec, on_progress, cancel, fetch=True)
        self._failures.forget(spec)

    def choose(self, source: str, target: str) -> Route:
        """The models that ``ready`` would make ready now. Fetches and loads nothing; raises as ``route``."""
        choices = self._chooser.translation(source, target)
        route = Route(source, target, tuple(choice.spec for choice in choices))
        with self._lock:
            self._routes[source, target] = route
        for choice, (start, end) in zip(choices, route.hops, strict=True):
            self._notices.chosen(f"{name_of(start)} to {name_of(end)}", [choice])
        return route

    def route(self, source: str, target: str) -> Route:
        """The models that ``ready`` has made ready, else those that it would. Fetches and loads nothing.

        Raises:
            UnknownLanguage: no model for it in models.txt.
            ModelMissing, LicenceRefused: it cannot be served here; the message names the model, its size,
                its licence and the command that fetches it.
        """
        with self._lock:
            known = self._routes.get((source, target))
        return known or self.choose(source, target)

    def alternative(self, source: str, target: str) -> Route | None:
        """Another way from ``source`` to ``target``, of models that are on this machine; None where there is none.

        It is meant for the sentences that the route leaves in doubt, and fetches nothing.
        """
        route = self.route(source, target)
        with self._lock:
            if route not in self._alternatives:
                choices = self._chooser.alternative(source, target, route.steps)
                self._alternatives[route] = None if choices is None else Route(source, target, choices)
                because = "another model left sentences in doubt"
                self._notices.chosen("Repairs", [Choice(spec, because) for spec in choices or ()])
            return self._alternatives[route]

    def engine(self, spec: ModelSpec) -> TranslationEngine:
        """The loaded model of a line of models.txt; got ready first where ``ready`` was not asked.

        Raises:
            ModelError: it cannot be fetched, is damaged, or does not fit into memory.
            NotEnoughDisk: no room for it.
        """
        return self._loaded.translation(spec)

    def has_summarizer(self, language: str) -> bool:
        """Whether the profile has an abstractive summariser of a language available here. Loads nothing."""
        return self._chooser.summary(language) is not None

    def summary_engine(self, language: str) -> SummaryEngine | None:
        """The abstractive summariser of a language; None where the profile has none available here."""
        return self.ready_summary(language)

    def summary_failed(self, language: str, error: SummarizerError) -> None:
        """A summariser went wrong at work: extracts serve instead for a while, and ``notices`` say so."""
        choice = self._chooser.summary(language)
        if choice is not None:
            self._failures.add(choice.spec, error)
            self._notices.extractive(f"{name_of(language)} summaries", error)

    def close(self) -> None:
        """Release all loaded models."""
        self._loaded.close()

    def _works(
        self,
        spec: ModelSpec,
        load: Callable[[ModelSpec], object],
        on_progress: OnProgress | None,
        cancel: threading.Event | None,
    ) -> bool:
        """Fetch, convert and load a model; False where that fails, which is remembered."""
        try:
            self._provide(spec, on_progress, cancel)
            load(spec)
        except Cancelled:
            raise
        except SummarizerError as error:
            self._fail(spec, error)
            return False
        return True

    def _fail(self, spec: ModelSpec, error: SummarizerError) -> None:
        if isinstance(error, HubSilent):
            HUB.failed()
        self._failures.add(spec, error)

    def _prepared(self, choose: Callable[[], Sequence[ModelSpec]], fetch: bool) -> Sequence[ModelSpec]:
        while True:
            specs = choose()
            try:
                for spec in specs if fetch else ():
                    self._provide(spec, None, None)
            except Cancelled:
                raise
            except SummarizerError as error:
                self._fail(spec, error)
            else:
                return specs

    def _steps(self, source: str, target: str) -> Sequence[ModelSpec]:
        return self.choose(source, target).steps

    def _summary_specs(self, language: str) -> Sequence[ModelSpec]:
        choice = self._chooser.summary(language)
        return () if choice is None else (choice.spec,)

    def _provide(
        self, spec: ModelSpec, on_progress: OnProgress | None, cancel: threading.Event | None, *, fetch: bool = False
    ) -> "Snapshot":
        """Fetch and convert a model; one thread does, others that want the same one wait for it."""
        from summarizer.engines.load import prepare
        from summarizer.models.obtaining import obtain

        with self._lock:
            own = self._obtaining.setdefault(spec.id, threading.Lock())
        while not own.acquire(timeout=0.2):
            if cancel is not None and cancel.is_set():
                raise Cancelled("Stopped while another article fetches a model.", "What has arrived is kept.")
        try:
            offline = self.offline or not (self.wait or fetch)
            snapshot = obtain(spec, offline=offline, on_progress=on_progress, cancel=cancel)
            prepare(spec, snapshot, self.device, self.precision)
        finally:
            own.release()
        self._notices.taken_at(spec, snapshot.pin, snapshot.commit)
        return snapshot

    def _lacking(self, spec: ModelSpec) -> str | None:
        from summarizer.engines.room import lacking

        if self._loaded.holds(spec):
            return None
        return lacking(spec, self.device, self.precision)
