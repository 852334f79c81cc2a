"""Conversion for CTranslate2: once for each revision and precision, into the cache, whole or not at all.

Large models are converted by a process of their own, whose memory goes back to the system when it ends:
``python -m summarizer.engines.convert MODEL_FOLDER RESULT_FOLDER PRECISION [narrow]``.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from summarizer.engines.causal import Chat
from summarizer.engines.hardware import require_memory
from summarizer.engines.memory import conversion_memory
from summarizer.engines.tokens import load_tokens, unwritten
from summarizer.engines.vocabulary import LATIN, needed
from summarizer.errors import ModelDamaged, ModelError
from summarizer.models.registry import ModelSpec
from summarizer.models.snapshots import Snapshot, weight_files
from summarizer.models.store import derive, stored

# model_type of config.json → whether CTranslate2 4.8 has a loader for it, by kind.
SEQ2SEQ = frozenset({"marian", "m2m_100", "mbart", "bart", "t5", "mt5"})
CAUSAL = frozenset({"gemma3_text", "gemma2", "gemma", "qwen3", "qwen2", "llama", "mistral"})

# Changed whenever conversion comes to give something else for the same model.
_FORMAT = "2"
# Models of many languages whose output can be narrowed; T5's vocabulary is a small part of it.
_NARROWED = frozenset({"m2m_100", "mbart"})
# Below this, starting another Python costs more than the memory is worth.
_ISOLATED_FROM = 100_000_000
_BYTES = {"int8": 1.1, "float32": 4.0, "float16": 2.0, "bfloat16": 2.0}


class ConversionFailed(ModelError):
    """CTranslate2 cannot convert this model; transformers may run it."""


def converted(spec: ModelSpec, snapshot: Snapshot, precision: str, parameters: int) -> Path:
    """The folder with the converted model and its tokenizer.

    ``precision`` is int8, float32, float16 or bfloat16; ``parameters`` their number, for the room needed.

    Raises:
        ConversionFailed: CTranslate2 has no way to convert it.
        NotEnoughDisk, OutputError: the cache has no room, or cannot be written.
        NotEnoughMemory: converting it would not fit.
    """
    size = sum(path.stat().st_size for path in weight_files(snapshot.folder))
    run = _convert_apart if size >= _ISOLATED_FROM else convert
    narrow = _narrow(spec)

    def build(folder: Path) -> None:
        require_memory(conversion_memory(snapshot.folder), f"Preparing {spec.id}, once,")
        run(snapshot.folder, folder, precision, narrow)

    peak = round(parameters * _BYTES[precision]) + 50_000_000
    return derive("ctranslate2", _key(spec, snapshot, precision), build, peak)


def is_converted(spec: ModelSpec, snapshot: Snapshot, precision: str) -> bool:
    """Whether ``converted`` has nothing left to do."""
    return stored("ctranslate2", _key(spec, snapshot, precision)) is not None


def _key(spec: ModelSpec, snapshot: Snapshot, precision: str) -> str:
    narrow = "n" if _narrow(spec) else ""
    output = (
        "t" if (snapshot.folder / "target.spm").is_file() else ""
    )  # the target's pieces alone, as of a later version
    return f"{spec.id.replace('/', '--')}-{snapshot.commit[:12]}-{precision}-{_FORMAT}{narrow}{output}"


def _narrow(spec: ModelSpec) -> bool:
    languages = {language for direction in spec.directions for language in direction}
    return languages <= LATIN and "codes" not in spec.options  # a code can ask for another script


def convert(source: Path, target: Path, precision: str, narrow: bool = False) -> None:
    """Convert the model in ``source`` into the empty folder ``target``, its tokenizer beside it.

    ``narrow`` leaves out of NLLB's and mBART's vocabularies what languages in Latin letters do not need. Marian's
    output has the target's pieces alone: it has learnt to write no others, and scoring them takes most of its time.

    Raises:
        ConversionFailed: CTranslate2 cannot.
    """
    from ctranslate2.converters import TransformersConverter

    from summarizer.engines.torch_seq2seq import load_quietly

    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    tokens = Chat(source) if config["model_type"] in CAUSAL else load_tokens(source, config["model_type"])
    vocabulary = tokens.vocabulary
    kept = needed(vocabulary) if narrow and config["model_type"] in _NARROWED else list(range(len(vocabulary)))
    left_out = unwritten(tokens, config["model_type"])

    class Converter(TransformersConverter):  # type: ignore[misc]  # the package has no types
        def _load(self) -> Any:
            spec = super()._load()
            leave_output(spec, left_out)
            return spec

        def load_model(self, model_class: Any, path: str, **kwargs: Any) -> Any:
            model = load_quietly(model_class, Path(path), "cpu", str(kwargs["dtype"] or "float32").split(".")[-1])
            _say_what_the_converter_asks(model.config)
            if len(kept) < len(vocabulary):
                leave_rows(model, kept)
            return model

        def load_tokenizer(self, tokenizer_class: Any, path: str, **kwargs: Any) -> Any:
            return _TokenizerForConversion(vocabulary, kept, config)

    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        result = Path(scratch) / "model"
        try:
            Converter(str(source), low_cpu_mem_usage=True).convert(str(result), quantization=precision)
        except (MemoryError, ModelDamaged):
            raise
        except Exception as error:  # whatever the converter trips over
            raise ConversionFailed(f"CTranslate2 cannot convert it: {error}.") from error
        for path in result.iterdir():
            path.replace(target / path.name)
    tokens.save(target)


def _say_what_the_converter_asks(config: Any) -> None:
    """CTranslate2 4.8 reads attributes that transformers 5 has dropped, or has given another meaning.

    T5 and mT5: ``tie_word_embeddings`` is always True there, and what the converter wants to know, whether the
    output is scaled, is called ``scale_decoder_outputs``. Taken as it is, MADLAD's scores would shrink 32-fold:
    greedy search would hide that, beams and confidence would not.
    """
    if config.model_type in ("t5", "mt5"):
        config.tie_word_embeddings = bool(getattr(config, "scale_decoder_outputs", False))
    if config.model_type in ("mbart", "bart") and not hasattr(config, "normalize_before"):
        config.normalize_before = config.model_type == "mbart"
        config.normalize_embedding = True


def leave_rows(model: Any, kept: list[int]) -> None:
    """Leave only these rows of the embeddings and of the output's weights (NLLB, M2M100, mBART)."""
    import torch

    rows = torch.nn.Parameter(model.get_input_embeddings().weight.detach()[kept], requires_grad=False)
    for module in (model.model.shared, model.model.encoder.embed_tokens, model.model.decoder.embed_tokens):
        module.weight = rows
    output = model.lm_head.weight
    tied = model.config.tie_word_embeddings
    model.lm_head.weight = rows if tied else torch.nn.Parameter(output.detach()[kept], requires_grad=False)
    if getattr(model, "final_logits_bias", None) is not None:
        model.final_logits_bias = model.final_logits_bias[:, kept]
    model.config.vocab_size = len(kept)


