"""Make ``summarizer/models/starter_tables.safetensors``: scales for int8, and the pieces that the starter may write.

The scales follow SmoothQuant (Xiao et al. 2022) with a migration strength of one half, from the root mean squares of
activations and weights, which gave a smaller error than maxima. They depend little on the adapter.
"""

import argparse
import json
import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from summarizer.models.gguf_file import GGUF
from summarizer.models.starter import PROMPT
from summarizer.models.starter_conversion import TABLES, TOKENIZER
from training.adapter import merge

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_SENTENCES = 40
# Ids grow with rarity: pieces of several letters are kept whatever they are up to the first, endings up to the second.
_COMMON, _ENDINGS = 16_000, 100_000
_NORMAL, _BYTE = 1, 6
_CONTROL = ("<pad>", "<eos>", "<bos>", "<unk>")
# Names are made of these; names that the training data lack, too.
_CAPITALISED = re.compile(r"▁?[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]+|▁[A-Z]{2,6}")
_ENDING = re.compile(r"[a-zß-öø-ÿ]{2,6}")

Vector = NDArray[np.float32]


def scale(activations: Vector, weights: Vector) -> Vector:
    """The divisors of channels, from the root mean squares of what is read and of the weights that read it."""
    scales = np.sqrt(np.maximum(activations, 1e-6) / np.maximum(weights, 1e-6))
    return np.asarray(scales / np.exp(np.log(scales).mean()), np.float32)


class _Observed:
    """Sums the squares of what a linear layer reads, for all tokens but the first, whose values are like no other's."""

    def __init__(self, module: torch.nn.Module) -> None:
        self.total: torch.Tensor | float = 0.0
        self.count = 0
        module.register_forward_pre_hook(self._add)

    def _add(self, _module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        rows = inputs[0][0, 1:]
        self.total = self.total + rows.square().sum(0)
        self.count += len(rows)

    def mean_square(self) -> Vector:
        return np.asarray(self.total / self.count, np.float32)


def smoothing(
    base: Path, adapter: Path, tokenizer: "SentencePieceProcessor", pairs: Sequence[dict[str, str]]
) -> dict[str, Vector]:
    """A vector of divisors for what each group of linear layers reads, as ``starter_conversion.smooth`` wants them."""
    from transformers import AutoModelForCausalLM

    model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32).eval()
    merge(model.state_dict(), adapter)
    groups: dict[str, tuple[_Observed, list[Any], int]] = {"output": (_Observed(model.lm_head), [model.lm_head], 1)}
    for number, layer in enumerate(model.model.layers):
        attention, mlp = layer.self_attn, layer.mlp
        heads = attention.o_proj.in_features // attention.v_proj.out_features
        groups |= {
            f"{number}.{name}": (_Observed(modules[0]), modules, copies)
            for name, modules, copies in (
                ("qkv", [attention.q_proj, attention.k_proj, attention.v_proj], 1),
                ("o", [attention.o_proj], heads),
                ("gate_up", [mlp.gate_proj, mlp.up_proj], 1),
                ("down", [mlp.down_proj], 1),
            )
        }
    with torch.no_grad():
        for pair in pairs:
            text = f"{PROMPT.format(source=pair['source'])} {pair['target']}"
            model(torch.tensor([[tokenizer.bos_id(), *tokenizer.encode(text), tokenizer.eos_id()]]))
    scales = {}
    for name, (observed, modules, copies) in groups.items():
        weights = torch.cat([module.weight for module in modules]).detach().square().mean(0).numpy()
        means = [squares.reshape(copies, -1).mean(0) for squares in (observed.mean_square(), weights)]
        scales[name] = scale(np.sqrt(means[0]), np.sqrt(means[1]))
    return scales


def written(
    pieces: Sequence[str],
    types: Sequence[int],
    tokenizer: "SentencePieceProcessor",
    texts: Iterable[str],
    words: Sequence[Sequence[str]],
) -> set[int]:
    """Ids of the pieces that an English translation can need.

    ``texts`` are the training's sentences, Italian ones too, since names are copied. ``words`` are three lists of
    words: very common ones, which may follow a hyphen or a quote, common ones, of which all pieces are kept, and rarer
    ones, kept where they are one piece.
    """
    common, usual, rare = words
    large = [word[0].upper() + word[1:] for word in common]
    kept = _used(tokenizer, texts) | _used(tokenizer, (f" {word}" for word in usual))
    for whole in (common, large, (f" {word}" for word in (*large, *rare))):
        kept |= {ids[0] for ids in tokenizer.encode(list(whole)) if len(ids) == 1}
    for number, (piece, kind) in enumerate(zip(pieces, types, strict=True)):
        bare = piece.lstrip("▁")
        if kind == _NORMAL and (
            len(bare) <= 1
            or (len(bare) == 2 and (bare.isalpha() or not any(map(str.isalnum, bare))))
            or number < _COMMON
            or _CAPITALISED.fullmatch(piece)
            or (number < _ENDINGS and _ENDING.fullmatch(piece))
        ):
            kept.add(number)
    own = {number for number, kind in enumerate(types) if kind == _BYTE or pieces[number] in _CONTROL}
    return own | {number for number in kept if types[number] == _NORMAL and _latin(pieces[number])}


def _used(tokenizer: "SentencePieceProcessor", texts: Iterable[str]) -> set[int]:
    return {number for ids in tokenizer.encode(list(texts)) for number in ids}


def _latin(piece: str) -> bool:
    return all(unicodedata.name(character, "").startswith("LATIN") for character in piece if character.isalpha())


def main() -> None:
    """Command line: see ``--help``."""
    from sentencepiece import SentencePieceProcessor

    parser = argparse.ArgumentParser(description="Measure the scales and choose the pieces that the package ships.")
    parser.add_argument("--base", type=Path, required=True, help="folder that base.py wrote")
    parser.add_argument("--gguf", type=Path, required=True, help="the joined GGUF file")
    parser.add_argument("--adapter", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="any folder that export.py wrote, for its tokenizer")
    parser.add_argument("--pairs", type=Path, required=True, help="file that prepare.py wrote")
    parser.add_argument(
        "--words", type=Path, nargs=3, required=True, help="SCOWL's lists: Debian's wamerican-small, wamerican, -large"
    )
    parser.add_argument("--out", type=Path, default=TABLES)
    arguments = parser.parse_args()
    pairs = [json.loads(line) for line in arguments.pairs.read_text(encoding="utf-8").splitlines()]
    metadata = GGUF(arguments.gguf).metadata
    tokenizer = SentencePieceProcessor(model_file=str(arguments.model / TOKENIZER))
    lists = [
        [word for word in path.read_text(encoding="utf-8").split() if not word.endswith("'s")]
        for path in arguments.words
    ]
    sides = [text for pair in pairs for text in (pair["source"], pair["target"])]
    texts = [text for side in sides for text in (side, f" {side}")]
    pieces, types = metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.token_type"]
    kept = np.zeros(len(pieces), bool)
    kept[sorted(written(pieces, types, tokenizer, texts, lists))] = True
    sample = random.Random(1).sample([pair for pair in pairs if 40 < len(pair["source"]) < 250], _SENTENCES)
    tables: dict[str, NDArray[Any]] = {
        name: vector.astype(np.float16)
        for name, vector in smoothing(arguments.base, arguments.adapter, tokenizer, sample).items()
    }
    save_file(tables | {"output_pieces": np.packbits(kept)}, arguments.out)
    print(f"{kept.sum()} pieces of {len(pieces)}, {len(tables)} vectors of scales in {arguments.out}")


if __name__ == "__main__":
    main()
