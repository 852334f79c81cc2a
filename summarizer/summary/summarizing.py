"""One summary in every language asked for."""

from collections.abc import Mapping, Sequence

from summarizer.engines.base import SummaryEngine
from summarizer.result import Summary, SummarySentence
from summarizer.summary.document import Document, Extract, Limits, Translate, count_words, limits_of
from summarizer.summary.extractive import extract

SOURCE = "it"
ROUNDS = 4  # attempts to bring the translations within the limits


def summarize(
    document: Document,
    length: str,
    languages: Sequence[str],
    translate: Translate,
    engines: Mapping[str, SummaryEngine],
) -> Mapping[str, Summary]:
    """The summary of ``document`` in each of ``languages`` (ISO 639-1; "it" is the article's own), the same content in each.

    Raises:
        OptionError: there is no such length.
        ModelError: whatever ``translate`` raises.
    """
    limits = limits_of(length)
    return extractive(document, limits, length, languages, translate)


def extractive(
    document: Document, limits: Limits, length: str, languages: Sequence[str], translate: Translate
) -> dict[str, Summary]:
    """Extracts and their translations. Where a language runs over the limit, all are made again from a shorter plan."""
    budget = limits.words
    for _ in range(ROUNDS):
        extracts = extract(document, Limits(limits.least, limits.most, budget), headline=length == "headline")
        summaries = {language: render(extracts, language, translate) for language in languages}
        longest = max((count_words(summary.text) for summary in summaries.values()), default=0)
        if longest <= limits.words:
            break
        budget = min(budget - 1, budget * limits.words // longest)
    return summaries


def render(extracts: Sequence[Extract], language: str, translate: Translate) -> Summary:
    """The extracts as a summary in one language."""
    if language == SOURCE:
        return Summary(language, "extractive", tuple(SummarySentence(e.text, e.sources) for e in extracts))
    translated = translate([e.text for e in extracts], language)
    sentences = (SummarySentence(t.target, e.sources, t.flags) for e, t in zip(extracts, translated, strict=True))
    return Summary(language, "extractive", tuple(sentences))
