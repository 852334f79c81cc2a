"""How steadily text flows, and how soon a stop ends the work.

    python -m benchmarks.flow [--shape marian-base …] [--stops N] [--rounds N] [--folder MODELS]

The starter translates the sentences of `benchmarks/article_it.txt`, checks and repairs included, without its cache;
beside it the same where nobody reads along, in larger batches: what does flowing cost? A shape of random weights
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
from functools import partial
from pathlib import Path

from benchmarks import random_models
from benchmarks.article import TEXT, paragraphs
from benchmarks.measuring import Row, at_most, interleaved, table, told
from benchmarks.texts import groups
from summarizer.engines.ct2 import CTranslate2Backend
from summarizer.engines.search import Search
from summarizer.errors import Cancelled
from summarizer.models import Models
from summarizer.translation.flow import UNWATCHED, as_done
from summarizer.translation.hop import FIRST
from summarizer.translation.translator import Translator
from summarizer.turn import Turn

# Sentences of a short article.
_SHORT = 6
# Longer than any batch in work.
_PATIENCE = 120.0
# Streams what is to be read, part by part; asks the whole time whether to go on.
Flow = Callable[[Turn, Callable[[], None]], Iterator[object]]


def starter_flow(models: Models, articles: Sequence[Sequence[str]], *, watched: bool = True) -> Flow:
    """The starter's translator, article by article."""

    def flow(turn: Turn, go_on: Callable[[], None]) -> Iterator[object]:
        for sentences in articles:
            asked = sentences, range(len(sentences)), "it", "en", go_on
            yield from Translator(models, turn=turn).stream(*asked, watched=watched)

    return flow


def shape_flow(folder: Path, shape: str, *, watched: bool = True) -> Flow:
    """Our engine with random weights of a shape: batches of as many as it takes at once, of about one length."""
    names, state = random_models.vocabulary(shape), random_models.state(shape)
    converted = random_models.convert(shape, folder, narrow=True)
    backend = CTranslate2Backend(converted, "cpu", "int8", names, random_models.END, state=state)
    size = backend.batch if watched else UNWATCHED
    batches = [
        (sorted(group.sentences, key=len)[at : at + size], group.output)
        for group in groups(shape)
        for at in range(0, len(group.sentences), size)
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


def stopped(flow: Flow, within: float, stops: int) -> tuple[list[float], list[float]]:
    """Seconds until the reader is free and until the engine is, of each stop ``within`` so many seconds."""
    chance = random.Random(13)
    free, ended = zip(*(stop(flow, chance.uniform(0, 0.8 * within)) for _ in range(stops)), strict=True)
    return list(free), list(ended)


def measure(name: str, flow: Flow, rounds: int, stops: int) -> tuple[list[Row], dict[str, float]]:
    """The rows of one model, and the seconds behind them."""
    runs = [moments(flow) for _ in range(rounds)]
    first, whole = (statistics.median(run[at] for run in runs) for at in (0, -1))
    free, ended = stopped(flow, whole - first, stops)
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
    short = [sentences[at : at + _SHORT] for at in range(0, len(sentences), _SHORT)]
    flow, whole = starter_flow(models, [sentences]), starter_flow(models, [sentences], watched=False)
    moments(flow)  # loads it
    rows, seconds = measure("starter", flow, rounds, stops)
    ways = {
        "watched": flow,
        "unwatched": whole,
        "short, watched": starter_flow(models, short),
        "short, unwatched": starter_flow(models, short, watched=False),
    }
    times = interleaved({name: partial(moments, way) for name, way in ways.items()}, rounds)
    _, ended = stopped(whole, times["unwatched"] / 2, stops)
    rows += [
        at_most("starter: unwatched / watched, the article", times["unwatched"] / times["watched"], 0.8),
        at_most("starter: unwatched / watched, ten short ones", times["short, unwatched"] / times["short, watched"], 1),
        told("starter: Stop to a free engine where unwatched, worst, seconds", max(ended)),
    ]
    models.close()
    for shape in shapes:
        flow, whole = shape_flow(folder, shape), shape_flow(folder, shape, watched=False)
        more, its = measure(shape, flow, rounds, stops)
        own = interleaved({"watched": partial(moments, flow), "unwatched": partial(moments, whole)}, rounds)
        rows += [*more, at_most(f"{shape}: unwatched / watched", own["unwatched"] / own["watched"], 1)]
        seconds |= its
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
