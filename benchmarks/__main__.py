"""All ratios in one table: ``python -m benchmarks [--shape SHAPE …] [--memory] [--json FILE]``.

Rivals take turns in one run, and each figure is a median; see the modules for what is compared with what.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks import engine, peak_memory, random_models, startup
from benchmarks.measuring import Row, table, write


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", action="append", choices=list(random_models.SHAPES), help="default: marian-base")
    parser.add_argument("--memory", action="store_true", help="also the peak memory of NLLB 600M's shape")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    parser.add_argument("--json", type=Path, help="write the rows here as well")
    arguments = parser.parse_args()
    rows: list[Row] = startup.compare()[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        for shape in arguments.shape or ["marian-base"]:
            rows += engine.compare(shape, folder, arguments.rounds)[0]
        if arguments.memory:
            rows += peak_memory.compare(folder)[0]
    print(table(rows))
    if arguments.json:
        write(rows, arguments.json)


if __name__ == "__main__":
    main()
