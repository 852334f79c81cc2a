"""How text flows: which sentences go together, and batches shown as each is done."""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
Item = TypeVar("Item")

# Batches among which neighbours in reading order are sorted by length: a batch takes as long as its longest sentence.
_SORTED = 4
# Sentences of a batch where nobody reads along: with twice as many, a stop waits twice as long (docs/performance.md).
UNWATCHED = 16
# Seconds between two looks at whether to go on.
_POLL = 0.1


def reading_batches(texts: Sequence[str], size: int, alone: int) -> Iterator[list[str]]:
    """``texts`` in batches, nearly in their order. The first ``alone`` are batches of one, so that text is there soon.

    The others are taken ``size`` at a time, of about one length, from a few batches of neighbours.
    """
    yield from ([text] for text in texts[:alone])
    for start in range(alone, len(texts), size * _SORTED):
        near = range(start, min(start + size * _SORTED, len(texts)))
        by_length = sorted(near, key=lambda i: -len(texts[i]))
        batches = [by_length[at : at + size] for at in range(0, len(by_length), size)]
        yield from ([texts[i] for i in sorted(batch)] for batch in sorted(batches, key=min))


def even_batches(texts: Sequence[str], size: int, workers: int) -> Iterator[list[str]]:
    """``texts`` in batches of about ``size``, the longest first, as much text in each, and as many for each worker.

    So one worker is done about when the others are.
    """
    order = sorted(texts, key=len, reverse=True)
    count = math.ceil(len(order) / (size * workers)) * workers
    ends = list(itertools.accumulate(map(len, order)))
    room = max(ends[-1], 1) / count if ends else 1
    placed = itertools.groupby(
        zip(order, ends, strict=True), key=lambda text_and_end: (text_and_end[1] - len(text_and_end[0]) / 2) // room
    )
    yield from ([text for text, _ in batch] for _, batch in placed)


def as_done(
    work: Callable[[Item], T], items: Iterable[Item], at_once: int, go_on: Callable[[], None] = lambda: None
) -> Iterator[T]:
    """What ``work`` makes of each item, as soon as it is done; in order where several are.

    ``at_once`` items are in work or wait to be taken. ``go_on`` is asked all the while and may raise, which ends the
    loop at once, as leaving it does: work that has begun is not waited for, and no other begins.
    """
    left = iter(items)
    pool = ThreadPoolExecutor(at_once, "translate")
    pending: list[Future[T]] = []
    try:
        while True:
            pending += (pool.submit(work, item) for item in itertools.islice(left, at_once - len(pending)))
            go_on()
            if not pending:
                return
            done = wait(pending, _POLL, FIRST_COMPLETED).done
            ready = [future for future in pending if future in done]
            pending = [future for future in pending if future not in done]
            for future in ready:
                yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
