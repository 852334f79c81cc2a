"""A running average of the factors: what is evaluated and released instead of the last step's."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from training.gemma import Gemma


class Average:
    """Exponential moving average of a model's factors (Polyak and Juditsky 1992).

    It begins at the model's present factors, so that a run that goes on from an adapter has a usable result from its
    first checkpoint, however little time the machine leaves it.
    """

    def __init__(self, model: Gemma, decay: float) -> None:
        self._model, self._decay = model, decay
        self._mean = {key: factor.detach().clone() for key, factor in model.factors.items()}

    @torch.no_grad()
    def update(self) -> None:
        """Take the present factors into the average."""
        for key, mean in self._mean.items():
            mean.lerp_(self._model.factors[key], 1.0 - self._decay)

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Let the model use the averaged factors inside the ``with`` block."""
        self._swap()
        try:
            yield
        finally:
            self._swap()

    @torch.no_grad()
    def _swap(self) -> None:
        for key, mean in self._mean.items():
            factor = self._model.factors[key]
            kept = factor.detach().clone()
            factor.copy_(mean)
            mean.copy_(kept)
        self._model.refresh()
