"""Getting a model's files, wherever they come from: the hub's cache and the hub, or installed wheels (the starter)."""

import threading

from summarizer.models import hub, snapshots, starter
from summarizer.models.registry import STARTER, ModelSpec
from summarizer.models.snapshots import Snapshot
from summarizer.models.transfer import OnProgress


def here(spec: ModelSpec) -> bool:
    """Whether a model is on this machine, whole."""
    return starter.installed() if spec.id == STARTER else snapshots.find(spec) is not None


def obtain(
    spec: ModelSpec,
    *,
    offline: bool = False,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Snapshot:
    """A model's files, checked; fetched first where they are missing and ``offline`` is not set.

    Raises:
        SummarizerError: as ``hub.ensure``, or ``starter.prepare``.
    """
    if spec.id == STARTER:
        return Snapshot(starter.ADAPTER, starter.revision())
    return hub.ensure(spec, offline=offline, on_progress=on_progress, cancel=cancel)
