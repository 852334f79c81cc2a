"""A result as a Word document; doubtful sentences carry a comment with the reason and the source."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from summarizer.errors import OutputError
from summarizer.extras import install_command
from summarizer.languages import SOURCE
from summarizer.outputs import parts, word
from summarizer.outputs.base import Format
from summarizer.outputs.facts import rows
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Article, Result, TranslatedSentence, Translation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_AUTHOR = "summarizer"


def to_docx(result: Result, words: Words = ENGLISH, *, bilingual: bool = False) -> bytes:
    """The bytes of a .docx: per language the summary, the headline and the article.

    With ``bilingual`` each paragraph stands beside its Italian original and the other translations, in a table.

    Raises:
        OutputError: the library for Word files is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise OutputError(
            "Word files need a library that is not installed.", f"Run: {install_command('files')}"
        ) from error
    document = docx.Document()
    _set_up(document, result, words)
    chapters = parts.chapters(result, bilingual=bilingual)
    if any(len(columns) > 1 for columns in chapters):
        _lay_across(document)
    for number, columns in enumerate(chapters):
        if number:
            document.add_page_break()
        _write(document, result.article, columns, words, bilingual)
    _facts(document, result, words)
    for notice in parts.notices(result, words):
        word.small(document, notice)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: "Document", result: Result, words: Words) -> None:
    from docx.shared import Cm, Pt

    title, language = parts.title(result)
    document.core_properties.title = word.clean(title)[:255]
    document.core_properties.language = words.tag(language or SOURCE)
    document.core_properties.author = _AUTHOR
    normal = document.styles["Normal"]
    normal.font.name = "Georgia"
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)


def _lay_across(document: "Document") -> None:
    """Pages that are wider than high, for several columns."""
    from docx.enum.section import WD_ORIENT

    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def _write(
    document: "Document", article: Article, columns: Sequence[Translation], words: Words, bilingual: bool
) -> None:
    """A chapter: translations side by side, with ``bilingual`` around their original; or one alone."""
    names = [words.name(translation.language) for translation in columns]
    if len(columns) > 1:
        names.insert(1, words.name(SOURCE))
    document.add_heading(word.clean(" · ".join(names)), level=2)
    if not columns[0].available:
        document.add_paragraph(word.clean(columns[0].reason or ""))
        return
    for translation in columns:
        if caution := words.caution(translation):
            word.run(document.add_paragraph(), caution, words.language).bold = True
        if translation.summary is not None and translation.summary.sentences:
            _summary(document.add_paragraph(style="Intense Quote"), translation, words.tag(translation.language))
    for number, translation in enumerate(columns):
        _heading(document, article if not number else replace(article, title=None), translation, words, bilingual)
    if credit := parts.credit(article):
        word.small(document, credit)
    if bilingual:
        _table(document, columns, names, words)
    else:
        for paragraph, places in _paragraphs(columns[0]):
            _paragraph(document, document.add_paragraph(), paragraph, places, columns[0], words)
    for translation in columns:
        word.small(document, parts.made_by(translation, columns, words))


def _table(document: "Document", columns: Sequence[Translation], names: Sequence[str], words: Words) -> None:
    """Paragraph beside paragraph: the first translation, the original, the other translations."""
    table = document.add_table(rows=0, cols=len(columns) + 1)
    if len(columns) > 1:
        for cell, name in zip(table.add_row().cells, names, strict=True):
            cell.paragraphs[0].add_run(word.clean(name)).bold = True
    for row in zip(*map(_paragraphs, columns), strict=True):
        first, source, *others = table.add_row().cells
        for cell, translation, (paragraph, places) in zip((first, *others), columns, row, strict=True):
            _paragraph(document, cell.paragraphs[0], paragraph, places, translation, words)
        mark, sentences = parts.item(row[0][0])
        _style(source.paragraphs[0], mark)
        text = " ".join(sentence.source for sentence in sentences)
        word.run(source.paragraphs[0], text if _bulleted(mark) else f"{mark} {text}".strip(), words.tag(SOURCE))


