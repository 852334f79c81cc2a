"""One summary in every language asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from summarizer.engines.base import SummaryEngine
from summarizer.languages import SOURCE
from summarizer.result import Flag, Summary, SummarySentence
from summarizer.summary.abstractive import WrittenSentence, write
from summarizer.summary.compression import variants
from summarizer.summary.document import Document, Extract, Translate, count_words
from summarizer.summary.extractive import extract
from summarizer.summary.headline import headline
from summarizer.summary.lengths import Length
from summarizer.summary.lengths import get as length_of

ROUNDS = 5  # attempts to bring the translations within the limits


def summarize(
    document: Document,
    length: str,
    languages: Sequence[str],
    translate: Translate,
    engines: Mapping[str, SummaryEngine],
) -> Mapping[str, Summary]:
    """The summary of ``document`` in each of ``languages``, the same content in each.

    Languages are ISO 639-1 codes; "it" is the article's own. ``engines`` are abstractive models by language: an
    Italian one writes the summary of all languages; another writes that of its own, and the others are extracts of
    the sentences that it rests on. Without any, and for a headline whose title serves, all are extracts.

    Raises:
        OptionError: there is no such length.
        ModelError: whatever ``translate`` or an engine raises.
    """
    limits = length_of(length)
    if not document.sentences or (limits.most == 1 and headline(document, limits)):
        return extractive(document, limits, languages, translate)
    if SOURCE in engines and (told := written(document, limits, SOURCE, translate, engines[SOURCE])):
        return translations(told, limits, languages, translate)
    own = {
        language: told
        for language in languages
        if language in engines and language != SOURCE
        if (told := written(document, limits, language, translate, engines[language]))
    }
    rests_on = {index for told in own.values() for sentence in told.sentences for index in sentence.sources}
    others = [language for language in languages if language not in own]
    extracts = extractive(document, limits, others, translate, only=rests_on)
    return {language: own.get(language) or extracts[language] for language in languages}


def extractive(
    document: Document,
    limits: Length,
    languages: Sequence[str],
    translate: Translate,
    only: Collection[int] = (),
) -> dict[str, Summary]:
    """Extracts and their translations. Where a language runs over the limit, all are made again from a shorter plan.

    ``only`` restricts the extracts to sentences with these indices; empty: all.
    """
    if limits.most == 1 and headline(document, limits):
        return {language: headed(document, limits, language, translate) for language in languages}
    budget = limits.words
    extracts = extract(document, limits, only)
    for _ in range(ROUNDS):
        summaries = {language: render(extracts, language, translate) for language in languages}
        longest = max((count_words(summary.text) for summary in summaries.values()), default=0)
        if longest <= limits.words:
            return summaries
        budget = max(1, min(budget - 1, budget * limits.words // longest))
        extracts = extract(document, replace(limits, words=budget), only)
    return fitted({language: render(extracts, language, translate) for language in languages}, limits)


def headed(document: Document, limits: Length, language: str, translate: Translate) -> Summary:
    """The article's title as its summary; where its translation is in doubt, the best sentence whose is not."""
    own = render(extract(document, limits), language, translate)
    if language == SOURCE or not own.sentences:
        return own
    [title] = translate([extract(document, limits)[0].text], language)
    if not title.doubtful and count_words(own.text) <= limits.words:
        return own
    untitled = Document(None, document.paragraphs)
    others = extractive(untitled, limits, [language], translate)[language]
    return own if not others.sentences or any(sentence.flags for sentence in others.sentences) else others


def fitted(summaries: Mapping[str, Summary], limits: Length) -> dict[str, Summary]:
    """The summaries without as many of their last sentences as make every language keep within the limits."""
    counts = [len(summary.sentences) for summary in summaries.values()]
    for keep in range(max(counts, default=0), 0, -1):
        shorter = {language: replace(s, sentences=s.sentences[:keep]) for language, s in summaries.items()}
        if keep == 1 or all(count_words(summary.text) <= limits.words for summary in shorter.values()):
            return shorter
    return dict(summaries)


def render(extracts: Sequence[Extract], language: str, translate: Translate) -> Summary:
    """The extracts as a summary in one language."""
    if language == SOURCE:
        return Summary(language, "extractive", tuple(SummarySentence(e.text, e.sources) for e in extracts))
    translated = translate([e.text for e in extracts], language) if extracts else ()
    sentences = (SummarySentence(t.target, e.sources, t.flags) for e, t in zip(extracts, translated, strict=True))
    return Summary(language, "extractive", tuple(sentences))


def written(
    document: Document, limits: Length, language: str, translate: Translate, engine: SummaryEngine
) -> Summary | None:
    """A model's summary in its language, each doubtful sentence replaced; None where none of its own can be shown."""
    if language == SOURCE:
        texts, title = list(document.sentences), document.title or ""
    else:
        *texts, title = (t.target for t in translate([*document.sentences, document.title or ""], language))
    claims = write(document, texts, title, engine, limits)
    if not any(not claim.doubts for claim in claims):
        return None
    room = limits.words - sum(count_words(claim.text) for claim in claims if not claim.doubts)
    taken = {claim.trace.main for claim in claims if not claim.doubts}
    sentences = []
    for claim in claims:
        if not claim.doubts:
            sentences.append(SummarySentence(claim.text, claim.trace.sources))
        elif claim.trace.main not in taken and (instead := counterpart(document, claim, room, language, translate)):
            sentences.append(instead)
            room -= count_words(instead.text)
            taken.add(claim.trace.main)
    return Summary(language, "abstractive", tuple(sentences), engine.card.id)


def counterpart(
    document: Document, claim: WrittenSentence, room: int, language: str, translate: Translate
) -> SummarySentence | None:
    """What the article itself says where a model's sentence is in doubt: the longest reading that has room."""
    main = claim.trace.main
    if main is None:
        return None
    readings = variants(document.sentences[main])
    if language == SOURCE:
        shown = [(reading, tuple[Flag, ...]()) for reading in readings]
    else:
        shown = [(t.target, t.flags) for t in translate(readings, language)]
    for text, flags in shown:
        if count_words(text) <= room:
            return SummarySentence(text, (main,), (*(replaced(doubt) for doubt in claim.doubts), *flags))
    return None


def replaced(doubt: Flag) -> Flag:
    """The report of a doubt about a sentence that is not shown any more."""
    return Flag(doubt.kind, f"the model’s sentence was replaced by the article’s own: {doubt.detail}")


def translations(told: Summary, limits: Length, languages: Sequence[str], translate: Translate) -> dict[str, Summary]:
    """A summary in the article's language and its translations; the last sentences go where a language has no room."""
    texts = [sentence.text for sentence in told.sentences]
    summaries = {}
    for language in languages:
        shown = told.sentences
        if language != SOURCE:
            shown = tuple(
                replace(sentence, text=t.target, flags=(*sentence.flags, *t.flags))
                for sentence, t in zip(told.sentences, translate(texts, language), strict=True)
            )
        summaries[language] = Summary(language, told.method, shown, told.model)
    return fitted(summaries, limits)
