"""All ratios in one table: ``python -m benchmarks [--only PART …] [--shape SHAPE …] [--json FILE]``.

Rivals take turns in one run, and each figure is a median; the module of each part says what is compared with what.
``policy`` runs where ``--source`` and ``--reference`` name aligned files, Italian and English, one sentence a line.
What a ratio was made of is printed below the table. The ratios of an earlier run lie in ``kept.json``; what is worse by
more than a tenth is named. ``--keep`` puts what was measured in their place.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import (
    article,
    cold,
    engine,
    floor,
    flow,
    growth,
    peak_memory,
    policy,
    random_models,
    readers,
    scale,
    startup,
)
from benchmarks.measuring import KEPT, Row, keep, read, table, unmeasured, write
from summarizer.errors import SummarizerError

Part = Callable[[], tuple[list[Row], Any]]
PARTS = ("startup", "cold", "article", "flow", "readers", "engine", "floor", "memory", "scale", "growth", "policy")


class Bench:
    """The parts that were asked for, and what they gave so far."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self.rows: list[Row] = []
        self.figures: dict[str, Any] = {}

    def parts(self) -> Mapping[str, Part]:
        """Name → part, in order: engine takes from article how often a sentence is decoded again."""
        given, rounds, folder = self._options, self._options.rounds, self._folder
        found: dict[str, Part] = {
            "startup": startup.compare,
            "cold": cold.compare,
            "article": partial(article.compare, rounds),
        }
        found["flow"] = partial(flow.compare, folder, ("marian-base",), rounds)
        found["readers"] = partial(readers.compare, rounds)
        for shape in given.shape or random_models.SHAPES:
            found[f"engine {shape}"] = partial(self._engine, shape)
            found[f"floor {shape}"] = partial(floor.compare, shape, folder, rounds)
        found |= {"memory": partial(peak_memory.compare, folder), "scale": scale.compare}
        found |= {"growth": growth.compare, "policy": self._policy}
        return {name: part for name, part in found.items() if name.split()[0] in (given.only or PARTS)}

    def run(self, name: str, part: Part) -> None:
        """One part; what this machine lacks becomes a row that says so."""
        began = time.monotonic()
        try:
            rows, self.figures[name] = part()
        except (ImportError, SummarizerError, MemoryError) as error:
            rows = [unmeasured(name, " ".join(str(error).split()) or type(error).__name__)]
        self.rows += rows
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        if self._options.json:
            write(self.rows, self._options.json)

    def _engine(self, shape: str) -> tuple[list[Row], Any]:
        again = self.figures.get("article", {}).get(article.AGAIN, engine.AGAIN)
        return engine.compare(shape, self._folder, self._options.rounds, again)

    def _policy(self) -> tuple[list[Row], Any]:
        given = self._options
        if not (given.source and given.reference):
            return [unmeasured("policy", "needs --source and --reference")], {}
        rows, policies = policy.compare(given.source, given.reference, given.limit, float32=True)
        return rows, {found.name: f"chrF++ {found.chrf}, processor time {found.cost}" for found in policies}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=PARTS, help="one part, several allowed; default: all")
    parser.add_argument("--shape", action="append", choices=list(random_models.SHAPES), help="default: all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--source", type=Path, help="for policy: Italian sentences")
    parser.add_argument("--reference", type=Path, help="for policy: their translations into English")
    parser.add_argument("--limit", type=int, default=100, help="for policy: only so many sentences")
    parser.add_argument("--folder", type=Path, help="where the random models are kept; else they are made anew")
    parser.add_argument("--keep", action="store_true", help="keep the ratios for later runs to be compared with")
    parser.add_argument("--json", type=Path, help="write the rows here as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options, options.folder or Path(scratch))
        try:
            for name, part in bench.parts().items():
                bench.run(name, part)
        finally:
            print(table(bench.rows, read(KEPT)))
            for name, figures in bench.figures.items():
                print(f"\n{name}")
                for figure, value in figures.items():
                    print(f"  {figure}: {f'{value:.3f}' if isinstance(value, float) else value}")
            if options.keep:
                keep(bench.rows)


if __name__ == "__main__":
    main()
