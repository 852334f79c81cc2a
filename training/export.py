"""Merge an adapter into the base and convert the whole for CTranslate2, to evaluate any checkpoint.

The package does the same for the adapter it ships (``summarizer.models.starter``).
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from training.adapter import merge


def export(base: Path, adapter: Path, out: Path, precision: str) -> None:
    """Write the merged model to ``out``; ``precision`` is one of CTranslate2's, or "float32"."""
    from ctranslate2.converters import TransformersConverter

    with tempfile.TemporaryDirectory(dir=out.parent) as name:
        folder = Path(name)
        for file in ("config.json", "tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(base / file, folder / file)
        state = load_file(base / "model.safetensors")
        merge(state, adapter)
        save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
        quantization = None if precision == "float32" else precision
        TransformersConverter(str(folder)).convert(str(out), quantization=quantization, force=True)
        shutil.copyfile(folder / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Merge an adapter and convert it for CTranslate2.")
    parser.add_argument("--base", type=Path, required=True, help="folder that base.py wrote")
    parser.add_argument("--adapter", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the CTranslate2 model")
    parser.add_argument("--precision", default="int8", choices=("int8", "float32", "bfloat16"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    export(arguments.base, arguments.adapter, arguments.out, arguments.precision)


if __name__ == "__main__":
    main()
