"""How steadily text flows, and how soon a stop ends the work.

    python -m benchmarks.flow [--shape marian-base …] [--stops N] [--rounds N] [--folder MODELS]

The starter translates the sentences of `benchmarks/article_it.txt`, checks and repairs included, without its cache;
beside it the same in batches of sixty-four, as text came before: what does flowing cost? A shape of random weights
(benchmarks/random_models.py) decodes sentences of the lengths of news by our engine, in the same batches, unchecked.

A stop comes at a random moment after the first words. Counted are the seconds until the reader is free, and until the
last batch in work has ended: CTranslate2 cannot recall one.
"""

import argparse
import itertools
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from benchmarks import random_models
from benchmarks.article import TEXT, paragraphs
from benchmarks.measuring import Row, at_most, interleaved, table, told
from benchmarks.texts import groups
from summarizer.engines.ct2 import CTranslate2Backend
from summarizer.engines.search import Search
from summarizer.errors import Cancelled
from summarizer.models import Models
from summarizer.translation.flow import as_done
from summarizer.translation.hop import FIRST
from summarizer.translation.translator import Translator
from summarizer.turn import Turn

_LUMP = 64
# Longer than any batch in work.
_PATIENCE = 120.0
# Streams what is to be read, part by part; asks the whole time whether to go on.
Flow = Callable[[Turn, Callable[[], None]], Iterator[object]]


def starter_flow(models: Models, sentences: Sequence[str], size: int | None = None) -> Flow:
    """The starter's translator, in its own batches or in those of ``size``."""

    def flow(turn: Turn, go_on: Callable[[], None]) -> Iterator[object]:
        engine = models.engine(models.route("it", "en").steps[-1])
        with patch.object(engine, "batch", size or engine.batch):
            yield from Translator(models, turn=turn).stream(sentences, range(len(sentences)), "it", "en", go_on)

    return flow


def shape_flow(folder: Path, shape: str) -> Flow:
    """Our engine with random weights of a shape: batches of as many as it takes at once, of about one length."""
    names, state = random_models.vocabulary(shape), random_models.state(shape)
    converted = random_models.convert(shape, folder, narrow=True)
    backend = CTranslate2Backend(converted, "cpu", "int8", names, random_models.END, state=state)
    batches = [
        (sorted(group.sentences, key=len)[at : at + backend.batch], group.output)
        for group in groups(shape)
        for at in range(0, len(group.sentences), backend.batch)
    ]
    random.Random(11).shuffle(batches)

    def flow(turn: Turn, go_on: Callable[[], None]) -> Iterator[object]:
        def work(batch: tuple[list[list[int]], int]) -> object:
            sentences, output = batch
            with turn.taken(backend.workers):
                go_on()
                search = Search(FIRST.decoding, (output - 1,) * len(sentences), least=output)
                return backend.generate(sentences, [random_models.START], search)

        yield from as_done(work, batches, backend.workers + 1, go_on)

    return flow


def moments(flow: Flow) -> list[float]:
    """Seconds from the beginning to each part."""
    began = time.perf_counter()
    return [time.perf_counter() - began for _ in flow(Turn(), lambda: None)]


def longest_pause(times: Sequence[float]) -> float:
    """The longest time between two parts."""
    return max(later - sooner for sooner, later in itertools.pairwise(times))


def stop(flow: Flow, after: float) -> tuple[float, float]:
    """Seconds until the reader is free and until the engine is, of a stop ``after`` seconds of reading."""
    turn, asked = Turn(), threading.Event()

    def go_on() -> None:
        if asked.is_set():
            raise Cancelled("Stopped.")

    stopped: list[float] = []

    def read() -> None:
        with suppress(Cancelled):
            for _ in flow(turn, go_on):
                reading.set()
        stopped.append(time.perf_counter())

    reading = threading.Event()
    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    time.sleep(after)
    asked.set()
    began = time.perf_counter()
    reader.join()
    turn.release_if_free(_PATIENCE)
    return stopped[0] - began, time.perf_counter() - began


def measure(name: str, flow: Flow, rounds: int, stops: int) -> tuple[list[Row], dict[str, float]]:
    """The rows of one model, and the seconds behind them."""
    runs = [moments(flow) for _ in range(rounds)]
    first, whole = (statistics.median(run[at] for run in runs) for at in (0, -1))
    chance = random.Random(13)
    free, ended = zip(*(stop(flow, chance.uniform(0, 0.8 * (whole - first))) for _ in range(stops)), strict=True)
    rows = [
        at_most(f"{name}: longest pause between parts, seconds", statistics.median(map(longest_pause, runs)), 2),
        at_most(f"{name}: Stop to a free reader, worst, seconds", max(free), 0.5),
        at_most(f"{name}: Stop to a free engine, median, seconds", statistics.median(ended), 1),
        at_most(f"{name}: Stop to a free engine, worst, seconds", max(ended), 2),
    ]
    return rows, {f"{name}: first part": first, f"{name}: whole": whole}


def compare(
    folder: Path, shapes: Sequence[str] = ("marian-base",), rounds: int = 3, stops: int = 15
) -> tuple[list[Row], dict[str, float]]:
    """The rows, and the seconds behind them.

    Raises:
        ModelMissing: the starter is not installed.
    """
    sentences = [sentence for paragraph in paragraphs(TEXT) for sentence in paragraph]
    models = Models("starter", device="cpu", offline=True)
    flow, lumps = starter_flow(models, sentences), starter_flow(models, sentences, _LUMP)
    moments(flow)  # loads it
    rows, seconds = measure("starter", flow, rounds, stops)
    ways: dict[str, Callable[[], object]] = {"flowing": lambda: moments(flow), "in lumps": lambda: moments(lumps)}
    times = interleaved(ways, rounds)
    rows.append(at_most("starter: flowing / in lumps of 64, whole article", times["flowing"] / times["in lumps"], 1.03))
    rows.append(told("starter: longest pause in lumps of 64, seconds", longest_pause(moments(lumps))))
    models.close()
    for shape in shapes:
        more, its = measure(shape, shape_flow(folder, shape), rounds, stops)
        rows, seconds = rows + more, seconds | its
    return rows, seconds | times


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", action="append", choices=list(random_models.SHAPES), help="default: marian-base")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stops", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        shapes = arguments.shape or ["marian-base"]
        rows, seconds = compare(arguments.folder or Path(scratch), shapes, arguments.rounds, arguments.stops)
    print(table(rows) + "\n")
    for name, value in seconds.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
