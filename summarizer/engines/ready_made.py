"""Models that somebody else has converted for CTranslate2: what their files leave unsaid, and what is checked first.

Such a repository has the weights (model.bin), the pieces of text in the order of the weights' rows
(shared_vocabulary.json) and a config.json that says nothing of the architecture. models.txt says what it is (family=)
and, where it has no tokenizer, whose to take (tokenizer=).
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from summarizer.engines.tokens import load_tokens
from summarizer.errors import ModelDamaged, RegistryError
from summarizer.models.registry import ModelSpec
from summarizer.models.snapshots import Snapshot

# How many positions there are, by family; the relative ones of T5 have no end.
_POSITIONS = {"m2m_100": 1024, "t5": None}
_LAYER = re.compile(r"decoder/layer_(\d+)/")
# Versions of CTranslate2 for which a layout is known; the number leads the file.
_VERSIONS = range(5, 7)
_SCALED, _EMBEDDINGS = "decoder/scale_outputs", "decoder/embeddings/weight"


@dataclass(frozen=True, slots=True)
class _Decoder:
    """What model.bin says of the decoder; ``scaled`` is whether its scores are scaled as T5's with tied weights are."""

    layers: int = 0
    width: int = 0
    scaled: bool = False


def described(spec: ModelSpec, snapshot: Snapshot) -> tuple[Mapping[str, Any], int]:
    """What stands for the makers' config.json, and the number of weights.

    Raises:
        RegistryError: models.txt does not say what kind of model it is.
        ModelDamaged: tokenizer and vocabulary do not fit together, or its scores are known to be wrong.
    """
    family = spec.options.get("family", "")
    if family not in _POSITIONS:
        raise RegistryError(
            f"models.txt does not say what {spec.id} is.", f"Give family= one of: {', '.join(_POSITIONS)}."
        )
    weights = snapshot.folder / "model.bin"
    vocabulary = _vocabulary(snapshot.folder)
    _check_order(spec, vocabulary, load_tokens(snapshot.tokenizer, family).vocabulary)
    decoder = _decoder(weights)
    if family == "t5" and decoder.scaled:
        raise ModelDamaged(
            f"{spec.id} was converted by a version of CTranslate2 that shrinks the scores of T5 models.",
            "Choose another conversion, or the model as published.",
        )
    number = {token: index for index, token in enumerate(vocabulary)}
    said = _said(snapshot.folder)
    end = number.get(str(said.get("eos_token")), number["</s>"])
    config = {
        "model_type": family,
        "eos_token_id": end,
        "pad_token_id": number.get("<pad>", end),
        "decoder_start_token_id": number.get(str(said.get("decoder_start_token") or "</s>"), end),
        "max_position_embeddings": _POSITIONS[family],
        "vocab_size": len(vocabulary),
        "decoder_layers": decoder.layers,
        "d_model": decoder.width,
    }
    return config, weights.stat().st_size  # int8: a byte each


def _vocabulary(folder: Path) -> list[str]:
    try:
        text = next(folder.glob("shared_vocabulary.*"))
        content = text.read_text(encoding="utf-8")
        vocabulary = json.loads(content) if text.suffix == ".json" else content.split("\n")
    except (StopIteration, OSError, ValueError) as error:
        raise ModelDamaged(f"The vocabulary in {folder} cannot be read.", "Fetch the model again.") from error
    if "</s>" not in vocabulary:
        raise ModelDamaged(f"The vocabulary in {folder} has no </s>.", "Choose another model.")
    return list(vocabulary)


def _said(folder: Path) -> dict[str, Any]:
    """CTranslate2's own config.json."""
    try:
        said = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"The configuration in {folder} cannot be read.", "Fetch the model again.") from error
    return said if isinstance(said, dict) else {}


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


def _decoder(weights: Path) -> _Decoder:
    """Read the names in model.bin: version, name, revision; then of each variable name, dimensions, type and content.

    Raises:
        ModelDamaged: it is not such a file.
    """
    layers = width = 0
    scaled = False
    try:
        with weights.open("rb") as file:
            for name, dimensions, size in _variables(file):
                content = file.read(size) if name == _SCALED else b""
                file.seek(size - len(content), 1)
                scaled = scaled or any(content)
                if match := _LAYER.match(name):
                    layers = max(layers, int(match[1]) + 1)
                if name == _EMBEDDINGS and len(dimensions) == 2:
                    width = dimensions[1]
    except (struct.error, UnicodeDecodeError) as error:
        raise ModelDamaged(f"{weights} cannot be read.", "Fetch the model again.") from error
    return _Decoder(layers, width, scaled)


def _variables(file: IO[bytes]) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """Name, dimensions and size of each; the caller reads or skips the content that follows."""

    def number(code: str) -> int:
        return int(struct.unpack("<" + code, file.read(struct.calcsize(code)))[0])

    def string() -> str:
        return file.read(number("H")).rstrip(b"\0").decode("utf-8")

    if number("I") not in _VERSIONS:
        return
    string()
    number("I")
    for _ in range(number("I")):
        name = string()
        dimensions = tuple(number("I") for _ in range(number("B")))
        number("B")
        yield name, dimensions, number("I")
