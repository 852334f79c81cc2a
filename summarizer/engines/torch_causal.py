"""Causal models on transformers and PyTorch."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, GenerationConfig

from summarizer.engines.batching import best_size, in_batches
from summarizer.engines.search import Output, Search, within_limits
from summarizer.engines.torch_seq2seq import load_quietly, logprobs, mean_logprob, memory_errors


class TorchCausal:
    """A causal model as published; see ``Backend``. ``ends`` are the tokens at which an answer is over."""

    workers = 1

    def __init__(self, folder: Path, device: str, dtype: str, pad: int, ends: Sequence[int]) -> None:
        with memory_errors():
            self._model: Any = load_quietly(AutoModelForCausalLM, folder, device, dtype)
        self._device = device
        self._pad = pad
        self._ends = list(ends)
        self.name = f"transformers {dtype}"
        self.batch = best_size(device)

    def generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """See ``Backend``; ``sources`` are prompts."""
        return in_batches(lambda part, its: self._generate(part, output, its), sources, search)

    def _generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """One batch, padded on the left."""
        prompts = [[*source, *output] for source in sources]
        longest = max(map(len, prompts))
        ids = [[*[self._pad] * (longest - len(prompt)), *prompt] for prompt in prompts]
        mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
        with memory_errors(), torch.inference_mode():
            generated = self._model.generate(
                torch.tensor(ids, device=self._device),
                attention_mask=torch.tensor(mask, device=self._device),
                generation_config=self._config(search),
            )
            rows = [self._cut(row[longest:].tolist()) for row in generated]
            outputs = [
                self._output(prompt, row[:limit], search)
                for prompt, row, limit in zip(prompts, rows, search.limits, strict=True)
            ]
        return within_limits(outputs, search)

    def score(
        self, sources: Sequence[Sequence[int]], output: Sequence[int], targets: Sequence[Sequence[int]]
    ) -> list[tuple[float, ...]]:
        """See ``Backend``; an answer ends with the first of the end tokens."""
        with memory_errors(), torch.inference_mode():
            return [
                tuple(logprobs(self._logits([*source, *output], target), [*target, self._ends[0]]))
                for source, target in zip(sources, targets, strict=True)
            ]

    def close(self) -> None:
        """Release the weights."""
        self._model = None

    def _config(self, search: Search) -> GenerationConfig:
        decoding = search.decoding
        return GenerationConfig(
            pad_token_id=self._pad,
            eos_token_id=self._ends,
            do_sample=False,
            num_beams=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size or None,
            suppress_tokens=list(search.suppressed) or None,
            max_new_tokens=max(search.limits) + 1,
            min_new_tokens=search.least or None,
        )

    def _cut(self, row: list[int]) -> list[int]:
        for index, token in enumerate(row):
            if token in self._ends:
                return row[: index + 1]
        return row

    def _output(self, prompt: list[int], row: list[int], search: Search) -> Output:
        finished = bool(row) and row[-1] in self._ends
        logits = self._logits(prompt, row[:-1])
        return Output(tuple(row[:-1] if finished else row), mean_logprob(logits, row, search.suppressed), finished)

    def _logits(self, prompt: Sequence[int], row: Sequence[int]) -> torch.Tensor:
        """The scores of what follows the prompt and each token of ``row``."""
        ids = torch.tensor([[*prompt, *row]], device=self._device)
        scores: torch.Tensor = self._model(input_ids=ids, use_cache=False).logits
        return scores[0, len(prompt) - 1 :]
