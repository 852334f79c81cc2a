"""How much memory a model will need, from its files, before it is loaded."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import ModelDamaged
from summarizer.models.hub import weight_files
from summarizer.models.integrity import read_header

Library = Literal["ctranslate2", "transformers"]

_BYTES = {"int8": 1.0, "float16": 2.0, "bfloat16": 2.0, "float32": 4.0}
# Interpreter and libraries once loaded: CTranslate2 alone, or PyTorch and transformers.
_LIBRARIES = {"ctranslate2": 150_000_000, "transformers": 450_000_000}
# A batch as the translator makes it: rows of scores over the vocabulary, floats, held about three times at once.
_ROWS, _COPIES = 64, 3


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
    batch = _ROWS * int(config.get("vocab_size", 0)) * 4 * _COPIES
    return Estimate(round(parameters * width), batch, _LIBRARIES[backend])
