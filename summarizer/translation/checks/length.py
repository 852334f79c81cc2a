"""A translation far shorter or longer than its source, or without its end."""

import math
import re
from collections.abc import Iterator

from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair

# The logarithm of target over source length in characters is about normal (Gale and Church 1993): its mean, and its
# variance as constant + factor / (source length + 20), fitted on NTREX-tune. Other directions get the widest.
_MODELS = {
    ("it", "en"): (-0.15, 0.004, 1.3),
    ("en", "it"): (0.15, 0.004, 1.3),
    ("it", "uz"): (0.02, 0.013, 1.7),
    ("en", "uz"): (0.17, 0.012, 1.4),
}
_WIDEST = (0.0, 0.03, 2.0)
# Standard deviations that a good translation stays within, below and above.
_SHORT, _LONG = 3.2, 4.0
# Added to both lengths, so that a short text may double without a flag.
_SLACK = 10

_CLOSERS = "\"'”’»›)]"
_END = re.compile(r"[.!?…:;]\Z")


def length_deviation(pair: Pair) -> float:
    """How much longer the target is than usual for its source, in standard deviations; negative for shorter."""
    source, target = len(pair.source_plain.strip()), len(pair.target_plain.strip())
    mean, constant, factor = _MODELS.get((pair.source_code, pair.target_code), _WIDEST)
    ratio = math.log((target + _SLACK) / (source + _SLACK))
    return (ratio - mean) / math.sqrt(constant + factor / (source + 20))


def check_length(pair: Pair) -> Iterator[Flag]:
    """Flag "length" where the target is too short or too long for its source."""
    source, target = len(pair.source_plain.strip()), len(pair.target_plain.strip())
    deviations = length_deviation(pair)
    if deviations < -_SHORT:
        yield Flag("length", f"only {target} characters for {source}: something may be missing")
    elif deviations > _LONG:
        yield Flag("length", f"{target} characters for {source}: something may have been added")


def check_cut(pair: Pair) -> Iterator[Flag]:
    """Flag "cut" where the source is a whole sentence and the target begins or ends in the middle of one."""
    source, target = pair.source.strip(), pair.target.strip()
    if _ends(source) and not _ends(target):
        yield Flag("cut", "the translation stops before the end of the sentence")
    elif _first_letter(source).isupper() and _first_letter(target).islower():
        yield Flag("cut", "the translation begins in the middle of a sentence")


def _ends(text: str) -> bool:
    return bool(_END.search(text.rstrip(_CLOSERS + " ")))


def _first_letter(text: str) -> str:
    return next((character for character in text if character.isalnum()), "")
