"""Other translations of a sentence in doubt: other ends of its search, and what lost to the one that is shown."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from summarizer.flags import Severity, nature
from summarizer.languages import Language
from summarizer.result import Alternative, TranslatedSentence
from summarizer.translation.checks import check
from summarizer.translation.punctuation import match_ending

MOST = 3
"""So many are shown at most."""


def second_opinions(
    sentence: TranslatedSentence, others: Iterable[Alternative], source: Language, target: Language
) -> TranslatedSentence:
    """``sentence`` with those of ``others`` that read otherwise and are not broken; as it is where not in doubt."""
    if not sentence.doubtful:
        return sentence
    ended = (replace(other, target=match_ending(sentence.source, other.target)) for other in others)
    sound = (
        other
        for other in distinct(sentence.target, ended)
        if not _is_broken(sentence.source, other.target, source, target)
    )
    return replace(sentence, alternatives=tuple(islice(sound, MOST)))


def distinct(target: str, others: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Those of ``others`` that differ from ``target`` and from all before them."""
    found: dict[str, Alternative] = {}
    for other in others:
        if other.target not in ("", target):
            found.setdefault(other.target, other)
    return tuple(found.values())


def _is_broken(source: str, target: str, source_language: Language, target_language: Language) -> bool:
    flags = check(source, target, source_language, target_language)
    return any(nature(flag.kind).severity is Severity.BROKEN for flag in flags)
