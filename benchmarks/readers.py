"""Eight readers at once with eight different articles: one after the other, in turns, and in shared batches.

    python -m benchmarks.readers [--readers N] [--rounds N]

Each has a part of `benchmarks/article_it.txt`. The starter translates them, checks and repairs included, without its
cache. In turns, readers ask at the same moment for a batch each, as threads that share a translator do. Shared batches
are the bound of what merging requests can save in the first search: all sentences, by length, in one call of the
engine, beside one call for each reader.
"""

import argparse
import itertools
import threading
import time
from collections.abc import Callable, Sequence

from benchmarks.article import TEXT, paragraphs
from benchmarks.measuring import Row, at_most, interleaved, table, told
from summarizer.models import Models
from summarizer.translation.hop import FIRST
from summarizer.translation.translator import Translator

Articles = Sequence[Sequence[str]]


def parts(readers: int) -> list[list[str]]:
    """The distinct sentences of the article, neighbours together, about as many for each reader."""
    sentences = list(dict.fromkeys(itertools.chain.from_iterable(paragraphs(TEXT))))
    cuts = [len(sentences) * i // readers for i in range(readers + 1)]
    return [sentences[start:end] for start, end in itertools.pairwise(cuts)]


def _read(translator: Translator, sentences: Sequence[str], began: float) -> float:
    """Translate all; seconds from ``began`` to the first words."""
    first = 0.0
    for _ in translator.stream(sentences, range(len(sentences)), "it", "en"):
        first = first or time.perf_counter() - began
    return first


def one_after_the_other(models: Models, articles: Articles) -> tuple[float, float]:
    """Mean seconds to the first words of a reader alone, and seconds to those of the last in line."""
    translator, began = Translator(models), time.perf_counter()
    alone: list[float] = []
    last = 0.0
    for sentences in articles:
        started = time.perf_counter()
        alone.append(_read(translator, sentences, started))
        last = started - began + alone[-1]
    return sum(alone) / len(alone), last


def in_turns(models: Models, articles: Articles) -> float:
    """Seconds to the first words of the last, where all begin at once."""
    translator, began = Translator(models), time.perf_counter()
    firsts: list[float] = []
    threads = [
        threading.Thread(target=lambda part=part: firsts.append(_read(translator, part, began))) for part in articles
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(firsts) < len(articles):
        raise RuntimeError("a reader got no text")
    return max(firsts)


def compare(rounds: int = 3, readers: int = 8) -> tuple[list[Row], dict[str, float]]:
    """The rows, and the seconds behind them.

    Raises:
        ModelMissing: the starter is not installed.
    """
    articles = parts(readers)
    everything = list(itertools.chain.from_iterable(articles))
    models = Models("starter", device="cpu", offline=True)
    engine = models.engine(models.route("it", "en").steps[-1])
    engine.translate(everything[:2], "it", "en", FIRST.decoding)  # loads it
    alone: list[float] = []
    queued: list[float] = []
    turns: list[float] = []

    def single() -> None:
        own, last = one_after_the_other(models, articles)
        alone.append(own)
        queued.append(last)

    contenders: dict[str, Callable[[], object]] = {
        "one after the other": single,
        "in turns": lambda: turns.append(in_turns(models, articles)),
        "first search, a call for each": lambda: [engine.translate(a, "it", "en", FIRST.decoding) for a in articles],
        "first search, shared": lambda: engine.translate(everything, "it", "en", FIRST.decoding),
    }
    seconds = interleaved(contenders, rounds, lambda name: name)
    models.close()
    first, last, line = (sorted(values)[len(values) // 2] for values in (alone, turns, queued))
    shared = seconds["first search, shared"] / seconds["first search, a call for each"]
    rows = [
        at_most(
            f"{readers} readers: at once, in turns / sum of each alone",
            seconds["in turns"] / seconds["one after the other"],
            0.7,
        ),
        at_most(f"{readers} readers: first words of the last, in turns / of one alone", last / first, 6),
        told(f"{readers} readers: first words of the last, one after the other / of one alone", line / first),
        told(f"{readers} readers: first search in shared batches / a call for each", shared),
    ]
    return rows, seconds | {"first words alone": first, "of the last in turns": last, "of the last in line": line}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rows, figures = compare(arguments.rounds, arguments.readers)
    print(table(rows) + "\n")
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
