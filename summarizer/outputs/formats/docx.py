"""A result as a Word document; doubtful sentences carry a comment with the reason and the source."""

import io
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from summarizer.errors import OutputError
from summarizer.extras import install_command
from summarizer.languages import SOURCE, name_of
from summarizer.outputs import parts
from summarizer.outputs.base import Format
from summarizer.result import Article, Result, TranslatedSentence, Translation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# What XML 1.0 cannot hold (section 2.2), lone surrogates included.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AUTHOR = "summarizer"


def to_docx(result: Result, *, bilingual: bool = False) -> bytes:
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
    _set_up(document, result)
    for number, translation in enumerate(result.values()):
        if number:
            document.add_page_break()
        _write(document, result.article, translation, bilingual)
    for notice in parts.notices(result):
        _small(document, notice)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: "Document", result: Result) -> None:
    from docx.shared import Cm, Pt

    document.core_properties.title = _clean(parts.title(result))[:255]
    document.core_properties.author = _AUTHOR
    normal = document.styles["Normal"]
    normal.font.name = "Georgia"
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)


def _write(document: "Document", article: Article, translation: Translation, bilingual: bool) -> None:
    document.add_heading(name_of(translation.language), level=2)
    if not translation.available:
        document.add_paragraph(_clean(translation.reason or ""))
        return
    if caution := parts.caution(translation):
        _run(document.add_paragraph(), caution, "en").bold = True
    if summary := parts.summary(translation):
        _run(document.add_paragraph(style="Intense Quote"), summary, translation.language)
    _heading(document, article, translation, bilingual)
    if bilingual:
        _table(document, translation)
    else:
        for sentences in translation.paragraphs:
            _sentences(document, document.add_paragraph(), sentences, translation.language)
    _small(document, parts.made_by(translation))


def _heading(document: "Document", article: Article, translation: Translation, bilingual: bool) -> None:
    if translation.title:
        _sentences(document, document.add_heading(level=1), (translation.title,), translation.language)
    if bilingual and article.title:
        _run(document.add_paragraph(), article.title, SOURCE).italic = True
    if translation.subtitle:
        subtitle = document.add_paragraph(style="Subtitle")
        _sentences(document, subtitle, (translation.subtitle,), translation.language)
    if credit := parts.credit(article):
        _small(document, credit)


def _table(document: "Document", translation: Translation) -> None:
    table = document.add_table(rows=0, cols=2)
    for sentences in translation.paragraphs:
        target, source = table.add_row().cells
        _sentences(document, target.paragraphs[0], sentences, translation.language)
        _run(source.paragraphs[0], " ".join(sentence.source for sentence in sentences), SOURCE)


def _sentences(
    document: "Document", paragraph: "Paragraph", sentences: tuple[TranslatedSentence, ...], language: str
) -> None:
    for number, sentence in enumerate(sentences):
        if number:
            paragraph.add_run(" ")
        run = _run(paragraph, parts.shown(sentence), language if sentence.target else SOURCE)
        if sentence.doubtful:
            run.font.underline = _dotted()
            comment = _clean(f"{parts.doubt(sentence)}\n{sentence.source}")
            document.add_comment(run, comment, author=_AUTHOR, initials="s")


def _run(paragraph: "Paragraph", text: str, language: str) -> "Run":
    """A run whose language is marked, so that Word checks its spelling in that language."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(_clean(text))
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), parts.tag(language))
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
