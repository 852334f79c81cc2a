"""Peak memory of our engine beside the loop in float32 with beam 4, on the shape of NLLB 600M.

    python -m benchmarks.peak_memory [--folder MODELS]

Each runs in a process of its own: ours 48 sentences in batches, the loop three, one at a time.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import engine, random_models, rivals
from benchmarks.measuring import Row, at_most, table
from benchmarks.texts import groups, some

_SHAPE = "nllb-600m"


def loop(folder: Path) -> None:
    """Load as the tutorials do and translate a short, a middling and a long sentence."""
    rivals.loop(rivals.load(folder), some(groups(_SHAPE), 0), random_models.padding(_SHAPE))()


def ours(folder: Path) -> None:
    """Load and translate as the translator does: what a check refuses once more with beam 4."""
    engine.ours(folder, _SHAPE, groups(_SHAPE))["ours, as it ships"]()


def own_peak() -> int:
    """Bytes at the peak of this process. On Linux getrusage would count what its parent held when it was started."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [kilobytes] = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) * 1024


def peak(which: str, folder: Path) -> int:
    """Bytes at the peak of a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.peak_memory", "--only", which, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def compare(folder: Path) -> tuple[list[Row], dict[str, int]]:
    """The row, and the bytes behind it."""
    peaks = {
        "ours": peak("ours", random_models.convert(_SHAPE, folder, narrow=True)),
        "loop": peak("loop", random_models.write(_SHAPE, folder)),
    }
    return [at_most(f"{_SHAPE}: peak memory, ours / loop in float32", peaks["ours"] / peaks["loop"], 1 / 3)], peaks


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    parser.add_argument("--only", choices=["loop", "ours"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        {"loop": loop, "ours": ours}[arguments.only](arguments.folder)
        print(own_peak())
        return
    with tempfile.TemporaryDirectory() as scratch:
        rows, peaks = compare(arguments.folder or Path(scratch))
    print(table(rows))
    print(", ".join(f"{name} {size / 1e9:.2f} GB" for name, size in peaks.items()))


if __name__ == "__main__":
    main()
