"""Models that somebody else has converted for CTranslate2: what their files leave unsaid, and what is checked first.

Such a repository has the weights (model.bin), the pieces of text in the order of the weights' rows
(shared_vocabulary.json) and a config.json that says nothing of the architecture. models.txt says what it is (family=)
and, where it has no tokenizer, whose to take (tokenizer=).
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.engines.tokens import load_tokens
from summarizer.errors import ModelDamaged, RegistryError
from summarizer.models.registry import ModelSpec
from summarizer.models.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the makers' config.json would say: how an output begins, the positions, the decoder's size."""

    begins_with: str
    positions: int | None
    layers: int
    width: int


# The decoder's layers and width are those of the largest that is used: they only say how much memory a batch takes.
_SHAPES = {"m2m_100": _Shape("</s>", 1024, 24, 1024), "t5": _Shape("<pad>", None, 32, 2048)}
# Versions of CTranslate2 for which a layout is known; the number leads the file.
_VERSIONS = range(5, 7)
_SCALED = "decoder/scale_outputs"


def described(spec: ModelSpec, snapshot: Snapshot) -> tuple[Mapping[str, Any], int]:
    """What stands for the makers' config.json, and the number of weights.

    Raises:
        RegistryError: models.txt does not say what kind of model it is.
        ModelDamaged: tokenizer and vocabulary do not fit together, or its scores are known to be wrong.
    """
    family = spec.options.get("family", "")
    shape = _SHAPES.get(family)
    if shape is None:
        raise RegistryError(
            f"models.txt does not say what {spec.id} is.", f"Give family= one of: {', '.join(_SHAPES)}."
        )
    weights = snapshot.folder / "model.bin"
    vocabulary = _vocabulary(snapshot.folder)
    _check_order(spec, vocabulary, load_tokens(snapshot.tokenizer, family).vocabulary)
    if family == "t5" and _scales_scores(weights):
        raise ModelDamaged(
            f"{spec.id} was converted by a version of CTranslate2 that shrinks the scores of T5 models.",
            "Choose another conversion, or the model as published.",
        )
    number = {token: index for index, token in enumerate(vocabulary)}
    config = {
        "model_type": family,
        "eos_token_id": number["</s>"],
        "pad_token_id": number["<pad>"],
        "decoder_start_token_id": number[shape.begins_with],
        "max_position_embeddings": shape.positions,
        "vocab_size": len(vocabulary),
        "decoder_layers": shape.layers,
        "d_model": shape.width,
    }
    return config, weights.stat().st_size  # int8: a byte each


def _vocabulary(folder: Path) -> list[str]:
    try:
        text = next(folder.glob("shared_vocabulary.*"))
        content = text.read_text(encoding="utf-8")
        vocabulary = json.loads(content) if text.suffix == ".json" else content.split("\n")
    except (StopIteration, OSError, ValueError) as error:
        raise ModelDamaged(f"The vocabulary in {folder} cannot be read.", "Fetch the model again.") from error
    if not {"</s>", "<pad>"} <= set(vocabulary):
        raise ModelDamaged(f"The vocabulary in {folder} has no </s> or <pad>.", "Choose another model.")
    return list(vocabulary)


def _check_order(spec: ModelSpec, rows: list[str], pieces: list[str]) -> None:
    """The tokenizer's pieces must be the weights' rows, in the same order; either may have some more at its end."""
    length = min(len(rows), len(pieces))
    different = [i for i in range(length) if rows[i] != pieces[i] and not pieces[i].startswith("<gap_")]
    missing = [piece for piece in pieces[length:] if not piece.startswith(("<gap_", "<extra_id_", "<mask", "madeup"))]
    if different or missing:
        where = (
            f"piece {different[0]} is {pieces[different[0]]!r}, not {rows[different[0]]!r}"
            if different
            else (f"it has {missing[0]!r}, which the weights have not")
        )
        raise ModelDamaged(f"The tokenizer of {spec.id} is not the one it was made with: {where}.", "Choose another.")


def _scales_scores(weights: Path) -> bool:
    """Whether the output is scaled as that of T5 models with tied weights is: MADLAD and mT5 have none.

    Reads the names in model.bin: version, name, revision; then for each variable name, dimensions, type and content.
    """
    with weights.open("rb") as file:

        def number(code: str) -> int:
            return int(struct.unpack("<" + code, file.read(struct.calcsize(code)))[0])

        def string() -> str:
            return file.read(number("H")).rstrip(b"\0").decode("utf-8")

        version = number("I")
        if version not in _VERSIONS:
            return False
        string()
        number("I")
        for _ in range(number("I")):
            name = string()
            for _ in range(number("B")):
                number("I")
            number("B")
            size = number("I")
            if name == _SCALED:
                return any(file.read(size))
            file.seek(size, 1)
    return False
