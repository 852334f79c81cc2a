"""Make the training file: choose sets, clean their pairs, weight them towards prose.

The input is one pair a line, ``set<TAB>Italian<TAB>English`` in .tsv or .tsv.xz files; the sets,
their sources and their terms are listed in README.md.
"""

import argparse
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from summarizer.text.identify import identify
from training.clean import Truecaser, is_pair, tidy

SEED = 20091


@dataclass(frozen=True, slots=True)
class Pair:
    """One example: the set it comes from, the Italian and the English text."""

    name: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Use:
    """How a set is used: at most ``limit`` pairs, sides of ``least`` characters and more."""

    limit: int
    least: int = 20
    core: bool = False
    """News and encyclopaedic prose, whose share grows during training."""


USES = {
    "newstest2009": Use(3_000, core=True),
    "newssyscomb2009": Use(600, core=True),
    "flores-dev-part": Use(600, core=True),
    "ud-pud": Use(1_000, core=True),
    "mt-geneval": Use(6_000, core=True),
    "oldi-seed": Use(6_500, core=True),
    "europarl-pivot": Use(34_000, 60),
    "wesnoth-it": Use(7_000, 60),
    "cocoa-mt": Use(2_000, 40),
    "opensource-guide-it": Use(1_500, 60),
    "tatoeba-test-itaeng": Use(9_000, 25),
    "mozilla-www-it": Use(1_500, 60),
    "djangogirls-it": Use(900, 60),
    "debian-docs-it": Use(2_500, 80),
    "gimp-help-it": Use(1_200, 80),
}
"""The sets used. Interface strings, package descriptions and machine-translated sets are left out."""

NEWS = frozenset({"newstest2009", "newssyscomb2009"})
"""Sets whose lines follow each other as in the articles."""


def read_pairs(paths: list[Path]) -> Iterator[Pair]:
    """Yield the pairs of the chosen sets in file order."""
    for path in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) == 3 and fields[0] in USES:
                    yield Pair(fields[0], tidy(fields[1]), tidy(fields[2]))


def recase(pairs: list[Pair]) -> list[Pair]:
    """Give the lower-cased Europarl pairs their capitals, learnt from all other sets."""
    cased = [pair for pair in pairs if pair.name != "europarl-pivot"]
    italian = Truecaser(pair.source for pair in cased)
    english = Truecaser(pair.target for pair in cased)
    return cased + [
        Pair(pair.name, italian.restore(pair.source), english.restore(pair.target))
        for pair in pairs
        if pair.name == "europarl-pivot"
    ]


def clean(pairs: list[Pair]) -> list[Pair]:
    """Keep the good pairs, each source and each target once."""
    kept, seen = [], set[str]()
    for pair in pairs:
        keys = {"it" + pair.source.casefold(), "en" + pair.target.casefold()}
        if keys & seen or min(len(pair.source), len(pair.target)) < USES[pair.name].least:
            continue
        if is_pair(pair.source, pair.target, lambda text: identify(text).language):
            seen |= keys
            kept.append(pair)
    return kept


def joined(pairs: list[Pair], chance: random.Random, share: float = 0.25) -> list[Pair]:
    """Return short paragraphs: some neighbouring news sentences as one example."""
    paragraphs = []
    for first, second in pairwise(pairs):
        short = len(first.source) + len(second.source) < 300
        ends = first.source[-1] in ".!?" and first.target[-1] in ".!?"
        together = first.name == second.name and first.name in NEWS
        if together and short and ends and chance.random() < share:
            source = f"{first.source} {second.source}"
            paragraphs.append(Pair(first.name, source, f"{first.target} {second.target}"))
    return paragraphs


def selected(pairs: list[Pair], chance: random.Random) -> list[Pair]:
    """Cut every set to its limit, add the short paragraphs, and shuffle."""
    by_name: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_name.setdefault(pair.name, []).append(pair)
    chosen = joined([pair for pair in pairs if pair.name in NEWS], chance)
    for name, members in sorted(by_name.items()):
        chance.shuffle(members)
        chosen.extend(members[: USES[name].limit])
    chance.shuffle(chosen)
    return chosen


def without(pairs: list[Pair], held_out: list[Path]) -> list[Pair]:
    """Drop pairs one side of which occurs in an evaluation file."""
    lines = {line.strip().casefold() for path in held_out for line in path.open(encoding="utf-8")}
    return [p for p in pairs if not {p.source.casefold(), p.target.casefold()} & lines]


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Prepare the training pairs.")
    parser.add_argument("pairs", type=Path, nargs="+", help=".tsv or .tsv.xz of set, source, target")
    parser.add_argument("--out", type=Path, required=True, help="training file (.jsonl) to write")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[], help="evaluation texts")
    parser.add_argument("--without", nargs="*", default=[], choices=USES, help="sets to leave out of the file")
    arguments = parser.parse_args()
    pairs = clean(recase(without(list(read_pairs(arguments.pairs)), arguments.held_out)))
    chosen = [pair for pair in selected(pairs, random.Random(SEED)) if pair.name not in arguments.without]
    with arguments.out.open("w", encoding="utf-8") as out:
        for pair in chosen:
            row = {
                "set": pair.name,
                "core": USES[pair.name].core,
                "source": pair.source,
                "target": pair.target,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    available, used = Counter(p.name for p in pairs), Counter(p.name for p in chosen)
    for name in USES:
        print(f"{name}\tclean {available[name]}\tin the file {used[name]}")
    print(f"total\t{len(chosen)}")


if __name__ == "__main__":
    main()
