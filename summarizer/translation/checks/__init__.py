"""What can be wrong with one translated sentence, checked without a model.

``check`` looks at the texts alone; ``check_hypothesis`` at how the model produced them. Each check is a small
module of its own; its thresholds were chosen on NTREX-tune (see docs/checks.md).
"""

from functools import lru_cache

from summarizer import languages
from summarizer.arguments import require_text
from summarizer.engines.base import Hypothesis
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.result import Flag
from summarizer.translation.checks import (
    added,
    addresses,
    alien,
    contrasts,
    copied,
    cut,
    dates,
    empty,
    exonyms,
    length,
    loops,
    marks,
    measures,
    names,
    negation,
    numbers,
    preamble,
    relations,
    roles,
    script,
)
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

__all__ = ["CHECKS", "Check", "check", "check_hypothesis", "kinds_run"]

CHECKS: tuple[Check, ...] = (
    preamble.CHECK,
    copied.CHECK,
    alien.CHECK,
    script.CHECK,
    loops.CHECK,
    length.CHECK,
    cut.CHECK,
    numbers.CHECK,
    relations.CHECK,
    roles.CHECK,
    contrasts.CHECK,
    contrasts.EVENTS_CHECK,
    measures.CHECK,
    dates.CHECK,
    names.CHECK,
    exonyms.CHECK,
    added.CHECK,
    addresses.CHECK,
    negation.CHECK,
    marks.CHECK,
)

# Mean log-probability of a token below which a hypothesis is doubtful: of the starter's outputs on NTREX-tune 3%,
# of which one in ten is good (chrF 50).
LOW_LOGPROB = -0.9


def check(
    source: str, target: str, source_language: Language | str, target_language: Language | str
) -> tuple[Flag, ...]:
    """All doubts about ``target`` as a translation of ``source``; empty where there is none.

    Languages are given as such or by code ("it", "uz-Cyrl"). An empty target gives that one flag only.

    Raises:
        NotText: one of the texts is not a ``str``.
        UnknownLanguage: one of the languages is not a code of a language.
    """
    require_text(source, "The source")
    require_text(target, "The target")
    pair = Pair(source, target, languages.get(source_language), languages.get(target_language))
    if flags := _flags(empty.CHECK, pair):
        return flags
    return tuple(flag for one in _running(pair.source_language, pair.target_language) for flag in _flags(one, pair))


def kinds_run(source_language: Language | str, target_language: Language | str) -> tuple[Kind, ...]:
    """The kinds of doubt that are looked for in this direction, each once."""
    running = _running(languages.get(source_language), languages.get(target_language))
    return tuple(dict.fromkeys(one.kind for one in (empty.CHECK, *running)))


def check_hypothesis(hypothesis: Hypothesis) -> tuple[Flag, ...]:
    """Doubts that come from decoding: "truncated" (no end-of-sequence) and "probability" (an unsure model)."""
    flags = []
    if not hypothesis.finished:
        flags.append(Flag(Kind.TRUNCATED, "the model did not come to the end of the sentence"))
    if hypothesis.tokens and hypothesis.logprob < LOW_LOGPROB:
        flags.append(Flag(Kind.PROBABILITY, "the model was unsure of this sentence"))
    return tuple(flags)


@lru_cache
def _running(source: Language, target: Language) -> tuple[Check, ...]:
    return tuple(one for one in CHECKS if one.runs(source, target))


def _flags(one: Check, pair: Pair) -> tuple[Flag, ...]:
    return tuple(Flag(one.kind, detail) for detail in one.find(pair))
