"""How long recovering articles from pastes takes, against trafilatura on HTML of the same text.

    python -m benchmarks.recover_speed [FOLDER of .txt files] [--rounds N]

Without a folder the pages of the evaluation gate are used. Each round times both on every page, one after the other, so
that a busy machine slows both; the best round of each page counts. Exit status 1 where the ratio is above --limit.
"""

import argparse
import html
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from summarizer.article import recover


def as_html(paste: str) -> str:
    """A page with the text of a paste: long lines as paragraphs, short ones as the links of lists."""
    parts = ["<!DOCTYPE html><html lang='it'><head><meta charset='utf-8'><title>Pagina</title></head><body>"]
    for line in filter(None, map(str.strip, paste.split("\n"))):
        text = html.escape(line)
        if len(line) > 60:
            parts.append(f"<div class='text'><p>{text}</p></div>")
        else:
            parts.append(f"<ul class='list'><li class='item'><a href='/x'><span>{text}</span></a></li></ul>")
    parts.append("</body></html>")
    return "\n".join(parts)


def best_time(run: Callable[[], object], best: float) -> float:
    """The shorter of a time and the seconds that one more run takes."""
    start = time.perf_counter()
    run()
    return min(best, time.perf_counter() - start)


def compare(pastes: list[str], rounds: int) -> tuple[float, float]:
    """Seconds over all pages for ``recover`` and for trafilatura, the best of the rounds for each page."""
    recover(pastes[0])
    trafilatura.extract(as_html(pastes[0]))  # both load their data on first use
    ours = theirs = 0.0
    for paste in pastes:
        page = as_html(paste)
        mine = other = float("inf")
        for _ in range(rounds):
            mine = best_time(lambda paste=paste: recover(paste), mine)  # type: ignore[misc]
            other = best_time(lambda page=page: trafilatura.extract(page), other)  # type: ignore[misc]
        ours, theirs = ours + mine, theirs + other
    return ours, theirs


def read(folder: Path | None) -> list[str]:
    """The pastes to time."""
    if folder is None:
        from tests.article import pages

        return [page.paste for page in pages.load()]
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def main() -> int:
    """Prints one line with the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=1 / 3)
    arguments = parser.parse_args()
    pastes = read(arguments.folder)
    if not pastes:
        parser.error(f"no .txt files in {arguments.folder}")
    ours, theirs = compare(pastes, arguments.rounds)
    size = sum(map(len, pastes)) / 1000
    print(
        f"{len(pastes)} pages, {size:.0f} thousand characters: recover {ours * 1000:.0f} ms, "
        f"trafilatura {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}"
    )
    return int(ours / theirs > arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
