"""Ten thousand sentences in one call, five thousand articles in one batch: is the last thousand as quick as the first,
and does memory stay flat?

    python -m benchmarks.scale [--thousands N] [--thousand-articles N]

They run through the translator, checks and repairs included, on a tiny Marian model of the tests in a process of its
own. So it is our own road that is measured, not a model's multiplications, which do not know how many came before. The
number in each sentence is unknown to the model: nearly all fail a check and climb the ladder of repairs, the dearest
case. An article has three sentences that the model knows, and one with a number. Seconds are the processor's; memory is
what the process holds when a thousand is done, the translations included that the caller asked for.
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
from typing import Any

from benchmarks.measuring import Row, at_most, table

# Our own bound for "flat": ten thousand translations are some megabytes themselves.
_FLAT = 1.1
# In the folder that ``HF_HOME`` names.
_MODELS = "models.txt"


def sentences() -> Iterator[str]:
    """Italian sentences without end, none twice: each begins with its number."""
    from tests.tiny.sentences import SENTENCES

    chance = random.Random(3)
    return (f"{number}: {chance.choice(SENTENCES['it'])}" for number in itertools.count(1))


def _models_txt() -> Path:
    """That of the tiny models."""
    return Path(os.environ["HF_HOME"]) / _MODELS


def run(thousands: int) -> dict[str, list[float]]:
    """Processor seconds and megabytes of each thousand; the models are those that ``HF_HOME`` holds."""
    import psutil

    from summarizer.models import Models
    from summarizer.result import TranslatedSentence
    from summarizer.translation.translator import Translator

    process = psutil.Process()
    texts = list(itertools.islice(sentences(), 500 + 1000 * thousands))
    models = Models("light", registry=_models_txt(), device="cpu", offline=True)
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


def run_articles(thousands: int) -> dict[str, list[float]]:
    """Processor seconds and megabytes of each thousand articles of a batch with one worker."""
    import psutil

    from summarizer import batch
    from tests.tiny.sentences import SENTENCES

    process = psutil.Process()
    known, own = itertools.cycle(SENTENCES["it"]), sentences()
    articles = (
        {"id": str(number), "text": " ".join((*itertools.islice(known, 3), next(own)))}
        for number in range(500 + 1000 * thousands)
    )
    seconds: list[float] = []
    megabytes: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "in.jsonl"
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        options: dict[str, Any] = {"profile": "light", "models": _models_txt(), "device": "cpu", "offline": True}
        with batch.run(source, Path(scratch) / "out.jsonl", targets=("en",), **options) as job:
            for done, _ in enumerate(job, start=1):
                if done == 500:  # warmed up
                    began = time.process_time()
                elif done % 1000 == 500:
                    seconds.append(time.process_time() - began)
                    megabytes.append(process.memory_info().rss / 1e6)
                    began = time.process_time()
    return {"seconds": seconds, "megabytes": megabytes}


def home(folder: Path) -> dict[str, str]:
    """Write what ``HF_HOME`` is to be; returns the environment in which its models are found."""
    from summarizer.models.registry import load_registry
    from tests.checkpoints import family_folder, models_txt, write_repository

    [spec] = (spec for spec in load_registry().specs if spec.id == "Helsinki-NLP/opus-mt-it-en")
    write_repository(folder / "hub", spec, family_folder("marian"))
    (folder / _MODELS).write_text(models_txt([spec]), encoding="utf-8")
    return {"HF_HOME": str(folder), "HF_HUB_OFFLINE": "1", "SUMMARIZER_CACHE": str(folder / "cache")}


def in_own_process(option: str, thousands: int) -> dict[str, list[float]]:
    """What is to be measured, in a new process, which has its own model and caches."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | home(Path(scratch)) | {"SUMMARIZER_SENTENCES": "0"}
        command = [sys.executable, "-m", "benchmarks.scale", "--only-run", option, str(thousands)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def compare(thousands: int = 10, thousand_articles: int = 5) -> tuple[list[Row], dict[str, list[float]]]:
    """The rows, and seconds and megabytes of each thousand."""
    figures: dict[str, list[float]] = {}
    rows: list[Row] = []
    for option, count, what in (
        ("--thousands", thousands, "sentences"),
        ("--thousand-articles", thousand_articles, "articles"),
    ):
        found = in_own_process(option, count)
        seconds, megabytes = found["seconds"], found["megabytes"]
        name = f"{1000 * count:,} {what}"
        rows.append(at_most(f"{name}: time of the last thousand / of the first", seconds[-1] / seconds[0], 1.1))
        rows.append(
            at_most(f"{name}: memory after the last thousand / after the first", megabytes[-1] / megabytes[0], _FLAT)
        )
        figures |= {f"{what}, {kind}": values for kind, values in found.items()}
    return rows, figures


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thousands", type=int, help="of sentences; default: 10")
    parser.add_argument("--thousand-articles", type=int, help="default: 5")
    parser.add_argument("--only-run", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only_run:
        figures = run(given.thousands) if given.thousands else run_articles(given.thousand_articles)
        print(json.dumps(figures))
        return
    rows, figures = compare(given.thousands or 10, given.thousand_articles or 5)
    print(table(rows) + "\n")
    for name, values in figures.items():
        print(f"{name}: {' '.join(f'{value:.2f}' for value in values)}")


if __name__ == "__main__":
    main()
