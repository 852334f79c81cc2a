"""Builds a folder of the cache in a process of its own: python -m tests.faults.deriving SECONDS LOG

Each build adds a line to LOG and takes SECONDS; prints the folder.
"""

import sys
import time
from pathlib import Path

from summarizer.models.store import derive

CONTENT = b"weights" * 1000


def main() -> None:
    """Build ``model/key``."""
    seconds, log = float(sys.argv[1]), Path(sys.argv[2])

    def build(folder: Path) -> None:
        (folder / "model.bin").write_bytes(CONTENT[:3500])
        with log.open("a") as file:
            file.write("build\n")
        time.sleep(seconds)
        (folder / "model.bin").write_bytes(CONTENT)

    print(derive("model", "key", build, 10_000))


if __name__ == "__main__":
    main()
