"""Which sources a backend works on together."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from summarizer.engines.search import Output, Search

# Source tokens of one batch, padding included, and sentences.
BATCH_TOKENS = 1024
BATCH_SENTENCES = 32
# On processors a batch of few is done soon. What more would gain depends on the processor: nothing to a third of the
# time (benchmarks/flow.py), at pauses of several seconds.
_FEW = 4


def best_size(device: str) -> int:
    """Sentences of a batch that give the next text soon."""
    return _FEW if device == "cpu" else BATCH_SENTENCES


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


def shares(lengths: Sequence[int], workers: int, most: Callable[[int], int]) -> list[list[int]]:
    """Positions into ``lengths`` (in tokens), longest first, in about equal batches for each of the ``workers``.

    A batch has at most ``most(longest)`` sentences.
    """
    order = sorted(range(len(lengths)), key=lambda p: (-lengths[p], p))

    def cut(size: int) -> list[list[int]]:
        found: list[list[int]] = []
        for position in order:
            if found and len(found[-1]) < min(size, most(lengths[found[-1][0]])):
                found[-1].append(position)
            else:
                found.append([position])
        return found

    fewest = cut(len(order))
    if len(order) <= _FEW:
        return fewest
    count = math.ceil(len(fewest) / workers) * workers
    return cut(math.ceil(len(order) / count))


def in_batches(
    generate: Callable[[Sequence[Sequence[int]], Search], list[Output]],
    sources: Sequence[Sequence[int]],
    search: Search,
) -> list[Output]:
    """What ``generate`` gives for each source, called with a batch at a time."""
    done: dict[int, Output] = {}
    for batch in batches([len(source) for source in sources]):
        part = replace(search, limits=tuple(search.limits[i] for i in batch))
        done |= zip(batch, generate([sources[i] for i in batch], part), strict=True)
    return [done[i] for i in range(len(sources))]
