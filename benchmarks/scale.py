"""Ten thousand sentences in one call: is the last thousand as quick as the first, and does memory stay flat?

    python -m benchmarks.scale [--thousands N]

They run through the translator, checks and repairs included, on a tiny Marian model of the tests in a process of its
own. So it is our own road that is measured, not a model's multiplications, which do not know how many came before. The
number in each sentence is unknown to the model: nearly all fail a check and climb the ladder of repairs, the dearest
case. Seconds are the processor's; memory is what the process holds when a thousand is done, the translations included
that the caller asked for.
"""

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Row, at_most, table

# Our own bound for "flat": ten thousand translations are some megabytes themselves.
_FLAT = 1.1


def sentences() -> Iterator[str]:
    """Italian sentences without end, none twice: each begins with its number."""
    from tests.tiny.sentences import SENTENCES

    chance = random.Random(3)
    return (f"{number}: {chance.choice(SENTENCES['it'])}" for number in itertools.count(1))


def run(thousands: int) -> dict[str, list[float]]:
    """Processor seconds and megabytes of each thousand; the models are those that ``HF_HOME`` holds."""
    import psutil

    from summarizer.models import Models
    from summarizer.result import TranslatedSentence
    from summarizer.translation.translator import Translator

    process = psutil.Process()
    texts = list(itertools.islice(sentences(), 500 + 1000 * thousands))
    models = Models("light", device="cpu", offline=True)
    Translator(models).translate(texts[:500], "it", "en")  # warms up
    done: dict[int, TranslatedSentence] = {}
    seconds: list[float] = []
    megabytes: list[float] = []
    counted, began = 0, time.process_time()
    for part in Translator(models).stream(texts[500:], range(1000 * thousands), "it", "en"):
        done |= part
        if len(done) >= 1000 * (len(seconds) + 1):
            seconds.append((time.process_time() - began) * 1000 / (len(done) - counted))  # parts straddle the thousands
            megabytes.append(process.memory_info().rss / 1e6)
            counted, began = len(done), time.process_time()
    again = sum(len(sentence.steps) > 1 for sentence in done.values()) / len(done)
    return {"seconds": seconds, "megabytes": megabytes, "share translated again": [again]}


def in_own_process(thousands: int) -> dict[str, list[float]]:
    """``run`` in a new process, which has its own model and caches."""
    from summarizer.models.registry import load_registry
    from tests.checkpoints import family_folder, write_repository

    [spec] = (spec for spec in load_registry().specs if spec.id == "Helsinki-NLP/opus-mt-it-en")
    with tempfile.TemporaryDirectory() as scratch:
        write_repository(Path(scratch) / "hub", spec, family_folder("marian"))
        environment = os.environ | {"HF_HOME": scratch, "HF_HUB_OFFLINE": "1", "SUMMARIZER_CACHE": f"{scratch}/cache"}
        command = [sys.executable, "-m", "benchmarks.scale", "--only-run", "--thousands", str(thousands)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def compare(thousands: int = 10) -> tuple[list[Row], dict[str, list[float]]]:
    """The rows, and seconds and megabytes of each thousand."""
    figures = in_own_process(thousands)
    seconds, megabytes = figures["seconds"], figures["megabytes"]
    count = f"{1000 * thousands:,} sentences"
    return [
        at_most(f"{count}: time of the last thousand / of the first", seconds[-1] / seconds[0], 1.1),
        at_most(f"{count}: memory after the last thousand / after the first", megabytes[-1] / megabytes[0], _FLAT),
    ], figures


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thousands", type=int, default=10)
    parser.add_argument("--only-run", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only_run:
        print(json.dumps(run(arguments.thousands)))
        return
    rows, figures = compare(arguments.thousands)
    print(table(rows) + "\n")
    for name, values in figures.items():
        print(f"{name}: {' '.join(f'{value:.2f}' for value in values)}")


if __name__ == "__main__":
    main()
