"""What this machine has: a device, threads, free memory."""

import os
from dataclasses import dataclass
from pathlib import Path

from summarizer.engines.base import checked_device
from summarizer.errors import NotEnoughMemory, OptionError
from summarizer.models.sizes import human_size

# A container's own limits: cgroup version 2, then version 1 (kernel documentation, admin-guide/cgroup-v2.rst).
_CGROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current"), Path("/sys/fs/cgroup/memory.stat")),
    (
        Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
        Path("/sys/fs/cgroup/memory/memory.usage_in_bytes"),
        Path("/sys/fs/cgroup/memory/memory.stat"),
    ),
)


def resolve_device(device: str) -> str:
    """ "auto" becomes "cuda" where a GPU can be used, else "cpu".

    Raises:
        OptionError: an unknown name, or "cuda" without a usable GPU.
    """
    checked_device(device)
    if device == "cpu" or not _has_gpu():
        if device == "cuda":
            raise OptionError("No CUDA device can be used here.", "Choose the device cpu, or install PyTorch for CUDA.")
        return "cpu"
    return "cuda"


def _has_gpu() -> bool:
    """Asks CTranslate2 first: importing PyTorch takes seconds, and is in vain on most machines."""
    import ctranslate2

    if ctranslate2.get_cuda_device_count() == 0:
        return False
    import torch

    return torch.cuda.is_available()


def half_precision() -> str:
    """What a GPU calculates in by half: bfloat16 since compute capability 8, float16 before."""
    import torch

    major, _ = torch.cuda.get_device_capability()
    return "bfloat16" if major >= 8 else "float16"


def threads() -> int:
    """Threads for one model: OMP_NUM_THREADS, else the cores that this process may use, at most 8.

    More than 8 hardly speed up the small matrices of a batch of sentences.
    """
    named = os.environ.get("OMP_NUM_THREADS", "")
    if named.isdigit() and int(named) > 0:
        return int(named)
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, 8)


@dataclass(frozen=True, slots=True)
class Workers:
    """Workers that share a model's weights and take batches apart; each with some threads for its products.

    The small matrices of decoding gain little from a second thread, batches apart gain all of it (measured by
    benchmarks/engine.py); more than four workers would take much memory.
    """

    count: int
    threads: int

    @classmethod
    def of(cls, threads: int, device: str = "cpu") -> "Workers":
        """For so many threads in all; one worker on a GPU."""
        count = min(threads, 4) if device == "cpu" else 1
        return cls(count, threads // count)


def available_memory(device: str = "cpu") -> int:
    """Bytes that can still be used: of the GPU, or of the machine and of the container around this process."""
    if device == "cuda":
        import torch

        return int(torch.cuda.mem_get_info()[0])
    import psutil

    free = int(psutil.virtual_memory().available)
    limits = [_left_of_address_space(), *map(_left_in_cgroup, *zip(*_CGROUPS, strict=True))]
    return min([free, *(left for left in limits if left is not None)])


def _left_of_address_space() -> int | None:
    """What ``ulimit -v`` leaves. Close to it MKL computes nonsense instead of failing: so ask before."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    import psutil

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if most == resource.RLIM_INFINITY else max(0, most - int(psutil.Process().memory_info().vms))


def _left_in_cgroup(limit: Path, usage: Path, statistics: Path) -> int | None:
    """What a control group may still take; file pages that can be dropped at need count as free."""
    try:
        most = limit.read_text().strip()
        if most == "max":
            return None
        droppable = dict(line.split() for line in statistics.read_text().splitlines()).get("inactive_file", "0")
        return max(0, int(most) - int(usage.read_text()) + int(droppable))
    except (OSError, ValueError):
        return None


def require_memory(needed: int, what: str, device: str = "cpu") -> None:
    """Refuse to load what would not fit, before the system begins to swap or to kill.

    Raises:
        NotEnoughMemory: ``needed`` bytes are more than what is available.
    """
    free = available_memory(device)
    if needed > free:
        place = "the GPU" if device == "cuda" else "this machine"
        raise NotEnoughMemory(
            f"{what} needs about {human_size(needed)} of memory, and {place} has {human_size(free)} free.",
            "Close other programs, or choose a profile with smaller models (`summarizer models list`).",
        )


def out_of_memory() -> NotEnoughMemory:
    """The error for a model or a batch that did not fit, whatever was estimated before."""
    return NotEnoughMemory(
        "There is not enough memory left to run the model.",
        "Close other programs, or choose a profile with smaller models (`summarizer models list`).",
    )
