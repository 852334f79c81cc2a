"""What several formats need of a result."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summarizer.article import mark_of
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


def chapters(result: Result, *, bilingual: bool) -> list[tuple[Translation, ...]]:
    """The translations that share a chapter: side by side all that were served, else each on its own."""
    if not bilingual:
        return [(translation,) for translation in result.values()]
    served = [translation for translation in result.values() if translation.available]
    rows = len(served[0].paragraphs) if served else 0
    together = tuple(translation for translation in served if len(translation.paragraphs) == rows)
    others = [translation for translation in result.values() if translation not in together]
    return [*([together] if together else []), *((translation,) for translation in others)]


Sentences = tuple[TranslatedSentence, ...]


def item(paragraph: Sentences) -> tuple[str, Sentences]:
    """The mark of an item of a list and its sentences without it; other paragraphs without a mark, as they are."""
    mark = mark_of(paragraph[0].source) if paragraph else ""
    if not mark:
        return "", paragraph
    first, cut = paragraph[0], len(mark_of(paragraph[0].target))
    doubts = tuple(
        replace(doubt, start=doubt.start - cut, end=doubt.end - cut) for doubt in first.doubts if doubt.start >= cut
    )
    others = tuple(replace(other, target=other.target[len(mark_of(other.target)) :]) for other in first.alternatives)
    source, target = first.source[len(mark) :], first.target[cut:]
    bare = replace(first, source=source, target=target, doubts=doubts, alternatives=others)
    return mark.strip(), (bare, *paragraph[1:])


def number_of(mark: str) -> int | None:
    """The number of an item whose mark is one ("3."); None for bullets and letters."""
    digits = mark.strip("(.)°ª")
    return int(digits) if digits.isdecimal() else None


def shown(sentence: TranslatedSentence) -> str:
    """The translation; its source in brackets where there is none."""
    return sentence.target or f"[{sentence.source}]"


def served(result: Result) -> list[str]:
    """The languages that the result has a translation into."""
    return [translation.language for translation in result.values() if translation.available]


def made_by(translation: Translation, beside: Sequence[Translation], words: Words) -> str:
    """What made a translation, with its language where others stand beside it."""
    name = f"{words.name(translation.language)}: " if len(beside) > 1 else ""
    return name + words.made_by(translation)


def became(rendering: Rendering | None, words: Words) -> str:
    """In brackets, what became of a fact in a translation; empty where it is the same."""
    return f"({words.fact(rendering.status)})" if rendering and rendering.status != "same" else ""


def remarks(result: Result) -> tuple[str, ...]:
    """The remarks of a result that stand below everything: those that stand above no text."""
    return tuple(notice for notice in result.notices if notice != ROUGH)


def notices(result: Result, words: Words) -> tuple[str, ...]:
    """The remarks that a file repeats."""
    return remarks(result) if words.notices else ()
