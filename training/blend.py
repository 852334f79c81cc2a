"""Blend an adapter with the one that it was trained from: a mean of their factors.

Further training fits its own data better and other data sometimes worse; in between lies what is better on both
(Wortsman et al. 2022, WiSE-FT). Choose the share on selection sentences.
"""

import argparse
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.adapter import CONFIG, NOTICE, WEIGHTS, read_size


def blended(older: Tensor, newer: Tensor, share: float, axis: int) -> Tensor:
    """``share`` of the newer factor and the rest of the older one.

    The newer one may have a greater rank, along ``axis``; what it has beyond the older one is taken as it is in the
    A factors (axis 0) and by its share in the B factors (axis 1), for their product is what counts.
    """
    rank = older.shape[axis]
    common, added = newer.split([rank, newer.shape[axis] - rank], dim=axis)
    return torch.cat(((1 - share) * older + share * common, added * (share if axis == 1 else 1.0)), dim=axis)


def blend(older: Path, newer: Path, share: float, out: Path) -> None:
    """Write the blend of the adapters in the folders ``older`` and ``newer`` to ``out``."""
    (old_rank, old_alpha), (rank, alpha) = read_size(older), read_size(newer)
    before, after = load_file(older / WEIGHTS), load_file(newer / WEIGHTS)
    state = {}
    for key, factor in after.items():
        is_b = ".lora_B." in key
        # the scale goes with B, as when training starts from an adapter
        scale = (old_alpha / old_rank) / (alpha / rank) if is_b else 1.0
        mixed = blended(before[key].float() * scale, factor.float(), share, axis=1 if is_b else 0)
        state[key] = mixed.to(torch.bfloat16).contiguous()
    out.mkdir(parents=True, exist_ok=True)
    save_file(state, out / WEIGHTS, metadata={"format": "pt", "notice": NOTICE})
    shutil.copyfile(newer / CONFIG, out / CONFIG)


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Blend an adapter with the one it was trained from.")
    parser.add_argument("--older", type=Path, required=True, help="folder of the adapter that training started from")
    parser.add_argument("--newer", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--share", type=float, required=True, help="of the newer one, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    blend(arguments.older, arguments.newer, arguments.share, arguments.out)


if __name__ == "__main__":
    main()
