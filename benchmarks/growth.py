"""How the time of every text function grows with its text: ``python -m benchmarks.growth``.

    python -m benchmarks.growth [--function NAME …] [--input NAME …] [--all]

For each function and each hostile input (``benchmarks.hostile``): the exponent between 50,000 and 400,000 characters (1
is linear, 2 quadratic), and how much longer 200,000 characters take than ordinary prose of that length, which counts as
0.1 s at least. Seconds are the processor's, the better of two runs, each on a text that no cache has seen, without the
garbage collector (as ``timeit``). A pair whose shorter text shows that the longest would take more than a minute is
judged by the lengths that it can afford.
"""

import argparse
import gc
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from benchmarks.hostile import HOSTILE, Make, prose
from benchmarks.measuring import Row, at_most
from benchmarks.text_functions import FUNCTIONS

FIRST, SHORT, MIDDLE, LONG = 6_000, 50_000, 200_000, 400_000
MOST_GROWTH, MOST_BESIDE_PROSE = 1.15, 3.0
# Seconds below which nobody waits, and a call cannot be timed to a few per cent; all times below count as this.
_UNFELT = 0.02
# What prose of MIDDLE characters counts at least: nobody minds three times so long.
_USUAL = 0.1
_PATIENCE = 60.0
_SALT = count(1)

Function = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Growth:
    """``exponent`` between the shortest and the longest text timed; ``beside_prose``: times as long as prose."""

    function: str
    kind: str
    exponent: float
    beside_prose: float
    seconds: float  # of MIDDLE characters

    @property
    def met(self) -> bool:
        """Whether both goals are reached."""
        return self.exponent <= MOST_GROWTH and self.beside_prose <= MOST_BESIDE_PROSE


def _seconds(function: Function, make: Make, length: int) -> float:
    """The better of two runs. A new word in front makes a text that no cache knows."""
    best = math.inf
    for _ in range(2):
        salt = "".join(chr(ord("a") + int(digit)) for digit in str(next(_SALT) * 7919))
        text = salt + make(length)
        gc.disable()
        try:
            began = time.process_time()
            function(text)
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
        if best > 1:
            break
    return best


def measure(function: str, kind: str, usual: float) -> Growth:
    """One function on one hostile input; ``usual`` are the seconds for prose of MIDDLE characters."""
    run, make = FUNCTIONS[function], HOSTILE[kind]
    times = {FIRST: _seconds(run, make, FIRST)}
    for length in (SHORT, MIDDLE, LONG):
        shorter = max(times)
        if times[shorter] * (length / shorter) ** 2 > _PATIENCE:
            break
        times[length] = _seconds(run, make, length)
    least, most = SHORT if MIDDLE in times else FIRST, max(times)
    growing = max(times[most], _UNFELT) / max(times[least], _UNFELT)
    # One that cannot afford even the second length is steeper than can be told.
    exponent = math.log(growing) / math.log(most / least) if most > least else math.inf
    foretold = times[most] * (MIDDLE / most) ** min(max(1.0, exponent), 2.0)
    middle = times.get(MIDDLE, foretold)
    return Growth(function, kind, exponent, max(middle, _UNFELT) / max(usual, _USUAL), middle)


def measured(functions: Iterable[str], kinds: Iterable[str]) -> Iterator[Growth]:
    """Every function on every hostile input."""
    for function in functions:
        FUNCTIONS[function](prose(1000))  # loads its data
        usual = _seconds(FUNCTIONS[function], prose, MIDDLE)
        for kind in kinds:
            yield measure(function, kind, usual)


def compare() -> tuple[list[Row], dict[str, str]]:
    """The worst input of each function as two rows, and every miss."""
    found: dict[str, list[Growth]] = {}
    for growth in measured(FUNCTIONS, HOSTILE):
        found.setdefault(growth.function, []).append(growth)
    rows = []
    for function, growths in found.items():
        steepest = max(growths, key=lambda growth: growth.exponent)
        dearest = max(growths, key=lambda growth: growth.beside_prose)
        rows.append(at_most(f"growth of {function} ({steepest.kind})", steepest.exponent, MOST_GROWTH))
        rows.append(at_most(f"{function}: {dearest.kind} / prose", dearest.beside_prose, MOST_BESIDE_PROSE))
    missed = (growth for growths in found.values() for growth in growths if not growth.met)
    return rows, {f"{growth.function}, {growth.kind}": _told(growth) for growth in missed}


def _told(growth: Growth) -> str:
    return f"exponent {growth.exponent:.2f}, {growth.beside_prose:.1f} times prose, {growth.seconds:.3f} s"


def main() -> None:
    """Prints each miss as it is found (with --all, each pair), then how many there were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--function", action="append", choices=list(FUNCTIONS), help="default: all")
    parser.add_argument("--input", action="append", choices=list(HOSTILE), help="default: all")
    parser.add_argument("--all", action="store_true", help="print every pair")
    options = parser.parse_args()
    pairs = missed = 0
    for growth in measured(options.function or FUNCTIONS, options.input or HOSTILE):
        pairs += 1
        missed += not growth.met
        if options.all or not growth.met:
            print(f"{growth.function:28} {growth.kind:24} {_told(growth)}", flush=True)
    print(f"{pairs} pairs, {missed} missed")


if __name__ == "__main__":
    main()
