"""Models of true size and architecture with random weights, so that nothing need be fetched.

Their tokens are ``t4``, ``t5``, …; what they write is nonsense of the length that is asked for, at the speed of the
real ones: it does not depend on the weights.
"""

import json
from pathlib import Path
from typing import Any

SHAPES: dict[str, dict[str, Any]] = {
    # opus-mt-it-en (Helsinki-NLP), opus-mt-tc-big-it-en, nllb-200-distilled-600M: from their config.json.
    "marian-base": {"kind": "Marian", "vocab_size": 80_035, "d_model": 512, "layers": 6, "ffn": 2048, "heads": 8},
    "marian-big": {"kind": "Marian", "vocab_size": 60_001, "d_model": 1024, "layers": 6, "ffn": 4096, "heads": 16},
    "nllb-600m": {"kind": "M2M100", "vocab_size": 256_206, "d_model": 1024, "layers": 12, "ffn": 4096, "heads": 16},
}
END, START = 0, 2


def padding(shape: str) -> int:
    """The id of the padding."""
    return vocabulary(shape).index("<pad>")


def vocabulary(shape: str) -> list[str]:
    """The token of each id."""
    size, marian = SHAPES[shape]["vocab_size"], SHAPES[shape]["kind"] == "Marian"
    words = [f"t{number}" for number in range(4, size)]
    # The converter takes Marian's padding, its last piece, out of the vocabulary.
    return ["</s>", "t1", "<s>", "<unk>", *words[:-1], "<pad>"] if marian else ["</s>", "<pad>", "<s>", "<unk>", *words]


def write(shape: str, folder: Path) -> Path:
    """The checkpoint as transformers has it, made once; returns its folder."""
    import torch
    import transformers

    target = folder / shape
    if (target / "model.safetensors").is_file():
        return target
    size = SHAPES[shape]
    sides = {
        f"{side}_{key}": value
        for side in ("encoder", "decoder")
        for key, value in (("layers", size["layers"]), ("ffn_dim", size["ffn"]), ("attention_heads", size["heads"]))
    }
    torch.manual_seed(0)
    config = getattr(transformers, f"{size['kind']}Config")(
        vocab_size=size["vocab_size"],
        d_model=size["d_model"],
        **sides,
        max_position_embeddings=512,
        scale_embedding=True,
        eos_token_id=END,
        forced_eos_token_id=None,
        pad_token_id=padding(shape),
        bos_token_id=START,
        decoder_start_token_id=START,
    )
    kind = "MarianMTModel" if size["kind"] == "Marian" else "M2M100ForConditionalGeneration"
    getattr(transformers, kind)(config).save_pretrained(target)
    return target


def convert(shape: str, folder: Path) -> Path:
    """The same model for CTranslate2 in int8, made once; returns its folder."""
    from ctranslate2.converters import TransformersConverter

    source, target = write(shape, folder), folder / f"{shape}-int8"
    if not (target / "model.bin").is_file():

        class Converter(TransformersConverter):  # type: ignore[misc]  # the package has no types
            def load_tokenizer(self, *_: Any, **__: Any) -> "_Tokenizer":
                return _Tokenizer(vocabulary(shape))

        Converter(str(source), low_cpu_mem_usage=True).convert(str(target), quantization="int8", force=True)
        # Marian's start token is its padding, elsewhere; here all begin with the same one.
        config = json.loads((target / "config.json").read_text(encoding="utf-8"))
        config["decoder_start_token"] = "<s>"  # noqa: S105 - no password
        (target / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return target


class _Tokenizer:
    """What the converter asks of one."""

    bos_token, eos_token, pad_token, unk_token = "<s>", "</s>", "<pad>", "<unk>"
    special_tokens_map: dict[str, Any] = {}  # noqa: RUF012 - nobody changes it
    additional_special_tokens: list[str] = []  # noqa: RUF012

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens

    def get_vocab(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self._tokens)}

    def convert_ids_to_tokens(self, number: int) -> str:
        return self._tokens[number]
