"""Plain text for a terminal: per language the summary, then the article; doubtful sentences in footnotes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from summarizer.languages import name_of
from summarizer.outputs import parts
from summarizer.outputs.base import Format, encoded
from summarizer.outputs.facts import Row, rows
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Article, Result, Summary, TranslatedSentence, Translation


def to_text(result: Result, words: Words = ENGLISH) -> str:
    """The whole result."""
    blocks = []
    for translation in result.values():
        blocks.append(f"── {words.name(translation.language)} ──")
        blocks.extend(_blocks(result.article, translation, words))
    blocks.extend(_facts(result, words))
    blocks.extend(parts.notices(result, words))
    return "\n\n".join(blocks) + "\n"


def article_to_text(article: Article) -> str:
    """The recovered article, and below it what was left out and why."""
    head = [part for part in (article.section, article.title, article.subtitle, parts.credit(article)) if part]
    blocks = [*head, *article.paragraphs, *(f"Note: {note}" for note in article.notes)]
    if article.dropped:
        blocks.append("Left out:")
        blocks.append("\n".join(f"- {' '.join(block.text.split())} ({block.reason})" for block in article.dropped))
    return "\n\n".join(blocks) + "\n"


def summaries_to_text(summaries: Mapping[str, Summary]) -> str:
    """The summaries, each under the name of its language."""
    return "\n\n".join(f"── {name_of(code)} ──\n\n{summary.text}" for code, summary in summaries.items()) + "\n"


def numbering(mark: Callable[[str, int], str], plain: Callable[[str], str]) -> Callable[[TranslatedSentence], str]:
    """Writes sentences in their order, each doubtful one followed by the mark of its footnote."""
    numbers = count(1)

    def write(sentence: TranslatedSentence) -> str:
        text = plain(parts.shown(sentence))
        return mark(text, next(numbers)) if sentence.doubtful else text

    return write


def summary_in_numbers(translation: Translation, plain: Callable[[str], str] = str) -> str:
    """The summary, each sentence followed by the numbers of those it rests on; empty where there is none."""
    return " ".join(
        plain(sentence.text) + (f" (→ {', '.join(map(str, numbers))})" if numbers else "")
        for sentence, numbers in parts.summary(translation)
    )


def body_in_numbers(
    translation: Translation, write: Callable[[TranslatedSentence], str], bullet: str = ""
) -> Iterator[str]:
    """The paragraphs; sentences on which the summary rests begin with their numbers, items of lists with ``bullet``."""
    number, summarised = count(1), parts.summarised(translation)
    for paragraph in translation.paragraphs:
        mark, bare = parts.item(paragraph)
        listed = bool(bullet and mark) and parts.number_of(mark) is None
        numbered = [(next(number), write(sentence)) for sentence in (bare if listed else paragraph)]
        text = " ".join(f"({i}) {text}" if i in summarised else text for i, text in numbered)
        yield bullet + text if listed else text


def _blocks(article: Article, translation: Translation, words: Words) -> Iterator[str]:
    if not translation.available:
        yield translation.reason or ""
        return
    if caution := words.caution(translation):
        yield caution
    if summary := summary_in_numbers(translation):
        yield f"{words.summary}: {summary}"
    write = numbering(lambda text, number: f"{text} [{number}]", str)
    yield from map(write, translation.headings)
    if credit := parts.credit(article):
        yield credit
    yield from body_in_numbers(translation, write)
    if translation.doubtful:
        yield f"{words.to_check}:\n" + "\n".join(
            f"[{number}] {words.doubt(sentence)}\n    {sentence.source}"
            for number, sentence in enumerate(translation.doubtful, start=1)
        )
    yield words.made_by(translation)


def _facts(result: Result, words: Words) -> Iterator[str]:
    """The facts under their heading, if there are any, one a line: in Italian, then in each language."""
    languages = parts.served(result)
    if found := rows(result.facts, languages):
        yield f"── {words.facts} ──"
        yield "\n".join(_fact(row, languages, words) for row in found)


def _fact(row: Row, languages: Iterable[str], words: Words) -> str:
    told = (
        f"{words.name(code)}: {' '.join(filter(None, (one.text, parts.became(one, words))))}"
        for code, one in zip(languages, row.renderings, strict=True)
        if one is not None
    )
    return f"{row.source} [{words.fact(row.kind)}] → {'; '.join(told)}"


FORMATS = (Format("text", "Text", ".txt", "text/plain;charset=utf-8", encoded(to_text)),)
