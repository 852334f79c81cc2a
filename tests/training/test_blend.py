"""An adapter between two others."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from training.adapter import CONFIG, WEIGHTS
from training.blend import blend

KEY = "base_model.model.model.layers.0.mlp.up_proj.lora_{}.weight"


def write(folder: Path, rank: int, alpha: float) -> torch.Tensor:
    """A made adapter of one projection; what it adds to the weight."""
    folder.mkdir()
    a, b = torch.randn(rank, 6).bfloat16(), torch.randn(4, rank).bfloat16()
    save_file({KEY.format("A"): a, KEY.format("B"): b}, folder / WEIGHTS)
    (folder / CONFIG).write_text(json.dumps({"r": rank, "lora_alpha": alpha}))
    return added(folder)


def added(folder: Path) -> torch.Tensor:
    config, state = json.loads((folder / CONFIG).read_text()), load_file(folder / WEIGHTS)
    scale: float = config["lora_alpha"] / config["r"]
    return scale * (state[KEY.format("B")].float() @ state[KEY.format("A")].float())


@pytest.mark.parametrize("rank", [2, 5])
def test_the_ends_are_the_two_adapters(tmp_path: Path, rank: int) -> None:
    older, newer = write(tmp_path / "older", 2, 4.0), write(tmp_path / "newer", rank, 5.0)
    for share, expected in ((0.0, older), (1.0, newer)):
        blend(tmp_path / "older", tmp_path / "newer", share, tmp_path / str(share))
        torch.testing.assert_close(added(tmp_path / str(share)), expected, rtol=0.02, atol=0.05)


def test_what_the_newer_one_adds_beyond_the_rank_of_the_older_counts_by_its_share(tmp_path: Path) -> None:
    write(tmp_path / "older", 1, 1.0)
    write(tmp_path / "newer", 2, 2.0)
    older, newer = (load_file(tmp_path / name / WEIGHTS) for name in ("older", "newer"))
    for part in "AB":  # the same but for the added rank
        shared = newer[KEY.format(part)][:1] if part == "A" else newer[KEY.format(part)][:, :1]
        older[KEY.format(part)] = shared.contiguous()
    save_file(older, tmp_path / "older" / WEIGHTS)
    blend(tmp_path / "older", tmp_path / "newer", 0.25, tmp_path / "out")
    middle = 0.75 * added(tmp_path / "older") + 0.25 * added(tmp_path / "newer")
    torch.testing.assert_close(added(tmp_path / "out"), middle, rtol=0.02, atol=0.05)
