"""Pairs of our own, by kind: what translators get wrong about numbers is caught, what is right left alone."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from summarizer.translation.checks import check

_PAIRS = Path(__file__).parents[1] / "data" / "check_pairs.tsv"
CAUGHT, LEFT_ALONE = 0.9, 0.95


@cache
def results() -> dict[tuple[str, str], list[bool]]:
    """Whether each pair got what it must ("flag" or "clean"), by kind and that word."""
    found = defaultdict(list)
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, direction, wanted, source, target = line.split("\t")
            found[kind, wanted].append(bool(check(source, target, *direction.split("-"))) == (wanted == "flag"))
    return found


@pytest.mark.parametrize("kind", dict.fromkeys(kind for kind, _ in results()))
def test_a_kind(kind: str) -> None:
    for wanted in ("flag", "clean"):
        right = results().get((kind, wanted), [True])
        assert sum(right) >= 0.8 * len(right), wanted


def test_all_kinds_together() -> None:
    for wanted, least in (("flag", CAUGHT), ("clean", LEFT_ALONE)):
        right = [one for (_, word), rows in results().items() if word == wanted for one in rows]
        assert len(right) >= 90
        assert sum(right) >= least * len(right)
