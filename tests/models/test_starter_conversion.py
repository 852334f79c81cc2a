import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sentencepiece import SentencePieceProcessor

from summarizer.models import sentencepiece_model, starter_conversion
from summarizer.models.starter_conversion import Weights

LAYER = "base_model.model.model.layers.0.self_attn.q_proj"
WIDTH, HEAD, HEADS, INNER = 6, 4, 2, 8


@pytest.fixture
def weights() -> Weights:
    """One layer of Gemma's shape, small."""
    random = np.random.default_rng(2)
    shapes: dict[str, tuple[int, ...]] = {
        "attn_norm": (WIDTH,),
        "attn_q": (HEADS * HEAD, WIDTH),
        "attn_k": (HEAD, WIDTH),
        "attn_v": (HEAD, WIDTH),
        "attn_output": (WIDTH, HEADS * HEAD),
        "ffn_norm": (WIDTH,),
        "ffn_gate": (INNER, WIDTH),
        "ffn_up": (INNER, WIDTH),
        "ffn_down": (WIDTH, INNER),
    }
    made = {f"blk.0.{name}.weight": random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    made["output_norm.weight"] = random.normal(size=WIDTH).astype(np.float32)
    made["token_embd.weight"] = made["output.weight"] = random.normal(size=(9, WIDTH)).astype(np.float32)
    return made


def outputs(weights: Weights, x: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """What each group of linear layers gives, norms and products around it as in the model."""
    own = {name.removeprefix("blk.0.").removesuffix(".weight"): w for name, w in weights.items()}
    normed, inner = x * own["attn_norm"], x * own["ffn_norm"]
    value = own["attn_v"] @ normed
    return [
        own["attn_q"] @ normed,
        own["attn_k"] @ normed,
        own["attn_output"] @ np.tile(value, HEADS),
        own["ffn_gate"] @ inner,
        own["ffn_down"] @ (own["ffn_up"] @ inner * np.tanh(own["ffn_gate"] @ inner)),
        own["output"] @ (x * own["output_norm"]),
    ]


def test_smoothing_leaves_the_function_as_it_is(weights: Weights) -> None:
    x = np.linspace(-2, 3, WIDTH, dtype=np.float32)
    before, embeddings = outputs(weights, x), weights["token_embd.weight"].copy()
    random = np.random.default_rng(3)
    sizes = {"0.qkv": WIDTH, "0.o": HEAD, "0.gate_up": WIDTH, "0.down": INNER, "output": WIDTH}
    scales = {name: np.exp(random.normal(size=size)).astype(np.float32) for name, size in sizes.items()}
    down = weights["blk.0.ffn_down.weight"].copy()
    starter_conversion.smooth(weights, scales)
    for one, other in zip(before, outputs(weights, x), strict=True):
        assert np.allclose(one, other, rtol=1e-4, atol=1e-4)
    assert not np.allclose(weights["blk.0.ffn_down.weight"], down)
    assert np.array_equal(weights["token_embd.weight"], embeddings)


@pytest.mark.parametrize("kind", ["float32", "int8"])
def test_an_adapter_is_added_to_the_weights(weights: Weights, tmp_path: Path, kind: str) -> None:
    down = np.arange(2 * WIDTH, dtype=np.float32).reshape(2, WIDTH) % 5
    up = np.arange(HEADS * HEAD * 2, dtype=np.float32).reshape(HEADS * HEAD, 2) % 3
    tensors: dict[str, NDArray[np.generic]] = {f"{LAYER}.lora_A.weight": down, f"{LAYER}.lora_B.weight": up}
    if kind == "int8":
        for name in list(tensors):
            tensors[f"{name}.int8"] = tensors[name].astype(np.int8)
            tensors[f"{name}.scale"] = np.ones((tensors.pop(name).shape[0], 1), np.float16)
    save_file(tensors, tmp_path / "adapter_model.safetensors")
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": 8}), encoding="utf-8")
    expected = weights["blk.0.attn_q.weight"] + 4 * up @ down
    starter_conversion.merge(weights, tmp_path)
    assert np.allclose(weights["blk.0.attn_q.weight"], expected)


def test_the_tables_keep_every_byte_and_letter_of_english() -> None:
    pieces = starter_conversion.output_pieces(
        starter_conversion.read_tensors(starter_conversion.TABLES)["output_pieces"], 262_144
    )
    assert {0, 1, 2, 3} <= set(pieces)
    assert set(range(238, 494)) <= set(pieces)  # <0x00> to <0xFF>
    assert 60_000 < len(pieces) < 130_000


def test_a_sentencepiece_model_is_written_that_keeps_spaces_and_falls_back_to_bytes() -> None:
    byte_pieces = [f"<0x{number:02X}>" for number in range(256)]
    pieces = ["<pad>", "<eos>", "<bos>", "<unk>", *byte_pieces, "\n", "▁l", "a", "▁", "l"]
    types = [3, 3, 3, 3, *[6] * 256, 4, 1, 1, 1, 1]
    scores = [0.0] * 261 + [0.0, -1.0, -2.0, -3.0]
    ids = {"unknown": 3, "begin": 2, "end": 1, "padding": 0}
    tokenizer = SentencePieceProcessor(model_proto=sentencepiece_model.model(pieces, scores, types, ids))
    assert (tokenizer.bos_id(), tokenizer.eos_id(), tokenizer.pad_id(), tokenizer.unk_id()) == (2, 1, 0, 3)
    assert tokenizer.encode("la\n la", out_type=str) == ["l", "a", "\n", "▁l", "a"]
    assert tokenizer.encode("a  é<eos>", out_type=str)[:5] == ["a", "▁", "▁", "<0xC3>", "<0xA9>"]
    assert tokenizer.decode(tokenizer.encode("a  é<eos>\nla")) == "a  é<eos>\nla"
