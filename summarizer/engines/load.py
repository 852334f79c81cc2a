"""From a line of models.txt and its files to a loaded engine."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from summarizer.engines import ready_made
from summarizer.engines.base import ModelCard, SummaryEngine, TranslationEngine
from summarizer.engines.causal import Causal, Chat, ChatSummary, ChatTranslation
from summarizer.engines.convert import CAUSAL, SEQ2SEQ, ConversionFailed, converted
from summarizer.engines.framing import Framing
from summarizer.engines.hardware import half_precision, require_memory, resolve_device
from summarizer.engines.memory import Library, count_parameters, decoder_state, estimate
from summarizer.engines.pickled import as_safetensors
from summarizer.engines.seq2seq import Seq2Seq, Seq2SeqSummary, Seq2SeqTranslation
from summarizer.engines.tokens import Tokens, load_tokens, unwritten
from summarizer.errors import ModelDamaged, RegistryError
from summarizer.models import starter as starter_files
from summarizer.models.registry import STARTER, ModelSpec
from summarizer.models.snapshots import Snapshot

_log = logging.getLogger(__name__)

# Chat models promise windows of 32 thousand tokens and more, whose keys and values no laptop can hold.
_WINDOW = 8192


class Loaded(Protocol):
    """A model in memory, with a face for each task that it is able to do."""

    @property
    def card(self) -> ModelCard:
        """Which model it is."""
        ...

    def translation(self, spec: ModelSpec) -> TranslationEngine:
        """Its face for translations.

        Raises:
            UnknownLanguage: its tokenizer has no code for a language that models.txt names.
        """
        ...

    def summary(self, language: str) -> SummaryEngine:
        """Its face for summaries in a language."""
        ...

    def close(self) -> None:
        """Release its memory."""
        ...


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """See ``Loaded``. A model in memory; a translation and a summary engine can be two faces of the same one."""

    model: Seq2Seq | Causal
    card: ModelCard

    def translation(self, spec: ModelSpec) -> TranslationEngine:
        """Its face for translations.

        Raises:
            UnknownLanguage: its tokenizer has no code for a language that models.txt names.
        """
        if isinstance(self.model, Causal):
            return ChatTranslation(self.model, spec, self.card)
        return Seq2SeqTranslation(self.model, spec, self.card)

    def summary(self, language: str) -> SummaryEngine:
        """Its face for summaries in a language."""
        if isinstance(self.model, Causal):
            return ChatSummary(self.model, language, self.card)
        return Seq2SeqSummary(self.model, language, self.card)

    def close(self) -> None:
        """Release its memory."""
        self.model.backend.close()


def load(spec: ModelSpec, snapshot: Snapshot, device: str, precision: str = "auto") -> Loaded:
    """Load a model, converting it first where CTranslate2 is to run it.

    ``device`` is "auto", "cpu" or "cuda"; ``precision`` other than "auto" comes before the option compute=.

    Raises:
        RegistryError: models.txt names an architecture that is not supported.
        ModelDamaged: its files do not fit together.
        NotEnoughMemory: it would not fit; estimated before anything is loaded.
        NotEnoughDisk, OutputError: the conversion has no place.
    """
    if spec.id == STARTER:
        from summarizer.engines.starter import StarterModel

        return StarterModel(device, precision)
    place = _place(spec, snapshot, device, precision)
    if place.backend == "ctranslate2":
        try:
            return _causal_on_ctranslate2(place) if place.causal else _seq2seq_on_ctranslate2(place)
        except ConversionFailed as error:
            _log.warning("%s runs on transformers, more slowly: %s", spec.id, error)
    return _causal_on_transformers(place) if place.causal else _seq2seq_on_transformers(place)


def prepare(spec: ModelSpec, snapshot: Snapshot, device: str, precision: str = "auto") -> None:
    """Do now what ``load`` would do once and for all: convert the model for CTranslate2, where that is to run it.

    Raises:
        As ``load``.
    """
    if spec.id == STARTER:
        starter_files.prepare("float32" if precision == "float32" else "int8")
        return
    place = _place(spec, snapshot, device, precision)
    if place.backend == "ctranslate2" and not spec.ready_made:
        with suppress(ConversionFailed):  # told when it is loaded
            place.converted()


def _place(spec: ModelSpec, snapshot: Snapshot, device: str, precision: str) -> "_Place":
    if spec.ready_made:
        config, parameters = ready_made.described(spec, snapshot)
    else:
        snapshot = as_safetensors(spec, snapshot)
        config, parameters = read_config(snapshot.folder), count_parameters(snapshot.folder)
    kind = str(config.get("model_type"))
    if kind not in SEQ2SEQ | CAUSAL:
        raise RegistryError(
            f"{spec.id} is a model of the type {kind!r}, which is not supported.",
            f"Supported are {', '.join(sorted(SEQ2SEQ | CAUSAL))}.",
        )
    return _Place(spec, snapshot, resolve_device(device), parameters, config, precision)


@dataclass(frozen=True, slots=True)
class _Place:
    """What is loaded, from where, onto what."""

    spec: ModelSpec
    snapshot: Snapshot
    device: str
    parameters: int
    config: Mapping[str, Any]
    precision: str

    @property
    def causal(self) -> bool:
        return self.config["model_type"] in CAUSAL

    @property
    def backend(self) -> str:
        if self.spec.ready_made:
            return "ctranslate2"
        default = "ctranslate2" if self.device == "cpu" and self.sliding_window is None else "transformers"
        return self.spec.options.get("backend", default)

    @property
    def sliding_window(self) -> int | None:
        """How far back some layers look (Gemma 3, Mistral). CTranslate2 4.8 goes wrong beyond it, within a prompt."""
        window = self.config.get("sliding_window") if self.config.get("use_sliding_window", True) else None
        return None if window is None else int(window)

    @property
    def ends(self) -> list[int]:
        """The end tokens; chat models have several."""
        ends = self.config["eos_token_id"]
        return [int(end) for end in ends] if isinstance(ends, list) else [int(ends)]

    @property
    def pad(self) -> int:
        pad = self.config.get("pad_token_id")
        return self.ends[0] if pad is None else int(pad)

    def converted(self) -> tuple[Path, str]:
        """The folder with the converted model, and the precision to run it in."""
        compute = self._compute("int8")
        precision = "int8" if compute.startswith("int8") else compute
        if self.spec.ready_made:
            return self.snapshot.folder, compute
        return converted(self.spec, self.snapshot, precision, self.parameters), compute

    def dtype(self) -> str:
        """The precision on transformers, which has no int8 of its own."""
        compute = self._compute("float32")
        compute = "float32" if compute.startswith("int8") else compute
        self.require(compute, "transformers")
        return compute

    def _compute(self, on_cpu: str) -> str:
        if self.precision != "auto":
            return self.precision
        return self.spec.options.get("compute", on_cpu if self.device == "cpu" else half_precision())

    def require(self, compute: str, backend: Library) -> None:
        """Raises NotEnoughMemory where it would not fit."""
        require_memory(estimate(self.parameters, compute, self.config, backend).total, self.spec.id, self.device)

    def framing(self, tokens: Tokens) -> Framing:
        return Framing(self.config, tokens, self.spec, _tokenizer_class(self.snapshot.tokenizer))

    def loaded(self, model: Seq2Seq | Causal) -> Loaded:
        card = ModelCard(self.spec.id, self.snapshot.commit, str(self.spec.licence), model.backend.name)
        return LoadedModel(model, card)


def _seq2seq_on_ctranslate2(place: _Place) -> Loaded:
    from summarizer.engines.ct2 import CTranslate2Backend

    folder, compute = place.converted()
    place.require(compute, "ctranslate2")
    tokens = load_tokens(place.snapshot.tokenizer if place.spec.ready_made else folder, place.config["model_type"])
    framing = place.framing(tokens)
    start = 0 if framing.starts_with_code else 1
    state = decoder_state(place.config)
    backend = CTranslate2Backend(folder, place.device, compute, tokens.vocabulary, framing.end, start, state)
    return place.loaded(Seq2Seq(tokens, framing, backend, framing.normaliser))


def _seq2seq_on_transformers(place: _Place) -> Loaded:
    from summarizer.engines.torch_seq2seq import TorchBackend

    tokens = load_tokens(place.snapshot.folder, place.config["model_type"])
    framing = place.framing(tokens)
    left_out = unwritten(tokens, place.config["model_type"])
    never = [number for number, piece in enumerate(tokens.vocabulary) if piece in left_out]
    backend = TorchBackend(place.snapshot.folder, place.device, place.dtype(), framing.pad, framing.end, never)
    return place.loaded(Seq2Seq(tokens, framing, backend, framing.normaliser))


def _causal_on_ctranslate2(place: _Place) -> Loaded:
    from summarizer.engines.ct2 import CTranslate2Generator

    folder, compute = place.converted()
    place.require(compute, "ctranslate2")
    chat = Chat(folder)
    backend = CTranslate2Generator(folder, place.device, compute, chat.vocabulary, chat.closing_first(place.ends))
    return place.loaded(Causal(chat, backend, _window(place)))


def _causal_on_transformers(place: _Place) -> Loaded:
    from summarizer.engines.torch_causal import TorchCausal

    chat = Chat(place.snapshot.folder)
    backend = TorchCausal(place.snapshot.folder, place.device, place.dtype(), place.pad, chat.closing_first(place.ends))
    return place.loaded(Causal(chat, backend, _window(place)))


def _window(place: _Place) -> int:
    """Tokens for question and answer: what models.txt allows, else what the model has, within what memory bears."""
    positions = int(place.config.get("max_position_embeddings") or _WINDOW)
    if place.backend == "ctranslate2" and place.sliding_window is not None:
        positions = min(positions, place.sliding_window)
    return min(positions, int(place.spec.options.get("input", _WINDOW)))


def read_config(folder: Path) -> dict[str, Any]:
    """config.json, with generation_config.json laid over it where there is one.

    Raises:
        ModelDamaged: it cannot be read.
    """
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        generation = folder / "generation_config.json"
        if generation.is_file():
            config.update(json.loads(generation.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"The configuration in {folder} cannot be read: {error}.", "Fetch it again.") from error
    return config


def _tokenizer_class(folder: Path) -> str:
    try:
        named = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8")).get("tokenizer_class")
    except (OSError, ValueError):
        return ""
    return str(named or "")
