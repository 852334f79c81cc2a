"""Where a cold start goes: seconds of a new process up to its first English sentence, step by step.

    python -m benchmarks.cold [--rounds N]

The starter is converted already. The second sentence, in the same process, is a warm start. ``summarizer process``, a
process of its own on an article of sixteen sentences, stands beside the time that translating them takes when all is
loaded.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time

from benchmarks.measuring import Row, at_most, table

_FIRST = "Il sindaco ha presentato ieri il nuovo piano per le scuole della città."
_SECOND = "I lavori cominceranno in autunno e dureranno due anni."


def article() -> list[str]:
    """The first sixteen sentences of the article of the benchmarks."""
    from benchmarks.article import TEXT, paragraphs  # imports what a cold start is to import

    found = itertools.chain.from_iterable(paragraphs(TEXT))
    return list(itertools.islice(found, 16))


def process(text: str) -> float:
    """Seconds of ``summarizer process``, from the shell's point of view; nothing is remembered from before."""
    environment = os.environ | {"SUMMARIZER_SENTENCES": "0"}
    command = [sys.executable, "-m", "summarizer", "process", "-", "--to", "en", "--profile", "starter", "--force"]
    began = time.perf_counter()
    done = subprocess.run(command, input=text, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout:
        raise RuntimeError("summarizer process gave nothing")
    return time.perf_counter() - began


def run() -> dict[str, float]:
    """Seconds of each step, in this process."""
    steps: dict[str, float] = {}
    began = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal began
        now = time.perf_counter()
        steps[name], began = now - began, now

    import summarizer  # noqa: F401

    lap("import summarizer")
    import ctranslate2  # noqa: F401

    lap("import ctranslate2")
    import sentencepiece  # noqa: F401

    lap("import sentencepiece")
    from summarizer.models import Models
    from summarizer.translation.hop import FIRST
    from summarizer.translation.translator import Translator

    lap("import the translator")
    models = Models("starter", device="cpu", offline=True)
    engine = models.engine(models.route("it", "en").steps[-1])
    lap("route, loading")
    engine.translate([_FIRST], "it", "en", FIRST.decoding)
    lap("first search")
    translator = Translator(models)
    translator.translate([_FIRST], "it", "en")
    lap("first sentence again, checked and repaired")
    translator.translate([_SECOND], "it", "en")
    lap("warm")
    Translator(models).translate(article(), "it", "en")
    lap("sixteen sentences")
    models.close()
    return steps


def compare(rounds: int = 3) -> tuple[list[Row], dict[str, float]]:
    """The rows, in seconds, and the median of each step; "process" is all of it, the interpreter's start included."""
    command = [sys.executable, "-m", "benchmarks.cold", "--only-run"]
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        whole = time.perf_counter() - began
        steps: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        cold = whole - steps["warm"] - steps["sixteen sentences"]
        found.append(steps | {"process": whole, "cold": cold, "summarizer process": process(" ".join(article()))})
    seconds = {name: statistics.median(steps[name] for steps in found) for name in found[0]}
    rows = [
        at_most("cold start: seconds to the first sentence, checked", seconds["cold"], 4),
        at_most("warm start: seconds to the first sentence, checked", seconds["warm"], 1.5),
        at_most(
            "summarizer process, 16 sentences / translating them, all loaded",
            seconds["summarizer process"] / seconds["sixteen sentences"],
            1.3,
        ),
    ]
    return rows, seconds


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only-run", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only_run:
        print(json.dumps(run()))
        return
    rows, seconds = compare(arguments.rounds)
    print(table(rows) + "\n")
    for name, value in seconds.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
