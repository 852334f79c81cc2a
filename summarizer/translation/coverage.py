"""What a translation leaves out or adds, by contrastive conditioning (Vamvas and Sennrich, ACL 2022).

A phrase of the source is left out where the model finds the translation more probable without it than with it. A model
that translates the other way too says so of the translation: what it adds is what the source is more probable without.
For each phrase the model reads the translation once, so this is done on request.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.engines.base import ScoredTarget, TranslationEngine
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.result import Flag
from summarizer.translation.capitals import in_sentence_case

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_PAUSE = re.compile(r"[,;:()«»“”\"—–]")
# A text of fewer phrases has none that could be left out.
_FEWEST = 2


def coverage(
    engine: TranslationEngine, source: str, target: str, source_language: Language, target_language: Language
) -> tuple[Flag, ...]:
    """A flag with the phrases of ``source`` that ``target`` leaves out; with those it adds, where ``engine`` translates
    the other way too. Nothing is said of texts that are longer than the engine's limit.

    Raises:
        ModelError: as ``TranslationEngine.score``.
    """
    text = in_sentence_case(source, source_language)
    if not target.strip() or max(engine.count_tokens([text, target])) > engine.input_limit:
        return ()
    flags = []
    if lost := without_partner(engine, text, target, source_language, target_language):
        flags.append(Flag(Kind.COVERAGE, f"not in the translation: {', '.join(lost)}"))
    both_ways = engine.supports(target_language.code, source_language.code)
    if both_ways and (added := without_partner(engine, target, text, target_language, source_language)):
        flags.append(Flag(Kind.COVERAGE, f"not in the source: {', '.join(added)}"))
    return tuple(flags)


def without_partner(
    engine: TranslationEngine, text: str, other: str, language: Language, other_language: Language
) -> list[str]:
    """The phrases of ``text`` without which ``engine`` finds ``other``, its translation, more probable."""
    phrases = phrases_of(text, language)
    if len(phrases) < _FEWEST:
        return []
    texts = [text, *(_without(text, start, end) for start, end in phrases)]
    whole, *parts = map(_mean, engine.score(texts, [other] * len(texts), language.code, other_language.code))
    return [text[start:end] for (start, end), part in zip(phrases, parts, strict=True) if part > whole]


def phrases_of(text: str, language: Language) -> list[tuple[int, int]]:
    """The start and end of every phrase: a word of content with the function words before it, none over a comma."""
    return list(_phrases(text, language))


def _phrases(text: str, language: Language) -> Iterator[tuple[int, int]]:
    start = end = -1
    for word in _WORD.finditer(text):
        if start < 0 or _PAUSE.search(text, end, word.start()):
            start = word.start()
        end = word.end()
        if word[0].lower() not in language.function_words:
            yield start, end
            start = -1


def _without(text: str, start: int, end: int) -> str:
    rest = " ".join(f"{text[:start]} {text[end:]}".split())
    return rest[:1].upper() + rest[1:]


def _mean(scored: ScoredTarget) -> float:
    values: Sequence[float] = [*(token.logprob for token in scored.tokens), scored.ending]
    return sum(values) / len(values)
