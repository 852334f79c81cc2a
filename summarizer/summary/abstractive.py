"""A summary in a model's own words, checked sentence by sentence against the article.

The model gets the whole article where it fits its input, otherwise the sentences that cover most of it; never a text
cut off. What it writes is cut into sentences, an unfinished last one is left out, and each one is traced and verified.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.engines.base import SummaryEngine
from summarizer.result import Flag
from summarizer.summary.document import Document, count_words
from summarizer.summary.lengths import Length
from summarizer.summary.readability import TERMINATED
from summarizer.summary.trace import ArticleIndex, Trace
from summarizer.summary.truncate import truncate
from summarizer.summary.truth import verify
from summarizer.text.segmentation import segment

SPECIAL_TOKENS = 8  # room for the tokens that a model puts around its input, and for joining sentences
LEAST_SHARE = 0.5  # of the words allowed, so that a model does not stop after half a sentence


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence that a model wrote: its trace, and the doubts about it (none: it can be shown)."""

    text: str
    trace: Trace
    doubts: tuple[Flag, ...]


def write(
    document: Document, texts: Sequence[str], title: str, engine: SummaryEngine, limits: Length
) -> tuple[WrittenSentence, ...]:
    """What ``engine`` makes of the article, within the limits.

    ``texts`` are the article's sentences in the engine's language, index for index those of ``document``; ``title``
    is its title (or empty), whose names are not inventions.
    Empty where the model gives no finished sentence.
    """
    source = fitting(document, texts, engine)
    if not source:
        return ()
    least = int(limits.words * LEAST_SHARE) if limits.least > 1 else 0
    hypothesis = engine.summarize([source], limits.words, least)[0]
    sentences = finished([s.text for s in segment(hypothesis.text.strip(), engine.language)])
    article = ArticleIndex(texts, engine.language, title)
    return tuple(WrittenSentence(text, *verify(article, text)) for text in within(sentences, limits))


def fitting(document: Document, texts: Sequence[str], engine: SummaryEngine) -> str:
    """The article in the engine's language, a line for each paragraph; if too long, those that cover most."""
    room = engine.input_limit - SPECIAL_TOKENS
    sizes = [size + 1 for size in engine.count_tokens(texts)] if texts else []
    keep = set(range(len(texts))) if sum(sizes) <= room else truncate(document, sizes, room)
    paragraphs, start = [], 0
    for paragraph in document.paragraphs:
        kept = [texts[index] for index in range(start, start + len(paragraph)) if index in keep]
        if kept:
            paragraphs.append(" ".join(kept))
        start += len(paragraph)
    return "\n".join(paragraphs)


def finished(sentences: Sequence[str]) -> list[str]:
    """The sentences that come to an end, each once."""
    return [sentence for sentence in dict.fromkeys(sentences) if TERMINATED.search(sentence)]


def within(sentences: Sequence[str], limits: Length) -> list[str]:
    """As many of the sentences, from the first, as keep within the limits; one that alone is too long is left out."""
    taken: list[str] = []
    for sentence in sentences:
        if len(taken) < limits.most and count_words(" ".join([*taken, sentence])) <= limits.words:
            taken.append(sentence)
    return taken
