"""Models of true size and architecture with random weights, so that nothing need be fetched.

Their tokens are ``t4``, ``t5``, …; what they write is nonsense of the length that is asked for, at the speed of the
real ones: it does not depend on the weights.
"""

import json
from pathlib import Path
from typing import Any

from summarizer.engines.convert import leave_output, leave_rows
from summarizer.engines.memory import decoder_state
from summarizer.engines.vocabulary import needed

SHAPES: dict[str, dict[str, Any]] = {
    # opus-mt-it-en (Helsinki-NLP), opus-mt-tc-big-it-en, nllb-200-distilled-600M: from their config.json.
    "marian-base": {"kind": "Marian", "vocab_size": 80_035, "d_model": 512, "layers": 6, "ffn": 2048, "heads": 8},
    "marian-big": {"kind": "Marian", "vocab_size": 60_001, "d_model": 1024, "layers": 6, "ffn": 4096, "heads": 16},
    "nllb-600m": {"kind": "M2M100", "vocab_size": 256_206, "d_model": 1024, "layers": 12, "ffn": 4096, "heads": 16},
}
END, START = 0, 2
# The share of NLLB's pieces that is made of letters of other scripts. Its real vocabulary is not at hand; of its 204
# language codes (arXiv:2207.04672) 79 are written in other scripts.
OTHER_SCRIPTS = 79 / 204
# The pieces of a Marian model's target: those of a SentencePiece model of this size ("spm32k" in their names).
WRITTEN = 32_000


def padding(shape: str) -> int:
    """The id of the padding."""
    return vocabulary(shape).index("<pad>")


def vocabulary(shape: str) -> list[str]:
    """The token of each id."""
    size, marian = SHAPES[shape]["vocab_size"], SHAPES[shape]["kind"] == "Marian"
    latin = size if marian else round(size * (1 - OTHER_SCRIPTS))
    words = [f"{'t' if number < latin else 'т'}{number}" for number in range(4, size)]
    # The converter takes Marian's padding, its last piece, out of the vocabulary.
    return ["</s>", "t1", "<s>", "<unk>", *words[:-1], "<pad>"] if marian else ["</s>", "<pad>", "<s>", "<unk>", *words]


def pieces(shape: str) -> list[int]:
    """The ids of words in Latin letters."""
    return [number for number, token in enumerate(vocabulary(shape)) if token.startswith("t")]


def written(shape: str) -> int:
    """How many pieces the output has that the package's own conversion leaves."""
    return len(needed(vocabulary(shape))) if SHAPES[shape]["kind"] != "Marian" else min(WRITTEN, len(vocabulary(shape)))


def state(shape: str) -> int:
    """Numbers that the decoder keeps for each position."""
    return decoder_state({"decoder_layers": SHAPES[shape]["layers"], "d_model": SHAPES[shape]["d_model"]})


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


def convert(shape: str, folder: Path, narrow: bool = False) -> Path:
    """The same model for CTranslate2 in int8, made once; returns its folder.

    ``narrow`` leaves out what the package's own conversion leaves out.
    """
    from ctranslate2.converters import TransformersConverter

    names = vocabulary(shape)
    kept = needed(names) if narrow else list(range(len(names)))
    source, target = write(shape, folder), folder / f"{shape}-int8{'-narrow' if narrow else ''}"
    if not (target / "model.bin").is_file():

        class Converter(TransformersConverter):  # type: ignore[misc]  # the package has no types
            def _load(self) -> Any:
                spec = super()._load()
                if narrow and SHAPES[shape]["kind"] == "Marian":
                    leave_output(spec, frozenset(names[WRITTEN:-1]))
                return spec

            def load_model(self, *arguments: Any, **options: Any) -> Any:
                model = super().load_model(*arguments, **options)
                if len(kept) < len(names):
                    leave_rows(model, kept)
                return model

            def load_tokenizer(self, *_: Any, **__: Any) -> "_Tokenizer":
                return _Tokenizer([names[number] for number in kept])

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
