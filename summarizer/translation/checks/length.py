"""A translation far shorter or longer than its source."""

from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair

# Bounds on len(target) / len(source) in characters, with slack for short texts.
_LOW, _HIGH, _SLACK = 0.5, 2.0, 12


def check_length(pair: Pair) -> Iterator[Flag]:
    """Flag "length" where the target is too short or too long for its source."""
    source, target = len(pair.source), len(pair.target)
    if target + _SLACK < source * _LOW:
        yield Flag("length", f"only {target} characters for {source}: something may be missing")
    elif target > source * _HIGH + _SLACK:
        yield Flag("length", f"{target} characters for {source}: something may have been added")
