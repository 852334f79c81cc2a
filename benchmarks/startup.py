"""How long starting takes beside an empty Python: ``python -m benchmarks.startup``."""

import subprocess
import sys
from collections.abc import Callable

from benchmarks.measuring import Row, at_most, interleaved, table

_COMMANDS = {
    "empty": ["-c", "pass"],
    "import": ["-c", "import summarizer"],
    "help": ["-m", "summarizer", "--help"],
}


def _run(arguments: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def compare(rounds: int = 15) -> tuple[list[Row], dict[str, float]]:
    """The rows, and the seconds behind them."""
    contenders = {name: _run(arguments) for name, arguments in _COMMANDS.items()}
    seconds = interleaved(contenders, rounds)
    return [
        at_most("import summarizer / python -c pass", seconds["import"] / seconds["empty"], 4),
        at_most("summarizer --help / python -c pass", seconds["help"] / seconds["empty"], 12),
    ], seconds


if __name__ == "__main__":
    print(table(compare()[0]))
