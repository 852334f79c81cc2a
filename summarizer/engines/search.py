"""What both backends are asked for, and what they answer: token ids, no text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from summarizer.engines.base import Decoding


@dataclass(frozen=True, slots=True)
class Search:
    """How to generate: ``limits`` is the largest number of new tokens for each source, ``least`` the smallest for all.

    ``suppressed`` ids are never generated.
    """

    decoding: Decoding
    limits: tuple[int, ...]
    suppressed: tuple[int, ...] = ()
    least: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """Generated ids without the output's frame and without the end token; the rest as in ``Hypothesis``."""

    ids: tuple[int, ...]
    logprob: float
    finished: bool
    others: tuple[tuple[int, ...], ...] = ()


class Backend(Protocol):
    """A loaded model that turns token ids into token ids; safe for several threads.

    ``workers`` batches are decoded at the same time, each best of ``batch`` sources.
    """

    name: str
    workers: int
    batch: int

    def generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """One output for each source, in order; every output begins with the ids ``output``.

        The backend divides the sources into batches as suits it.

        Raises:
            NotEnoughMemory: the batch does not fit.
        """
        ...

    def score(
        self, sources: Sequence[Sequence[int]], output: Sequence[int], targets: Sequence[Sequence[int]]
    ) -> list[tuple[float, ...]]:
        """For each target, which follows the ids ``output``, its log probabilities id by id, and that of its end.

        Raises:
            NotEnoughMemory: the batch does not fit.
        """
        ...

    def close(self) -> None:
        """Release the model's memory."""
        ...


Score = Callable[[Sequence[Sequence[int]], Sequence[int], Sequence[Sequence[int]]], list[tuple[float, ...]]]


def scored_again(
    outputs: Sequence[Output], sources: Sequence[Sequence[int]], output: Sequence[int], score: Score
) -> list[Output]:
    """Outputs that were cut, with the mean log probability of what is left of them.

    A search scores all that its batch ran to, which the limit of another source decided.
    """
    cut = [i for i, one in enumerate(outputs) if not one.finished and one.ids]
    rows = score([sources[i] for i in cut], output, [outputs[i].ids for i in cut]) if cut else []
    exact = list(outputs)
    for i, (*own, _) in zip(cut, rows, strict=True):
        exact[i] = replace(outputs[i], logprob=sum(own) / len(own))
    return exact


def within_limits(outputs: list[Output], search: Search) -> list[Output]:
    """Cut each output to its own limit: the batch ran to the largest, which must not decide on the others."""
    return [
        output if len(output.ids) < limit else Output(output.ids[:limit], output.logprob, finished=False)
        for output, limit in zip(outputs, search.limits, strict=True)
    ]
