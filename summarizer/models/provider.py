"""The models of one profile, each fetched and loaded when first needed and kept until closed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from summarizer.engines.base import SummaryEngine, TranslationEngine
from summarizer.errors import OptionError
from summarizer.models import hub
from summarizer.models.languages import language_name
from summarizer.models.registry import STARTER, ModelSpec, load_registry
from summarizer.models.route import AUTO, Choice, Chooser, Route, Surroundings

if TYPE_CHECKING:
    from summarizer.engines.load import Loaded

PRECISIONS = ("auto", "int8", "float32")

Engine = TypeVar("Engine", TranslationEngine, SummaryEngine)


class Models:
    """Chooses, fetches and loads the models of a profile.

    ``registry`` is a models.txt of one's own; ``device`` is "auto", "cpu" or "cuda"; ``offline`` forbids the network;
    ``commercial`` allows only licences that permit commercial use; ``precision`` is "auto", "int8" or "float32".
    Safe to use from several threads.

    Raises:
        RegistryError: models.txt cannot be understood, or has no such profile.
    """

    def __init__(
        self,
        profile: str = AUTO,
        registry: Path | None = None,
        device: str = "auto",
        offline: bool = False,
        commercial: bool = False,
        precision: str = "auto",
    ) -> None:
        self.profile = profile
        self.registry = load_registry(registry)
        self.device = device
        self.offline = offline
        self.precision = checked_precision(precision)
        around = Surroundings(
            cached=lambda spec: hub.find(spec) is not None,
            reachable=lambda: not offline and hub.reachable(),
            starter_installed=_starter_installed,
        )
        self._chooser = Chooser(self.registry, profile, around, commercial=commercial)
        self._lock = threading.RLock()
        self._loading = threading.RLock()  # held while a model is fetched and loaded, which must not stop the rest
        self._routes: dict[tuple[str, str], Route] = {}
        self._alternatives: dict[tuple[str, str], Route | None] = {}
        self._engines: dict[tuple[str, ...], TranslationEngine | SummaryEngine] = {}
        self._models: dict[tuple[object, ...], Loaded] = {}
        self._notices: dict[str, None] = {}

    @property
    def notices(self) -> tuple[str, ...]:
        """What was chosen and why, and which licences forbid commercial use; each once, in order."""
        with self._lock:
            return tuple(self._notices)

    def route(self, source: str, target: str) -> Route:
        """The models that take ``source`` to ``target`` (ISO 639-1 codes). Fetches and loads nothing.

        Raises:
            UnknownLanguage: no model for it in models.txt.
            ModelMissing, LicenceRefused: it cannot be served here; the message names the model, its size,
                its licence and the command that fetches it.
        """
        with self._lock:
            known = self._routes.get((source, target))
            if known is None:
                choices = self._chooser.translation(source, target)
                known = Route(source, target, tuple(choice.spec for choice in choices))
                self._routes[source, target] = known
                for choice, (start, end) in zip(choices, known.hops, strict=True):
                    self._announce(choice, f"{language_name(start)} to {language_name(end)}")
            return known

    def alternative(self, source: str, target: str) -> Route | None:
        """Another way from ``source`` to ``target``, of models that are on this machine; None where there is none.

        It is meant for the sentences that the route leaves in doubt, and fetches nothing.
        """
        with self._lock:
            if (source, target) not in self._alternatives:
                taken = self.route(source, target).steps
                choices = self._chooser.alternative(source, target, taken)
                self._alternatives[source, target] = None if choices is None else Route(source, target, choices)
                for spec in choices or ():
                    self._announce(Choice(spec, "another model left sentences in doubt"), "Repairs")
            return self._alternatives[source, target]

    def engine(self, spec: ModelSpec) -> TranslationEngine:
        """The loaded model of a line of models.txt; fetched from the hub first where needed.

        Raises:
            ModelError: it cannot be fetched, is damaged, or does not fit into memory.
            NotEnoughDisk: no room for it.
        """
        return self._load_once(
            ("translate", spec.id, spec.revision, str(spec.directions)), lambda: self._load_translation(spec)
        )

    def has_summarizer(self, language: str) -> bool:
        """Whether the profile has an abstractive summariser of a language that can be had here. Loads nothing."""
        return self._chooser.summary(language) is not None

    def summary_engine(self, language: str) -> SummaryEngine | None:
        """The abstractive summariser of a language; None where the profile has none that can be had here."""
        choice = self._chooser.summary(language)
        if choice is None:
            return None
        self._announce(choice, f"{language_name(language)} summaries")
        spec = choice.spec
        return self._load_once(
            ("summarize", spec.id, spec.revision, language), lambda: self._load_summary(spec, language)
        )

    def close(self) -> None:
        """Release all loaded models."""
        with self._loading:
            for engine in self._engines.values():
                engine.close()
            self._engines.clear()
            self._models.clear()

    def _announce(self, choice: Choice, what: str) -> None:
        spec = choice.spec
        with self._lock:
            if self.profile == AUTO:
                self._notices[f"{what}: {spec.id} ({spec.licence}), because {choice.reason}."] = None
            if not spec.licence.commercial:
                self._notices[f"{spec.id} is for non-commercial use only ({spec.licence.name})."] = None

    def _load_once(self, key: tuple[str, ...], load: Callable[[], Engine]) -> Engine:
        with self._loading:
            engine = self._engines.get(key)
            if engine is None:
                engine = self._engines[key] = load()
            return engine  # type: ignore[return-value]  # the key's first word tells the kind

    def _load_translation(self, spec: ModelSpec) -> TranslationEngine:
        if spec.id == STARTER:
            from summarizer.engines import starter

            return starter.load(self.device, "float32" if self.precision == "float32" else "int8")
        return self._loaded(spec).translation(spec)

    def _load_summary(self, spec: ModelSpec, language: str) -> SummaryEngine:
        return self._loaded(spec).summary(language)

    def _loaded(self, spec: ModelSpec) -> "Loaded":
        """The model in memory, once even where lines for several tasks name it."""
        from summarizer.engines.load import load

        key = (spec.id, spec.revision, *spec.options.items())
        if key not in self._models:
            self._models[key] = load(spec, hub.ensure(spec, offline=self.offline), self.device, self.precision)
        return self._models[key]


def checked_precision(precision: str) -> str:
    """``precision`` itself.

    Raises:
        OptionError: there is no such precision.
    """
    if precision not in PRECISIONS:
        raise OptionError(f"There is no precision {precision!r}.", f"Choose one of: {', '.join(PRECISIONS)}.")
    return precision


def _starter_installed() -> bool:
    from summarizer.models import starter

    return starter.installed()
