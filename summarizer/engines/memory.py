"""How much memory a model will need, from its files, before it is loaded."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import ModelDamaged
from summarizer.models.integrity import read_header
from summarizer.models.snapshots import weight_files

Library = Literal["ctranslate2", "transformers"]

_BYTES = {"int8": 1.0, "float16": 2.0, "bfloat16": 2.0, "float32": 4.0}
# Interpreter and libraries once loaded: CTranslate2 alone, or PyTorch and transformers; and each token's strings.
_LIBRARIES = {"ctranslate2": 160_000_000, "transformers": 450_000_000}
_BYTES_PER_TOKEN = 250
# A batch as the translator makes it, 16 sentences with 4 beams. Each row holds its scores over the vocabulary about
# five times while the best are sought, and the keys and values of some hundred positions. docs/models.md has what was
# measured with the shape of NLLB 600M, and the command.
_ROWS, _COPIES, _POSITIONS = 64, 5, 100
# Batches of sequence-to-sequence models on CTranslate2 are kept to a number of bytes (ct2.py); with what it holds
# beside them, this was measured at the peak, whatever the model (benchmarks/model_memory.py).
_BOUNDED_BATCH = 850_000_000
# Conversion for CTranslate2 holds the weights as published and most of the result: measured 1.69 times the former.
CONVERSION = 1.75
# Libraries and a batch at work, for a model of whose shape nothing is known yet.
ROOM = 1_050_000_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """Bytes for the weights, for a batch at work, and for the libraries."""

    weights: int
    batch: int
    libraries: int

    @property
    def total(self) -> int:
        """All of it, in bytes."""
        return self.weights + self.batch + self.libraries


def count_parameters(folder: Path) -> int:
    """The number of weights of a model, from the headers of its safetensors files.

    Raises:
        ModelDamaged: a header cannot be read.
    """
    try:
        return sum(math.prod(tensor["shape"]) for path in weight_files(folder) for tensor in read_header(path).values())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(f"The weights in {folder} cannot be read: {error}.", "Fetch the model again.") from error


def estimate(parameters: int, compute: str, config: Mapping[str, Any], backend: Library) -> Estimate:
    """What a model will take at most while it works.

    ``compute`` is as in models.txt: "int8…" counts one byte a weight, its scales are small change.
    """
    width = _BYTES["int8" if compute.startswith("int8") else compute]
    vocabulary = int(config.get("vocab_size", 0))
    row = 4 * (vocabulary * _COPIES + _POSITIONS * decoder_state(config))
    libraries = _LIBRARIES[backend] + vocabulary * _BYTES_PER_TOKEN
    bounded = backend == "ctranslate2" and bool(config.get("decoder_layers") or config.get("num_decoder_layers"))
    return Estimate(round(parameters * width), min(_ROWS * row, _BOUNDED_BATCH) if bounded else _ROWS * row, libraries)


def conversion_memory(folder: Path) -> int:
    """What converting a model for CTranslate2 takes at most, in bytes."""
    return round(CONVERSION * sum(path.stat().st_size for path in weight_files(folder))) + _LIBRARIES["transformers"]


def decoder_state(config: Mapping[str, Any]) -> int:
    """Numbers that a decoder keeps for each position: a key and a value in each layer."""
    layers = config.get("decoder_layers") or config.get("num_decoder_layers") or config.get("num_hidden_layers") or 0
    width = config.get("d_model") or config.get("hidden_size") or 0
    if (heads := config.get("num_key_value_heads")) and (size := config.get("head_dim")):
        width = heads * size
    return 2 * int(layers) * int(width)
