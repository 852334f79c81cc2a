"""Official weights that exist only as pytorch_model.bin, made into safetensors once.

They are read as transformers reads them since torch 2.6: by ``torch.load`` with ``weights_only``, which builds tensors
and nothing else. Only models.txt lets such a file in, by a full commit of the owner's repository (pickle=), and only
with the checksum by which the hub names it.
"""

import shutil
from pathlib import Path
from typing import Any

from summarizer.errors import ModelDamaged
from summarizer.models.registry import ModelSpec
from summarizer.models.snapshots import CONFIGURATIONS, PICKLE, TOKENIZERS, Snapshot, weight_files
from summarizer.models.store import derive


def as_safetensors(spec: ModelSpec, snapshot: Snapshot) -> Snapshot:
    """The snapshot itself where it has safetensors; else a folder in the cache with the same weights as such.

    Raises:
        ModelDamaged: the file holds something else than weights.
        NotEnoughDisk, OutputError: the cache has no room, or cannot be written.
    """
    if weight_files(snapshot.folder):
        return snapshot
    pickle = snapshot.folder / PICKLE
    key = f"{spec.id.replace('/', '--')}-{snapshot.commit[:12]}"
    folder = derive("safetensors", key, lambda target: _rewrite(pickle, target), 2 * pickle.stat().st_size)
    return Snapshot(folder, snapshot.commit, snapshot.pin, snapshot.tokenizer_folder)


def _rewrite(pickle: Path, target: Path) -> None:
    import torch
    from safetensors.torch import save_file

    try:
        weights: dict[str, Any] = torch.load(pickle, map_location="cpu", weights_only=True, mmap=True)
        tensors = {name: tensor for name, tensor in weights.items() if isinstance(tensor, torch.Tensor)}
    except Exception as error:  # pickle raises whatever it trips over
        raise ModelDamaged(f"{pickle} holds something else than weights.", "Choose another revision.") from error
    kept: set[int] = set()
    for name, tensor in tensors.items():
        shared = tensor.data_ptr() in kept  # tied weights are one tensor under several names
        kept.add(tensor.data_ptr())
        tensors[name] = tensor.clone() if shared else tensor.contiguous()
    save_file(tensors, target / "model.safetensors", metadata={"format": "pt"})
    for pattern in (*TOKENIZERS, *CONFIGURATIONS):
        for path in pickle.parent.glob(pattern):
            shutil.copyfile(path, target / path.name)
