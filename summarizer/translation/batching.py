"""Which sentences go to the model together."""

from collections.abc import Iterator, Sequence

# Sentences that are looked at together: sorting them by length saves padding, reading order keeps them together.
WINDOW = 64
# The first window is small, so that a reader sees text soon; each next one is four times as large.
FIRST_WINDOW = 3
# Source tokens of one batch, padding included. Measured by benchmarks/engine.py.
BATCH_TOKENS = 1024
BATCH_SENTENCES = 32


def windows(indices: Sequence[int], first: int = FIRST_WINDOW, size: int = WINDOW) -> Iterator[Sequence[int]]:
    """``indices`` in order, in windows that grow from ``first`` to at most ``size``."""
    start, length = 0, first
    while start < len(indices):
        yield indices[start : start + length]
        start, length = start + length, min(4 * length, size)


def batches(
    lengths: Sequence[int], tokens: int = BATCH_TOKENS, sentences: int = BATCH_SENTENCES
) -> Iterator[list[int]]:
    """Positions into ``lengths`` (in tokens), longest first, so that each batch padded holds at most ``tokens``.

    A single longer one is a batch alone.
    """
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda p: (-lengths[p], p)):
        longest = lengths[batch[0]] if batch else lengths[position]
        if batch and (longest * (len(batch) + 1) > tokens or len(batch) == sentences):
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch
