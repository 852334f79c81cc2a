"""What Word files need beyond python-docx: languages of runs, bookmarks and links to them, text that XML can hold."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# What XML 1.0 cannot hold (section 2.2), lone surrogates included.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def bookmark(document: "Document", run: "Run", name: str) -> None:
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


def link(paragraph: "Paragraph", text: str, place: str) -> None:
    """A small raised link to a bookmark."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    added = paragraph.add_run(text)
    added.font.superscript = True
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("w:anchor"), place)
    added._element.addprevious(anchor)
    anchor.append(added._element)


def run(paragraph: "Paragraph", text: str, tag: str) -> "Run":
    """A run whose language is marked, so that Word checks its spelling in that language."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    added = paragraph.add_run(clean(text))
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), tag)
    added._element.get_or_add_rPr().append(mark)
    return added


def small(document: "Document", text: str) -> None:
    """A paragraph in small letters."""
    from docx.shared import Pt

    document.add_paragraph().add_run(clean(text)).font.size = Pt(9)


def dotted() -> Any:
    """The underline of what is in doubt."""
    from docx.enum.text import WD_UNDERLINE

    return WD_UNDERLINE.DOTTED


def clean(text: str) -> str:
    """Text that XML can hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
