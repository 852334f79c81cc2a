"""Makes the starter's CTranslate2 model: base weights from the GGUF file, adapter merged, made fit for int8.

Two things make int8 good and quick, and both happen here, once:

- *Smoothing* (SmoothQuant, Xiao et al. 2022): a few channels of Gemma's activations are a hundred times larger than
  the others, so that a row of them in int8 is little but those. Each channel is divided by a scale before it is
  quantised, and the weights that read it are multiplied by it: the function stays the same. The divisors go into the
  norms before the linear layers, into the rows of ``v`` for ``o``, and into the rows of ``up`` for ``down``.
- *Narrowing*: most of a step's time goes into the projection onto 262,144 pieces, most of them of other languages. The
  pieces that English can need come first, and only they are projected onto; all can still be read, and as all letters
  and bytes are among them, any text can still be written.

The scales and the choice of pieces lie in ``starter_tables.safetensors``, which ``training/tables.py`` makes.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarizer.models import sentencepiece_model
from summarizer.models.gguf_file import GGUF

if TYPE_CHECKING:
    from ctranslate2.specs import TransformerDecoderModelSpec
    from numpy import float32
    from numpy.typing import NDArray

Precision = Literal["int8", "float32"]
Weights = dict[str, "NDArray[float32]"]

# Changed whenever conversion comes to give something else for the same files.
_FORMAT = "4"
TABLES = Path(__file__).parent / "starter_tables.safetensors"
TOKENIZER = "tokenizer.model"
BEGIN, END, PADDING, UNKNOWN = "<bos>", "<eos>", "<pad>", "<unk>"

# Every sixth layer attends to the whole text, the others to a window, with another rotary base (Gemma 3 report, 2).
_GLOBAL_EVERY, _LOCAL_ROTARY_BASE = 6, 10_000
# PEFT's name of an adapted weight, and the names of its parts in the file.
_FACTOR = re.compile(r".*\.layers\.(?P<layer>\d+)\.(?P<module>\w+\.\w+)\.lora_A\.weight")
_ADAPTED = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
# What writes the channels that a group of linear layers reads, and those layers.
_READERS = {
    "qkv": ("attn_norm", ("attn_q", "attn_k", "attn_v")),
    "o": ("attn_v", ("attn_output",)),
    "gate_up": ("ffn_norm", ("ffn_gate", "ffn_up")),
    "down": ("ffn_up", ("ffn_down",)),
}


def version() -> str:
    """Names what conversion makes of given files."""
    return f"{_FORMAT}.{hashlib.sha256(TABLES.read_bytes()).hexdigest()[:6]}"


def convert(base: Path, adapter: Path, folder: Path, precision: Precision) -> None:
    """Write the model made of the GGUF file ``base`` and the folder ``adapter``, and its tokenizer, into ``folder``.

    Takes some ten seconds and 2 GB of memory.
    """
    file = GGUF(base)
    weights = {name: file.tensor(name) for name in file}
    merge(weights, adapter)
    weights["output.weight"] = weights["token_embd.weight"]
    tables = read_tensors(TABLES)
    pieces = output_pieces(tables.pop("output_pieces"), weights["token_embd.weight"].shape[0])
    if precision == "int8":
        smooth(weights, tables)
    spec = _specification(file.metadata, weights, pieces)
    weights.clear()
    spec.validate()
    spec.optimize(quantization=None if precision == "float32" else precision)
    spec.save(str(folder))
    (folder / TOKENIZER).write_bytes(_tokenizer(file.metadata))


def output_pieces(bits: "NDArray[float32]", count: int) -> list[int]:
    """Ids of the pieces that the model may write: a bit for each of ``count``, eight to a number, highest bit first."""
    import numpy as np

    return [int(number) for number in np.flatnonzero(np.unpackbits(bits.astype(np.uint8), count=count))]


def merge(weights: Weights, adapter: Path) -> None:
    """Add ``alpha / r * B @ A`` to each adapted weight (Hu et al. 2021, section 4.1).

    A factor may be stored as int8 rows, ``name.int8``, with their ``name.scale``.
    """
    config = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
    stored = read_tensors(adapter / "adapter_model.safetensors")
    factors = {
        name.removesuffix(".int8"): factor * stored[name[:-4] + "scale"].reshape(-1, 1) if ".int8" in name else factor
        for name, factor in stored.items()
        if not name.endswith(".scale")
    }
    for name, down in factors.items():
        if adapted := _FACTOR.fullmatch(name):
            up = factors[name.replace(".lora_A.", ".lora_B.")]
            weight = weights[f"blk.{adapted['layer']}.{_ADAPTED[adapted['module']]}.weight"]
            weight += config["lora_alpha"] / config["r"] * (up @ down)


def read_tensors(path: Path) -> Weights:
    """A safetensors file in float32, without PyTorch, which takes seconds to import.

    numpy has no bfloat16: it is the upper half of a float32.
    """
    import numpy as np
    from safetensors import deserialize

    types = {"F32": "<f4", "F16": "<f2", "I8": "i1", "U8": "u1"}
    tensors = {}
    for name, row in deserialize(path.read_bytes()):  # type: ignore[no-untyped-call]
        if row["dtype"] == "BF16":
            flat = (np.frombuffer(row["data"], "<u2").astype("<u4") << 16).view("<f4")
        else:
            flat = np.frombuffer(row["data"], types[row["dtype"]]).astype("<f4")
        tensors[name] = flat.reshape(row["shape"])
    return tensors


def smooth(weights: Weights, scales: Weights) -> None:
    """Divide each channel by its scale where it is written, and multiply by it the weights that read it.

    ``scales`` has a vector for what each group of linear layers reads: "0.qkv", "0.o", "0.gate_up", "0.down", "output".
    """
    import numpy as np

    divided = scales["output"]
    weights["output_norm.weight"] /= divided
    weights["output.weight"] = weights["output.weight"] * divided
    for name in sorted(scales.keys() - {"output"}):  # always in one order, so that it rounds alike
        layer, _, group = name.partition(".")
        writer, readers = _READERS[group]
        written = weights[f"blk.{layer}.{writer}.weight"]
        written /= scales[name].reshape(-1, *[1] * (written.ndim - 1))
        for reader in readers:
            read = weights[f"blk.{layer}.{reader}.weight"]
            # Several query heads read the one value head, each with columns of its own in ``o``.
            read *= np.tile(scales[name], read.shape[1] // scales[name].size)


def _specification(metadata: Mapping[str, Any], weights: Weights, first: list[int]) -> "TransformerDecoderModelSpec":
    """The layout that CTranslate2 loads, filled as its own ``Gemma3Loader`` does; pieces ``first`` come first."""
    import numpy as np
    from ctranslate2.specs import TransformerDecoderModelSpec, common_spec

    layers, head = int(metadata["gemma3.block_count"]), int(metadata["gemma3.attention.key_length"])
    spec = TransformerDecoderModelSpec.from_config(
        layers,
        int(metadata["gemma3.attention.head_count"]),
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=head,
        rotary_interleave=False,
        rotary_base=_LOCAL_ROTARY_BASE,
        num_heads_kv=int(metadata["gemma3.attention.head_count_kv"]),
        head_dim=head,
        sliding_window=int(metadata["gemma3.attention.sliding_window"]),
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    decoder = spec.decoder
    decoder.scale_embeddings = True
    decoder.start_from_zero_embedding = False
    decoder.layer_norm.gamma = weights["output_norm.weight"]
    for number in range(layers):
        own = {name.split(".")[2]: weight for name, weight in weights.items() if name.startswith(f"blk.{number}.")}
        if (number + 1) % _GLOBAL_EVERY == 0:
            decoder.layer[number].self_attention.rotary_base = np.float32(metadata["gemma3.rope.freq_base"])
            decoder.layer[number].self_attention.sliding_window = np.int32(0)
        _fill(decoder.layer[number], own)

    pieces = metadata["tokenizer.ggml.tokens"]
    order = first + sorted(set(range(len(pieces))) - set(first))
    decoder.embeddings.weight = weights["token_embd.weight"][order]
    decoder.projection.weight = weights["output.weight"][first]
    spec.register_vocabulary([pieces[number] for number in order])
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = BEGIN, END, UNKNOWN
    spec.config.layer_norm_epsilon = float(metadata["gemma3.attention.layer_norm_rms_epsilon"])
    return spec


def _fill(layer: Any, weights: Weights) -> None:
    """One layer. The file's norms are whole factors, where transformers stores them less one."""
    import numpy as np

    attention, ffn = layer.self_attention, layer.ffn
    layer.input_layer_norm.gamma = weights["attn_norm"]
    layer.post_attention_layer_norm.gamma = weights["post_attention_norm"]
    layer.pre_feedforward_layer_norm.gamma = weights["ffn_norm"]
    layer.post_feedforward_layer_norm.gamma = weights["post_ffw_norm"]
    attention.q_norm.gamma, attention.k_norm.gamma = weights["attn_q_norm"], weights["attn_k_norm"]
    attention.linear[0].weight = np.concatenate([weights["attn_q"], weights["attn_k"], weights["attn_v"]])
    attention.linear[1].weight = weights["attn_output"]
    ffn.linear_0.weight, ffn.linear_0_noact.weight = weights["ffn_gate"], weights["ffn_up"]
    ffn.linear_1.weight = weights["ffn_down"]


def _tokenizer(metadata: Mapping[str, Any]) -> bytes:
    pieces, scores, types = (metadata[f"tokenizer.ggml.{key}"] for key in ("tokens", "scores", "token_type"))
    control = {"unknown": UNKNOWN, "begin": BEGIN, "end": END, "padding": PADDING}
    return sentencepiece_model.model(
        pieces, scores, types, {name: pieces.index(piece) for name, piece in control.items()}
    )
