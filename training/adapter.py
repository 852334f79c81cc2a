"""Read and write the adapter: LoRA factors under PEFT's names, so that PEFT loads it too."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.gemma import TARGETS, Gemma

_PREFIX = "base_model.model."
NOTICE = (
    "A modification of Gemma: LoRA factors trained on google/gemma-3-270m. Gemma is provided under and subject to the "
    "Gemma Terms of Use found at ai.google.dev/gemma/terms"
)
"""The notice of modification that the Gemma Terms of Use ask for, kept inside the file."""

WEIGHTS, CONFIG = "adapter_model.safetensors", "adapter_config.json"


def save(model: Gemma, folder: Path) -> None:
    """Write the factors in bfloat16 and ``adapter_config.json`` to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        f"{_PREFIX}{key}.weight": factor.to(torch.bfloat16).cpu().contiguous() for key, factor in model.factors.items()
    }
    temporary = folder / f"{WEIGHTS}.part"
    save_file(state, temporary, metadata={"format": "pt", "notice": NOTICE})
    temporary.replace(folder / WEIGHTS)
    config = {
        "peft_type": "LORA",
        "base_model_name_or_path": "google/gemma-3-270m",
        "task_type": "CAUSAL_LM",
        "r": model.lora.rank,
        "lora_alpha": model.lora.alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "fan_in_fan_out": False,
        "inference_mode": True,
        "target_modules": list(TARGETS),
    }
    (folder / CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def read_size(folder: Path) -> tuple[int, float]:
    """Return rank and alpha of the adapter in ``folder``."""
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    return config["r"], config["lora_alpha"]


@torch.no_grad()
def start_from(model: Gemma, folder: Path) -> None:
    """Start ``model`` from the adapter in ``folder``, of the same or a smaller rank.

    The added columns keep their random A and zero B, so the function computed is the old one.
    """
    rank, alpha = read_size(folder)
    if rank > model.lora.rank:
        raise ValueError(f"{folder} has rank {rank}: start with --rank {rank} or more")
    state: dict[str, Tensor] = load_file(folder / WEIGHTS)
    for key, factor in model.factors.items():
        old = state[f"{_PREFIX}{key}.weight"].float().to(factor.device)
        if key.endswith("lora_A"):
            factor[:rank] = old
        else:
            factor[:, :rank] = old * (alpha / rank) / model.lora.scale
    model.refresh()


@torch.no_grad()
def merge(state: dict[str, Tensor], folder: Path) -> None:
    """Add ``alpha / r * B @ A`` of the adapter in ``folder`` to the base weights in ``state``."""
    rank, alpha = read_size(folder)
    factors = load_file(folder / WEIGHTS)
    for name, a in factors.items():
        if name.endswith(".lora_A.weight"):
            b = factors[name.replace(".lora_A.", ".lora_B.")].float()
            weight = name.removeprefix(_PREFIX).replace(".lora_A.", ".")
            state[weight] += alpha / rank * (b @ a.float())
