"""The extractive summary: sentences of the article, which cannot invent anything."""

from summarizer.summary.compression import variants
from summarizer.summary.document import Document, Extract, Limits, count_words, limits_of
from summarizer.summary.ranking import salience
from summarizer.summary.selection import Candidate, select
from summarizer.summary.standalone import answers, orphaned, standalone
from summarizer.summary.verbs import finite_verbs
from summarizer.summary.words import content

POOL = 30  # candidates that are looked at together; a longer article has its best by salience


def plan(document: Document, length: str) -> tuple[Extract, ...]:
    """The sentences of the summary in the source language, in the article's order. Pure and deterministic.

    Empty where the document has neither sentences nor a title.

    Raises:
        OptionError: there is no such length.
    """
    return extract(document, limits_of(length), headline=length == "headline")


def extract(document: Document, limits: Limits, headline: bool = False) -> tuple[Extract, ...]:
    """As ``plan``, with the limits given. ``headline`` lets the article's title be the summary where it serves."""
    title = (document.title or "").strip()
    if not document.sentences:
        return (Extract(title, ()),) if title else ()
    if headline and serves(document, limits):
        return (Extract(title, support(document)),)
    candidates, similarity = ranked(document, limits)
    choice = select(candidates, similarity, limits)
    if not choice:
        return fallback(document, limits)
    picked = sorted((candidates[key].index, candidates[key].readings[reading]) for key, reading in choice.items())
    return tuple(Extract(text, (index,)) for index, text in picked)


def ranked(document: Document, limits: Limits) -> tuple[list[Candidate], list[list[float]]]:
    """The candidates, best first, and the similarity of all sentences."""
    sentences = document.sentences
    scores, similarity = salience(content(document.title or ""), [content(s) for s in sentences])
    cut = [mark for paragraph in document.paragraphs for mark in orphaned(paragraph)]
    candidates = []
    for index, (sentence, answering) in enumerate(zip(sentences, answers(document.paragraphs), strict=True)):
        readings = tuple(r for r in variants(sentence) if count_words(r) <= limits.words)
        if readings and not cut[index]:
            weight = scores[index] * max(standalone(reading, answering) for reading in readings[:1])
            if weight > 0:
                candidates.append(Candidate(index, weight, readings))
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.index))
    return candidates[:POOL], similarity.tolist()


def serves(document: Document, limits: Limits) -> bool:
    """Whether the title is one sentence within the limits, and about what the article says."""
    title = (document.title or "").strip()
    if not title or title.endswith("?") or count_words(title) > limits.words or not finite_verbs(title):
        return False
    return bool(support(document))


def support(document: Document, most: int = 2) -> tuple[int, ...]:
    """The sentences that share most content words with the title, at most ``most``, in order."""
    wanted = set(content(document.title or ""))
    chosen: list[int] = []
    for _ in range(most):
        gains = [(len(wanted & set(content(s))), -i) for i, s in enumerate(document.sentences)]
        gain, index = max(gains)
        if gain == 0 or (chosen and gain < 2):
            break
        chosen.append(-index)
        wanted -= set(content(document.sentences[-index]))
    return tuple(sorted(chosen))


def fallback(document: Document, limits: Limits) -> tuple[Extract, ...]:
    """Where no sentence fits: the title if it does, otherwise the shortest reading of the first sentence."""
    title = (document.title or "").strip()
    if title and count_words(title) <= limits.words:
        return (Extract(title, support(document)),)
    return (Extract(variants(document.sentences[0])[-1], (0,)),)
