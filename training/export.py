"""Merge an adapter into the base and convert the whole for CTranslate2, to evaluate any checkpoint.

The package does the same for the adapter it ships (``summarizer.models.starter``).
"""

import argparse
import tempfile
from pathlib import Path

from summarizer.models.starter_conversion import Precision, convert
from training.base import find_pieces, join_pieces


def export(adapter: Path, out: Path, precision: Precision) -> None:
    """Write the merged model to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as name:
        base = Path(name) / "base.gguf"
        join_pieces(find_pieces(), base)
        convert(base, adapter, out, precision)


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Merge an adapter and convert it for CTranslate2.")
    parser.add_argument("--base", type=Path, help="not read: the base is made from the installed wheels")
    parser.add_argument("--adapter", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the CTranslate2 model")
    parser.add_argument("--precision", default="int8", choices=("int8", "float32"))
    arguments = parser.parse_args()
    export(arguments.adapter, arguments.out, arguments.precision)


if __name__ == "__main__":
    main()
