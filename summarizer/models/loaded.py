"""The models that are in memory, each once, and the engines made from them."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from summarizer.engines.base import SummaryEngine, TranslationEngine
from summarizer.errors import OptionError
from summarizer.models.registry import ModelSpec

if TYPE_CHECKING:
    from summarizer.engines.load import Loaded
    from summarizer.models.snapshots import Snapshot

PRECISIONS = ("auto", "int8", "float32")

Engine = TypeVar("Engine", TranslationEngine, SummaryEngine)


class LoadedModels:
    """Loads what ``provide`` has got ready, when it is first asked for. Safe to use from several threads."""

    def __init__(self, device: str, precision: str, provide: "Callable[[ModelSpec], Snapshot]") -> None:
        self._device = device
        self._precision = precision
        self._provide = provide
        self._loading = threading.RLock()
        self._engines: dict[tuple[str, ...], TranslationEngine | SummaryEngine] = {}
        self._models: dict[tuple[object, ...], Loaded] = {}

    def holds(self, spec: ModelSpec) -> bool:
        """Whether the model of a line is in memory."""
        return any(key[:2] == (spec.id, spec.revision) for key in list(self._models))

    def translation(self, spec: ModelSpec) -> TranslationEngine:
        """The model of a line as a translator."""
        key = ("translate", spec.id, spec.revision, str(spec.directions))
        return self._once(key, lambda: self._load(spec).translation(spec))

    def summary(self, spec: ModelSpec, language: str) -> SummaryEngine:
        """The model of a line as a summariser of a language."""
        key = ("summarize", spec.id, spec.revision, language)
        return self._once(key, lambda: self._load(spec).summary(language))

    def close(self) -> None:
        """Release them all."""
        with self._loading:
            for engine in self._engines.values():
                engine.close()
            self._engines.clear()
            self._models.clear()

    def _once(self, key: tuple[str, ...], load: Callable[[], Engine]) -> Engine:
        engine = self._engines.get(key)
        if engine is None:
            with self._loading:
                engine = self._engines.get(key)
                if engine is None:
                    engine = self._engines[key] = load()
        return engine  # type: ignore[return-value]  # the key's first word tells the kind

    def _load(self, spec: ModelSpec) -> "Loaded":
        """The model in memory, once even where lines for several tasks name it."""
        from summarizer.engines.load import load

        key = (spec.id, spec.revision, *spec.options.items())
        if key not in self._models:
            self._models[key] = load(spec, self._provide(spec), self._device, self._precision)
        return self._models[key]


def checked_precision(precision: str) -> str:
    """``precision`` itself.

    Raises:
        OptionError: there is no such precision.
    """
    if precision not in PRECISIONS:
        raise OptionError(f"There is no precision {precision!r}.", f"Choose one of: {', '.join(PRECISIONS)}.")
    return precision
