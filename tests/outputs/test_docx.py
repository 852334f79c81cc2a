"""Word files and side-by-side pages: whole, aligned, doubts explained, any text allowed."""

import io
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import is_item
from summarizer.outputs.formats.docx import to_docx
from summarizer.outputs.formats.html import to_html
from summarizer.result import Article, Flag, Result, Summary, SummarySentence, TranslatedSentence, Translation

docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")


def result_of(words: str = "Costa 380 mila euro.") -> Result:
    """Two paragraphs, the headline and the first sentence doubtful; Uzbek missing."""
    doubtful = TranslatedSentence(words, f"en {words}", (Flag("numbers", f"why {words}"),), 0.4)
    plain = TranslatedSentence("Parte a marzo.", "It starts in March.")
    summary = Summary("en", "extractive", (SummarySentence(f"sum {words}", (0,)),))
    article = Article((f"{words} Parte a marzo.", "Parte a marzo."), title=f"tit {words}", byline="M. S.", date="3 feb")
    english = Translation(
        "en",
        model="owner/model",
        licence="MIT",
        title=TranslatedSentence(f"tit {words}", f"Title {words}", (Flag("names", f"gone {words}"),)),
        paragraphs=((doubtful, plain), (plain,)),
        summary=summary,
    )
    return Result(
        article, {"en": english, "uz": Translation("uz", False, "needs a model")}, {"en": summary}, ("notice",)
    )


def open_docx(result: Result, *, bilingual: bool) -> tuple[list[str], list[list[str]], list[str]]:
    """Paragraphs, table rows and comments of the document."""
    document = docx.Document(io.BytesIO(to_docx(result, bilingual=bilingual)))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [one.text for one in document.paragraphs], rows, [one.text for one in document.comments]


def test_the_document_holds_everything_once() -> None:
    paragraphs, rows, comments = open_docx(result_of(), bilingual=False)
    assert paragraphs.count("en Costa 380 mila euro. It starts in March.") == 1
    assert paragraphs.count("It starts in March.") == 1
    assert "Title Costa 380 mila euro." in paragraphs
    assert "sum Costa 380 mila euro. 1" in paragraphs
    assert "needs a model" in paragraphs
    assert any(one.startswith("Machine translation by owner/model (MIT), 2") for one in paragraphs)
    assert rows == []
    assert comments == [
        "gone Costa 380 mila euro.\ntit Costa 380 mila euro.",
        "why Costa 380 mila euro.\nCosta 380 mila euro.",
    ]


def test_side_by_side_each_paragraph_stands_by_its_original() -> None:
    _, rows, comments = open_docx(result_of(), bilingual=True)
    assert rows == [
        ["en Costa 380 mila euro. It starts in March.", "Costa 380 mila euro. Parte a marzo."],
        ["It starts in March.", "Parte a marzo."],
    ]
    assert len(comments) == 2


@settings(max_examples=8, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_text_makes_a_document_that_opens(words: str) -> None:
    for bilingual in (False, True):
        paragraphs, rows, _ = open_docx(result_of(words), bilingual=bilingual)
        assert any("It starts in March." in one for one in [*paragraphs, *(cell for row in rows for cell in row)])


def test_what_xml_cannot_hold_is_replaced_not_lost() -> None:
    paragraphs, _, _ = open_docx(result_of("a\x00b\x0bc\ud800d"), bilingual=False)
    assert "en a\ufffdb\ufffdc\ufffdd It starts in March." in paragraphs


class Cells(HTMLParser):
    """The texts of table cells, and every element's name."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.cells: list[str] = []
        self.inside = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        if tag == "td":
            self.cells.append("")
        self.inside = self.inside or tag == "td"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def test_the_page_is_aligned_and_self_contained() -> None:
    markup = to_html(result_of(), bilingual=True)
    assert Cells(markup).cells == [
        "en Costa 380 mila euro. It starts in March.",
        "Costa 380 mila euro. Parte a marzo.",
        "It starts in March.",
        "Parte a marzo.",
    ]
    assert markup.count("<mark title=") == 2
    assert "http" not in markup
    assert "needs a model" in markup


@given(st.text(min_size=1, max_size=40).filter(lambda words: not is_item(words)))
def test_no_text_changes_the_structure_of_the_page(words: str) -> None:
    assert (
        Cells(to_html(result_of(words), bilingual=True)).names == Cells(to_html(result_of("x"), bilingual=True)).names
    )


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "</title><b>"]
)
def test_hostile_text_is_text(hostile: str) -> None:
    names = Cells(to_html(result_of(hostile), bilingual=True)).names
    assert not {"script", "img", "b"} & set(names)
