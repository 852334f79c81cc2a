"""What the processor's arithmetic is like: tests that train or quantise models depend on it."""

import os
import platform
from functools import cache
from pathlib import Path

# Settings by which PyTorch, CTranslate2 and what is below them choose their arithmetic.
SETTINGS = ("ATEN_", "CT2_", "DNNL_", "MKL_", "ONEDNN_")
_VNNI = frozenset({"avx512_vnni", "avx_vnni"})
_ISA = ("DNNL_MAX_CPU_ISA", "ONEDNN_MAX_CPU_ISA")


@cache
def _described() -> dict[str, str]:
    path = Path("/proc/cpuinfo")
    first = path.read_text(encoding="utf-8").split("\n\n")[0] if path.is_file() else ""
    pairs = (line.partition(":") for line in first.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}


def fingerprint() -> str:
    """The processor and the settings that it is used with, in one line."""
    known = _described()
    chosen = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith(SETTINGS))
    parts = (platform.machine(), platform.processor(), known.get("model name", ""), known.get("flags", ""), *chosen)
    return " ".join(parts)


def int8_saturates() -> bool:
    """Whether oneDNN's products of int8 overflow, as its manual says of x86 processors without VNNI instructions.

    CTranslate2 uses oneDNN on all x86 processors but Intel's.
    """
    if platform.machine().lower() not in ("x86_64", "amd64") or _described().get("vendor_id") == "GenuineIntel":
        return False
    limits = [os.environ[name].upper() for name in _ISA if name in os.environ]
    held_back = any("VNNI" not in limit and limit not in ("ALL", "DEFAULT") for limit in limits)
    return held_back or not _VNNI & set(_described().get("flags", "").split())
