"""What boxes between paragraphs cost: every box, in every place of every article, packed and spread.

    python -m benchmarks.recover_boxes [--share N] [--kind KIND] [--show N]

Prints for every kind of box the pastes, those that lose a paragraph which the paste without the box recovers, and those
that keep a line of the box. Exit status 1 where any paragraph is lost. ``--share 7`` takes every seventh paste.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from summarizer.article import recover
from tests.article import boxes
from tests.article.boxes import Box, Host


def cases(share: int, kind: str | None) -> Iterator[tuple[Host, Box, int, str]]:
    """Every ``share``-th paste."""
    found = (
        (host, box, place, shape)
        for host in boxes.hosts()
        for box in boxes.load()
        for place in boxes.places(host)
        for shape in boxes.SHAPES
        if kind in (None, box.kind)
    )
    return (case for i, case in enumerate(found) if i % share == 0)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=int, default=1)
    parser.add_argument("--kind")
    parser.add_argument("--show", type=int, default=0, help="show the first pastes with losses or kept lines")
    arguments = parser.parse_args()
    pastes, lossy, kept = Counter[str](), Counter[str](), Counter[str]()
    whole = {host.name: recover(host.paste) for host in boxes.hosts()}
    shown = 0
    for host, box, place, shape in cases(arguments.share, arguments.kind):
        found = boxes.compare(whole[host.name], recover(host.with_box(box, place, shape)), box)
        pastes[box.kind] += 1
        lossy[box.kind] += bool(found.lost)
        kept[box.kind] += bool(found.kept)
        if (found.lost or found.kept) and shown < arguments.show:
            shown += 1
            print(f"{host.name} {place} {shape} {box.lines[0]!r}: lost {found.lost}, kept {found.kept}")
    for kind, count in pastes.items():
        print(f"{kind:12} {count:6} pastes  {lossy[kind]:5} lose text  {kept[kind]:5} keep a line")
    total = sum(pastes.values())
    print(f"{'all':12} {total:6} pastes  {sum(lossy.values()):5} lose text  {sum(kept.values()):5} keep a line")
    return int(any(lossy.values()))


if __name__ == "__main__":
    sys.exit(main())