def leave_output(spec: Any, left_out: Collection[str]) -> None:
    """Take pieces out of the output of a model as CTranslate2 has it; its input keeps all."""
    if not left_out:
        return
    [tokens] = spec._vocabularies["target"]
    kept = [number for number, token in enumerate(tokens) if token not in left_out]
    spec._vocabularies["target"][:] = [[tokens[number] for number in kept]]
    for part in (spec.decoder.embeddings, spec.decoder.projection):
        part.weight = part.weight[kept]
    if spec.decoder.projection.has_bias():
        spec.decoder.projection.bias = spec.decoder.projection.bias[kept]


class _TokenizerForConversion:
    """What the converter asks a tokenizer: the vocabulary that is used when the model runs, of which ``kept`` stays."""

    def __init__(self, vocabulary: list[str], kept: list[int], config: dict[str, Any]) -> None:
        self._vocabulary = vocabulary
        self._kept = [vocabulary[number] for number in kept]
        self.special_tokens_map: dict[str, list[str]] = {}
        self.bos_token = self._token(config.get("bos_token_id"), "<s>")
        self.eos_token = self._token(config.get("eos_token_id"), "</s>")
        self.pad_token = self._token(config.get("pad_token_id"), "<pad>")
        known = "<unk>" in vocabulary
        self.unk_token = "<unk>" if known else None
        self.unk_token_id = self._kept.index("<unk>") if known else None

    def get_vocab(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self._kept)}

    def convert_ids_to_tokens(self, number: int) -> str:
        return self._vocabulary[number]

    def _token(self, number: int | list[int] | None, default: str) -> str:
        number = number[0] if isinstance(number, list) else number
        return default if number is None else self._vocabulary[number]


def _convert_apart(source: Path, target: Path, precision: str, narrow: bool) -> None:
    command = [sys.executable, "-m", "summarizer.engines.convert", str(source), str(target), precision]
    command += ["narrow"] if narrow else []
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own module
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise ConversionFailed(f"CTranslate2 cannot convert it: {reason}")


if __name__ == "__main__":
    try:
        convert(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], narrow=sys.argv[4:] == ["narrow"])
    except ConversionFailed as failure:
        sys.exit(failure.message)