def _paragraphs(translation: Translation) -> Iterator[tuple[parts.Sentences, list[str]]]:
    """The paragraphs, each with the names of places that the summary leads to."""
    number, summarised = count(1), parts.summarised(translation)
    for sentences in translation.paragraphs:
        numbers = [next(number) for _ in sentences]
        yield sentences, [_place(translation, i) if i in summarised else "" for i in numbers]


def _paragraph(
    document: "Document",
    paragraph: "Paragraph",
    sentences: parts.Sentences,
    places: Sequence[str],
    translation: Translation,
    words: Words,
) -> None:
    mark, bare = parts.item(sentences)
    _style(paragraph, mark)
    shown = bare if _bulleted(mark) else sentences
    _sentences(document, paragraph, shown, words, words.tag(translation.language), places)


def _bulleted(mark: str) -> bool:
    return bool(mark) and parts.number_of(mark) is None


def _style(paragraph: "Paragraph", mark: str) -> None:
    """An item is one of a list of Word's; one with a number keeps it, for Word would count on from another list."""
    if mark:
        paragraph.style = "List Bullet" if _bulleted(mark) else "List Paragraph"


def _summary(paragraph: "Paragraph", translation: Translation, tag: str) -> None:
    """The summary; each sentence with links to those it rests on."""
    for place, (sentence, numbers) in enumerate(parts.summary(translation)):
        word.run(paragraph, f"{' ' if place else ''}{sentence.text}", tag)
        for number in numbers:
            word.link(paragraph, f" {number}", _place(translation, number))


def _heading(document: "Document", article: Article, translation: Translation, words: Words, bilingual: bool) -> None:
    tag = words.tag(translation.language)
    if translation.title:
        _sentences(document, document.add_heading(level=1), (translation.title,), words, tag)
    if bilingual and article.title:
        word.run(document.add_paragraph(), article.title, words.tag(SOURCE)).italic = True
    if translation.subtitle:
        _sentences(document, document.add_paragraph(style="Subtitle"), (translation.subtitle,), words, tag)


def _sentences(
    document: "Document",
    paragraph: "Paragraph",
    sentences: Sequence[TranslatedSentence],
    words: Words,
    tag: str,
    places: Sequence[str] = (),
) -> None:
    """The sentences; what has a name in ``places`` can be led to by it."""
    for number, (sentence, place) in enumerate(zip(sentences, places or [""] * len(sentences), strict=True)):
        if number:
            paragraph.add_run(" ")
        run = word.run(paragraph, parts.shown(sentence), tag if sentence.target else words.tag(SOURCE))
        if place:
            word.bookmark(document, run, place)
        if sentence.doubtful:
            run.font.underline = word.dotted()
            comment = word.clean(f"{words.doubt(sentence)}\n{sentence.source}")
            document.add_comment(run, comment, author=_AUTHOR, initials="s")


def _place(translation: Translation, number: int) -> str:
    return f"{re.sub('[^a-z]', '', translation.language)}_{number}"


def _facts(document: "Document", result: Result, words: Words) -> None:
    """The table of facts with its heading, if there are any."""
    languages = parts.served(result)
    if not (found := rows(result.facts, languages)):
        return
    document.add_heading(word.clean(words.facts), level=2)
    table = document.add_table(rows=1, cols=2 + len(languages))
    head = ("", *(words.name(code) for code in (SOURCE, *languages)))
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(word.clean(name)).bold = True
    for row in found:
        kind, source, *cells = (cell.paragraphs[0] for cell in table.add_row().cells)
        kind.add_run(word.clean(words.fact(row.kind)))
        word.run(source, row.source, words.tag(SOURCE))
        for cell, code, rendering in zip(cells, languages, row.renderings, strict=True):
            word.run(cell, rendering.text if rendering else "", words.tag(code))
            cell.add_run(word.clean(f" {became}" if (became := parts.became(rendering, words)) else ""))


_WORD = ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("docx", "Word", *_WORD, to_docx, binary=True),
    Format(
        "docx-bilingual",
        "Word, side by side",
        *_WORD,
        partial(to_docx, bilingual=True),
        binary=True,
        bilingual=True,
    ),
)
