"""A result as a Word document; doubtful sentences carry a comment with the reason and the source."""

import io
import re
from collections.abc import Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from summarizer.errors import OutputError
from summarizer.extras import install_command
from summarizer.languages import SOURCE
from summarizer.outputs import parts
from summarizer.outputs.base import Format
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Article, Result, TranslatedSentence, Translation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# What XML 1.0 cannot hold (section 2.2), lone surrogates included.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AUTHOR = "summarizer"


def to_docx(result: Result, words: Words = ENGLISH, *, bilingual: bool = False) -> bytes:
    """The bytes of a .docx: per language the summary, the headline and the article.

    With ``bilingual`` each paragraph stands beside its Italian original, in a table.

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
    for number, translation in enumerate(result.values()):
        if number:
            document.add_page_break()
        _write(document, result.article, translation, words, bilingual)
    for notice in parts.notices(result, words):
        _small(document, notice)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: "Document", result: Result, words: Words) -> None:
    from docx.shared import Cm, Pt

    title, language = parts.title(result)
    document.core_properties.title = _clean(title)[:255]
    document.core_properties.language = words.tag(language or SOURCE)
    document.core_properties.author = _AUTHOR
    normal = document.styles["Normal"]
    normal.font.name = "Georgia"
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)


def _write(document: "Document", article: Article, translation: Translation, words: Words, bilingual: bool) -> None:
    document.add_heading(_clean(words.name(translation.language)), level=2)
    if not translation.available:
        document.add_paragraph(_clean(translation.reason or ""))
        return
    tag = words.tag(translation.language)
    if caution := words.caution(translation):
        _run(document.add_paragraph(), caution, words.language).bold = True
    if translation.summary is not None and translation.summary.sentences:
        _summary(document.add_paragraph(style="Intense Quote"), translation, tag)
    _heading(document, article, translation, words, bilingual)
    table = document.add_table(rows=0, cols=2) if bilingual else None
    number, summarised = count(1), parts.summarised(translation)
    for sentences in translation.paragraphs:
        numbers = [next(number) for _ in sentences]
        places = [_place(translation, i) if i in summarised else "" for i in numbers]
        if table is None:
            target = document.add_paragraph()
        else:
            cells = table.add_row().cells
            target = cells[0].paragraphs[0]
            _run(cells[1].paragraphs[0], " ".join(sentence.source for sentence in sentences), words.tag(SOURCE))
        _sentences(document, target, sentences, words, tag, places)
    _small(document, words.made_by(translation))


def _summary(paragraph: "Paragraph", translation: Translation, tag: str) -> None:
    """The summary; each sentence with links to those it rests on."""
    for place, (sentence, numbers) in enumerate(parts.summary(translation)):
        _run(paragraph, f"{' ' if place else ''}{sentence.text}", tag)
        for number in numbers:
            _link(paragraph, f" {number}", _place(translation, number))


def _heading(document: "Document", article: Article, translation: Translation, words: Words, bilingual: bool) -> None:
    tag = words.tag(translation.language)
    if translation.title:
        _sentences(document, document.add_heading(level=1), (translation.title,), words, tag)
    if bilingual and article.title:
        _run(document.add_paragraph(), article.title, words.tag(SOURCE)).italic = True
    if translation.subtitle:
        _sentences(document, document.add_paragraph(style="Subtitle"), (translation.subtitle,), words, tag)
    if credit := parts.credit(article):
        _small(document, credit)


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
        run = _run(paragraph, parts.shown(sentence), tag if sentence.target else words.tag(SOURCE))
        if place:
            _bookmark(document, run, place)
        if sentence.doubtful:
            run.font.underline = _dotted()
            comment = _clean(f"{words.doubt(sentence)}\n{sentence.source}")
            document.add_comment(run, comment, author=_AUTHOR, initials="s")


def _place(translation: Translation, number: int) -> str:
    return f"{re.sub('[^a-z]', '', translation.language)}_{number}"


def _bookmark(document: "Document", run: "Run", name: str) -> None:
    """A bookmark around a run."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = len(document.element.findall(f".//{qn('w:bookmarkStart')}"))
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    run._element.addprevious(start)
    run._element.addnext(end)


def _link(paragraph: "Paragraph", text: str, place: str) -> None:
    """A small raised link to a bookmark."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(text)
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), place)
    run._element.addprevious(link)
    link.append(run._element)


def _run(paragraph: "Paragraph", text: str, tag: str) -> "Run":
    """A run whose language is marked, so that Word checks its spelling in that language."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(_clean(text))
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), tag)
    run._element.get_or_add_rPr().append(mark)
    return run


def _small(document: "Document", text: str) -> None:
    from docx.shared import Pt

    document.add_paragraph().add_run(_clean(text)).font.size = Pt(9)


def _dotted() -> Any:
    from docx.enum.text import WD_UNDERLINE

    return WD_UNDERLINE.DOTTED


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


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
