"""Plain text for a terminal: per language the summary, then the article; doubtful sentences in footnotes."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from summarizer.languages import name_of
from summarizer.outputs import parts
from summarizer.outputs.base import Format, encoded
from summarizer.result import Article, Result, Summary, TranslatedSentence, Translation


def to_text(result: Result) -> str:
    """The whole result."""
    blocks = []
    for translation in result.values():
        blocks.append(f"── {name_of(translation.language)} ──")
        blocks.extend(_blocks(result.article, translation))
    blocks.extend(parts.notices(result))
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


def _blocks(article: Article, translation: Translation) -> Iterator[str]:
    if not translation.available:
        yield translation.reason or ""
        return
    if caution := parts.caution(translation):
        yield caution
    if summary := parts.summary(translation):
        yield f"Summary: {summary}"
    write = numbering(lambda text, number: f"{text} [{number}]", str)
    yield from map(write, translation.headings)
    if credit := parts.credit(article):
        yield credit
    for paragraph in translation.paragraphs:
        yield " ".join(map(write, paragraph))
    if translation.doubtful:
        yield "To be checked:\n" + "\n".join(
            f"[{number}] {parts.doubt(sentence)}\n    {sentence.source}"
            for number, sentence in enumerate(translation.doubtful, start=1)
        )
    yield parts.made_by(translation)


FORMATS = (Format("text", "Text", ".txt", "text/plain;charset=utf-8", encoded(to_text)),)
