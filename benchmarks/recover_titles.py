"""Which headlines are found under every kind of header: kickers, promotions, captions, mails, two lines, capitals.

    python -m benchmarks.recover_titles [--kind KIND] [--show N]

Prints for every kind the pastes and the share of right headlines. Exit status 1 where fewer than 99 % are right.
"""

import argparse
import sys
from collections import Counter

from summarizer.article import recover
from tests.article import headers
from tests.article.pages import words

LEAST = 0.99


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind")
    parser.add_argument("--show", type=int, default=0, help="show the first wrong headlines")
    arguments = parser.parse_args()
    pastes, right = Counter[str](), Counter[str]()
    shown = 0
    for kind, shape, story, paste, title in headers.cases():
        if arguments.kind not in (None, kind):
            continue
        found = recover(paste).title
        pastes[kind] += 1
        right[kind] += words(found) == words(title)
        if words(found) != words(title) and shown < arguments.show:
            shown += 1
            print(f"{kind} {shape} {story.name}: {found!r} instead of {title!r}")
    for kind, count in pastes.items():
        print(f"{kind:22} {count:5} pastes  {right[kind] / count:.3f}")
    share = sum(right.values()) / sum(pastes.values())
    print(f"{'all':22} {sum(pastes.values()):5} pastes  {share:.3f}")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
