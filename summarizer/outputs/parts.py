"""What several formats need of a result."""

from collections.abc import Collection, Iterator

from summarizer.caution import ROUGH
from summarizer.outputs.words import Words
from summarizer.result import Article, Rendering, Result, SummarySentence, TranslatedSentence, Translation


def title(result: Result) -> tuple[str, str | None]:
    """The title of a file and the code of its language: the first translation's headline, else the article's."""
    for translation in result.values():
        if translation.available and translation.title is not None and translation.title.target:
            return translation.title.target, translation.language
    return result.article.title or "Article", None


def credit(article: Article) -> str:
    """Byline, date and section on one line, as far as there are any."""
    return " · ".join(part for part in (article.byline, article.date, article.section) if part)


def summary(translation: Translation) -> tuple[tuple[SummarySentence, tuple[int, ...]], ...]:
    """The sentences of the summary, each with the numbers, from 1, of the article's sentences that it rests on."""
    if translation.summary is None:
        return ()
    known = range(len(translation.sentences))
    return tuple(
        (sentence, tuple(i + 1 for i in sentence.sources if i in known)) for sentence in translation.summary.sentences
    )


def summarised(translation: Translation) -> Collection[int]:
    """The numbers, from 1, of the article's sentences that the summary rests on."""
    return {number for _, numbers in summary(translation) for number in numbers}


def pieces(sentence: TranslatedSentence) -> Iterator[tuple[str, bool]]:
    """The translation in pieces, each with whether it is in doubt; nothing of it is lost."""
    at = 0
    for doubt in sentence.doubts:
        yield sentence.target[at : doubt.start], False
        yield sentence.target[doubt.start : doubt.end], True
        at = doubt.end
    yield sentence.target[at:], False


def shown(sentence: TranslatedSentence) -> str:
    """The translation; its source in brackets where there is none."""
    return sentence.target or f"[{sentence.source}]"


def served(result: Result) -> list[str]:
    """The languages that the result has a translation into."""
    return [translation.language for translation in result.values() if translation.available]


def became(rendering: Rendering | None, words: Words) -> str:
    """In brackets, what became of a fact in a translation; empty where it is the same."""
    return f"({words.fact(rendering.status)})" if rendering and rendering.status != "same" else ""


def remarks(result: Result) -> tuple[str, ...]:
    """The remarks of a result that stand below everything: those that stand above no text."""
    return tuple(notice for notice in result.notices if notice != ROUGH)


def notices(result: Result, words: Words) -> tuple[str, ...]:
    """The remarks that a file repeats."""
    return remarks(result) if words.notices else ()
