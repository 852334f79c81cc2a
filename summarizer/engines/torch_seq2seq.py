"""Sequence-to-sequence models on transformers and PyTorch."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSeq2SeqLM, GenerationConfig
from transformers.modeling_outputs import BaseModelOutput

from summarizer.engines.batching import best_size, in_batches
from summarizer.engines.hardware import out_of_memory
from summarizer.engines.search import Output, Search, within_limits
from summarizer.errors import ModelDamaged

# Positions scored at once when log probabilities are added up: bounds the memory of NLLB's 256 thousand columns.
_SCORED_AT_ONCE = 256


class TorchBackend:
    """A model as published; see ``Backend``. ``dtype`` is a name of torch ("float32", "bfloat16").

    ``unwritten`` are ids that no output has.
    """

    workers = 1

    def __init__(
        self, folder: Path, device: str, dtype: str, pad: int, end: int, unwritten: Sequence[int] = ()
    ) -> None:
        with memory_errors():
            self._model: Any = load_quietly(AutoModelForSeq2SeqLM, folder, device, dtype)
        self._device = device
        self._pad = pad
        self._end = end
        self._unwritten = list(unwritten)
        self.name = f"transformers {dtype}"
        self.batch = best_size(device)

    def generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """See ``Backend``."""
        return in_batches(lambda part, its: self._generate(part, output, its), sources, search)

    def _generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        with memory_errors(), torch.inference_mode():
            ids, mask = self._padded(sources)
            start = torch.tensor([list(output)] * len(sources), device=self._device)
            encoded = self._model.get_encoder()(input_ids=ids, attention_mask=mask, return_dict=True)
            generated = self._model.generate(
                encoder_outputs=BaseModelOutput(last_hidden_state=encoded.last_hidden_state),  # generate alters it
                attention_mask=mask,
                decoder_input_ids=start,
                generation_config=self._config(search, output[0]),
            )
            rows = [self._cut(row[len(output) :].tolist()) for row in generated]
            outputs = [
                self._output(encoded.last_hidden_state[index, : len(source)], output, row[:limit], search)
                for index, (source, row, limit) in enumerate(zip(sources, rows, search.limits, strict=True))
            ]
        return within_limits(outputs, search)

    def score(
        self, sources: Sequence[Sequence[int]], output: Sequence[int], targets: Sequence[Sequence[int]]
    ) -> list[tuple[float, ...]]:
        """See ``Backend``."""
        with memory_errors(), torch.inference_mode():
            return [self._scored(*pair, output) for pair in zip(sources, targets, strict=True)]

    def _scored(self, source: Sequence[int], target: Sequence[int], output: Sequence[int]) -> tuple[float, ...]:
        hidden = self._model.get_encoder()(
            input_ids=torch.tensor([list(source)], device=self._device)
        ).last_hidden_state
        logits = self._logits(hidden, [*output, *target])[len(output) - 1 :]
        return tuple(logprobs(logits, [*target, self._end]))

    def close(self) -> None:
        """Release the weights."""
        self._model = None

    def _config(self, search: Search, start: int) -> GenerationConfig:
        decoding = search.decoding
        return GenerationConfig(
            pad_token_id=self._pad,
            eos_token_id=self._end,
            decoder_start_token_id=start,
            do_sample=False,
            num_beams=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size or None,
            suppress_tokens=[*search.suppressed, *self._unwritten] or None,
            max_new_tokens=max(search.limits) + 1,
            min_new_tokens=search.least or None,
            early_stopping=False,
        )

    def _padded(self, sources: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(map(len, sources))
        ids = [[*source, *[self._pad] * (longest - len(source))] for source in sources]
        mask = [[1] * len(source) + [0] * (longest - len(source)) for source in sources]
        return torch.tensor(ids, device=self._device), torch.tensor(mask, device=self._device)

    def _cut(self, row: list[int]) -> list[int]:
        """Up to and with the first end token; what follows is padding."""
        return row[: row.index(self._end) + 1] if self._end in row else row

    def _output(self, hidden: torch.Tensor, output: Sequence[int], row: list[int], search: Search) -> Output:
        """``row`` with its mean log probability, by one forced pass: exact, and the same whatever the search was."""
        if not row:
            return Output((), 0.0, finished=False)
        logits = self._logits(hidden[None], [*output, *row[:-1]])[len(output) - 1 :]
        finished = row[-1] == self._end
        ids = tuple(row[:-1] if finished else row)
        return Output(ids, mean_logprob(logits, row, search.suppressed), finished)

    def _logits(self, hidden: torch.Tensor, ids: Sequence[int]) -> torch.Tensor:
        """The decoder's scores after each of ``ids``."""
        scores: torch.Tensor = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=hidden),
            decoder_input_ids=torch.tensor([list(ids)], device=self._device),
            use_cache=False,
        ).logits[0]
        scores[:, self._unwritten] = -torch.inf
        return scores


def load_quietly(kind: Any, folder: Path, device: str, dtype: str) -> Any:
    """A model from safetensors in a folder: no network, no remote code, no progress bars of its own.

    Nothing of its generation settings remains (forced tokens, beams, lengths, penalties): each call says its own.

    Raises:
        ModelDamaged: weights are missing, which would otherwise be made up at random.
    """
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        model, info = kind.from_pretrained(
            folder,
            dtype=getattr(torch, dtype),
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    finally:
        if shown:
            logging.enable_progress_bar()
    if info["missing_keys"]:
        missing = ", ".join(sorted(info["missing_keys"])[:3])
        raise ModelDamaged(f"The weights in {folder} lack {missing}.", "Fetch the model again, or choose another.")
    model.generation_config = GenerationConfig()
    return model.to(device).eval()


def mean_logprob(logits: torch.Tensor, row: list[int], suppressed: Sequence[int] = ()) -> float:
    """Mean log probability of the tokens ``row``, among those that are not suppressed; ``logits`` are their scores."""
    if not row:
        return 0.0
    logits[:, list(suppressed)] = -torch.inf
    return sum(logprobs(logits, row)) / len(row)


def logprobs(logits: torch.Tensor, row: Sequence[int]) -> list[float]:
    """The log probability of each token of ``row``; ``logits`` are the scores of the vocabulary in its place."""
    found: list[float] = []
    for begin in range(0, len(row), _SCORED_AT_ONCE):
        part = torch.log_softmax(logits[begin : begin + _SCORED_AT_ONCE].float(), dim=-1)
        chosen = torch.tensor(row[begin : begin + _SCORED_AT_ONCE], device=logits.device)
        found += part.gather(1, chosen[:, None]).flatten().tolist()
    return found


@contextmanager
def memory_errors() -> Iterator[None]:
    """Turn PyTorch's errors for lack of memory into ours.

    Raises:
        NotEnoughMemory: the model or the batch does not fit.
    """
    try:
        yield
    except (MemoryError, torch.OutOfMemoryError, RuntimeError) as error:
        # The CPU allocator raises a plain RuntimeError: "DefaultCPUAllocator: can't allocate memory".
        if isinstance(error, (MemoryError, torch.OutOfMemoryError)) or "allocate memory" in str(error):
            raise out_of_memory() from error
        raise
