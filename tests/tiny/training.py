"""Training by heart: some hundred steps over one small batch."""

from collections.abc import Sequence
from typing import Any

import torch
from torch.nn import functional

Example = tuple[Sequence[int], Sequence[int]]
"""Ids of a source, and the labels of its target; -100 where a position does not count."""

# A high rate, and weights that begin larger than usual (INIT), memorise in some 80 steps instead of 400.
RATE = 1e-2
INIT = 0.1
_WARM_UP = 15
# As the published translators were trained: without it, the models would be so sure of themselves that what beam
# search finds besides the best would be noise, the end of the sentence included.
_SMOOTHING = 0.03
_LEARNT = 0.06


def learn(
    model: Any, examples: Sequence[Example], pad: int, steps: int = 400, given: int = 0, sure: float = 0.0
) -> int:
    """Train until each next token is right and sure; returns the number of steps that it took.

    ``given`` is how many tokens a target begins with that the model is given, its language code; ``sure`` is the least
    probability of each right token.
    """
    model.train()
    ids = _padded([source for source, _ in examples], pad)
    labels = _padded([target for _, target in examples], -100)
    mask = _padded([[1] * len(source) for source, _ in examples], 0)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / steps)
    )
    for step in range(steps):
        output = model(input_ids=ids, attention_mask=mask, labels=labels)
        logits, wanted = _scored(output.logits, labels, given, causal=not model.config.is_encoder_decoder)
        losses = functional.cross_entropy(logits.detach(), wanted, reduction="none")
        right = bool((logits.argmax(-1) == wanted).all())
        if right and losses.mean() < _LEARNT and losses.neg().exp().min() >= sure:
            model.eval()
            return step
        loss = functional.cross_entropy(logits, wanted, label_smoothing=_SMOOTHING)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    raise RuntimeError(f"the sentences have not been learnt in {steps} steps")


def _scored(
    logits: torch.Tensor, labels: torch.Tensor, given: int, *, causal: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores and right tokens at the positions that count; a causal model's scores are of the next position."""
    begin = 1 if causal else given
    logits, labels = logits[:, : labels.shape[1] - begin] if causal else logits[:, begin:], labels[:, begin:]
    counts = labels != -100
    return logits[counts], labels[counts]


def _padded(rows: Sequence[Sequence[int]], value: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])
