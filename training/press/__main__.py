"""Write the examples: ``python -m training.press --pairs PAIRS --out OUT``."""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from training.press.casing import capitals, title_case
from training.press.grammar import Grammar, Pair, read_rules
from training.press.terminals import terminals

SEED = 20091
FOLDER = Path(__file__).parent
COUNTS = {"headlines": 3_600, "offices": 2_400, "numbers": 3_200, "copies": 900}
"""How many examples each grammar writes."""

START = {"headlines": "headline"}
"""The kind that a grammar begins with, if not ``carrier``."""

CASED = 700
"""So many headlines and so many sentences from the pairs are set in capitals, and half as many in title case."""

LONGEST = 120
"""Characters of a sentence that could be a headline."""


def grammar(name: str) -> Grammar:
    """Return the grammar of a file beside this one; all use the same places, months and rates."""
    return Grammar(read_rules([FOLDER / f"{name}.tsv", FOLDER / "common.tsv"]), terminals())


def written(name: str, count: int, chance: random.Random) -> list[Pair]:
    """Return ``count`` different examples of a grammar."""
    rules, kind = grammar(name), START.get(name, "carrier")
    pairs: dict[Pair, None] = {}
    while len(pairs) < count:
        pairs[rules.write(kind, chance)] = None
    return list(pairs)


def cased(pairs: list[Pair], count: int, chance: random.Random) -> Iterator[Pair]:
    """Yield ``count`` of the pairs in capitals and half as many in title case."""
    short = [pair for pair in pairs if len(pair[0]) <= LONGEST]
    chosen = chance.sample(short, min(len(short), count + count // 2))
    for index, pair in enumerate(chosen):
        yield capitals(pair) if index < count else title_case(pair)


def core_pairs(path: Path) -> list[Pair]:
    """Read the core pairs of a file that prepare.py wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [(row["source"], row["target"]) for row in rows if row["core"]]


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Write examples of headlines, offices, number words and addresses.")
    parser.add_argument("--pairs", type=Path, required=True, help="file that prepare.py wrote, to set in capitals")
    parser.add_argument("--out", type=Path, required=True, help="file (.jsonl) to write")
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    sets = {name: written(name, count, chance) for name, count in COUNTS.items()}
    sets["capitals"] = [
        *cased(sets["headlines"], CASED, chance),
        *cased(core_pairs(arguments.pairs), CASED, chance),
    ]
    with arguments.out.open("w", encoding="utf-8") as out:
        for name, pairs in sets.items():
            for source, target in pairs:
                row = {"set": name, "core": True, "source": source, "target": target}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
            print(f"{name}\t{len(pairs)}")


if __name__ == "__main__":
    main()
