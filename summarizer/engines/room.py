"""Whether this machine has room for a model, before it is fetched or converted."""

import shutil

from summarizer.engines.convert import is_converted
from summarizer.engines.hardware import available_memory
from summarizer.engines.memory import CONVERSION, ROOM
from summarizer.models.registry import STARTER, ModelSpec
from summarizer.models.sizes import human_size, parse_size
from summarizer.models.snapshots import cache_root, find


def lacking(spec: ModelSpec, device: str, precision: str) -> str | None:
    """What there is too little of for a model, in words that follow its name; None where there is enough.

    Estimated from its size: on a GPU, and for the starter, nothing is said before it is loaded.
    """
    if spec.id == STARTER or device == "cuda":
        return None
    needed, free = memory_needed(spec, precision), available_memory()
    if needed > free:
        return f"needs {human_size(needed)} of memory, and {human_size(free)} are free"
    if find(spec) is None and (room := _room_on_disk()) < spec.size:
        return f"needs {human_size(spec.size)} on the disk, and {human_size(room)} are free"
    return None


def memory_needed(spec: ModelSpec, precision: str) -> int:
    """What fetching, converting and running a model takes at most."""
    if "memory" in spec.options:
        return parse_size(spec.options["memory"])
    if spec.ready_made:
        return spec.size + ROOM
    snapshot = find(spec)
    wanted = "float32" if precision == "float32" else "int8"
    if snapshot is not None and is_converted(spec, snapshot, wanted):
        return spec.size // (1 if precision == "float32" else 4) + ROOM
    return round(spec.size * CONVERSION) + ROOM


def _room_on_disk() -> int:
    folder = cache_root()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
