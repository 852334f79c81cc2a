"""The extractive summary: sentences of the article, which cannot invent anything."""

from collections.abc import Collection, Iterator

from summarizer.summary.compression import variants
from summarizer.summary.corrections import is_correction, statement, superseded
from summarizer.summary.document import Document, Extract, count_words
from summarizer.summary.headline import headline, support
from summarizer.summary.lengths import Length
from summarizer.summary.lengths import get as length_of
from summarizer.summary.quotes import speech
from summarizer.summary.readability import answers, readability
from summarizer.summary.selection import Choice, Variant, cover, select
from summarizer.summary.term_weights import TermWeights
from summarizer.summary.words import content

READABLE = (
    0.12  # readability below which a sentence is taken only where there is no other: list items, captions, questions
)
POOL = 80  # readings looked at together; of a longer article the best by themselves


def plan(document: Document, length: str) -> tuple[Extract, ...]:
    """The sentences of the summary in the source language, in the article's order. Pure and deterministic.

    Empty where the document has neither sentences nor a title.

    Raises:
        OptionError: there is no such length.
    """
    return extract(document, length_of(length))


def extract(document: Document, limits: Length, only: Collection[int] = ()) -> tuple[Extract, ...]:
    """As ``plan``, with the limits given.

    Of one sentence only, a headline, it is the article's title where that serves. ``only`` restricts the choice to
    sentences with these indices (empty: all).
    """
    title = (document.title or "").strip()
    if not document.sentences:
        return (Extract(title, ()),) if title else ()
    if limits.most == 1 and (own := headline(document, limits)):
        return (Extract(own, support(own, document)),)
    chosen = choose(document, limits, only)
    return tuple(Extract(candidate.text, (candidate.index,)) for candidate in chosen) or fallback(document, limits)


def choose(document: Document, limits: Length, only: Collection[int]) -> Choice:
    """The readings of the article's sentences that make the summary."""
    weights = TermWeights.of(document)
    fitting = [c for c in candidates(document) if c.words <= limits.words and (not only or c.index in only)]
    pool = [c for c in fitting if c.readability.following >= READABLE] or fitting
    pool.sort(key=lambda candidate: (-cover((candidate,), weights), candidate.index))
    return select(pool[:POOL], weights, limits)


def candidates(document: Document) -> Iterator[Variant]:
    """Every reading of every sentence that can be read at all.

    A correction stands for the sentence that it corrects, and never opens a summary.
    """
    answering = iter(answers(document.paragraphs))
    gone = superseded(document.sentences)
    index = 0
    for paragraph in document.paragraphs:
        for place, (sentence, state) in enumerate(zip(paragraph, speech(paragraph), strict=True)):
            answer = next(answering)
            skip = index in gone or (index == 0 and is_correction(sentence))
            for reading in () if skip else variants(statement(sentence)):
                how = readability(reading, state, answer)
                if how.following > 0:
                    stems = frozenset(content(reading))
                    yield Variant(index, place > 0, reading, count_words(reading), stems, how)
            index += 1


def fallback(document: Document, limits: Length) -> tuple[Extract, ...]:
    """Where no sentence fits: the title if it does, otherwise the shortest reading of the first sentence."""
    title = (document.title or "").strip()
    if title and count_words(title) <= limits.words:
        return (Extract(title, support(title, document)),)
    readings = ((variants(sentence), index) for index, sentence in enumerate(document.sentences))
    return next(((Extract(texts[-1], (index,)),) for texts, index in readings if texts), ())
