"""From a line of models.txt and its files to a loaded engine."""

from summarizer.engines.base import SummaryEngine, TranslationEngine
from summarizer.errors import ModelError
from summarizer.models.hub import Snapshot
from summarizer.models.registry import ModelSpec


def load_translation(spec: ModelSpec, snapshot: Snapshot, device: str) -> TranslationEngine:
    """The translation engine of a model."""
    raise ModelError(f"{spec.id} in {snapshot.folder} cannot be run on {device} yet.")


def load_summary(spec: ModelSpec, language: str, snapshot: Snapshot, device: str) -> SummaryEngine:
    """The summariser of a model for one language."""
    raise ModelError(f"{spec.id} in {snapshot.folder} cannot summarise {language} on {device} yet.")
