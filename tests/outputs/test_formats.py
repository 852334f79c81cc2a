import json
from dataclasses import replace
from html.parser import HTMLParser
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.caution import ROUGH
from summarizer.errors import OptionError
from summarizer.outputs import FORMATS, formats, write
from summarizer.outputs.formats.html import to_html
from summarizer.outputs.formats.markdown import escape
from summarizer.outputs.formats.text import article_to_text, summaries_to_text
from summarizer.result import (
    Article,
    Dropped,
    Flag,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">'


def result(text: str = "The bridge reopens.") -> Result:
    sentence = TranslatedSentence("Riapre il ponte.", text, (Flag("numbers", f"not in the source: {text}"),), 0.4)
    summary = Summary("en", "extractive", (SummarySentence(text, (0,)),))
    article = Article(("Riapre il ponte.",), title=text, byline=text, date="12 settembre 2025", section=text)
    english = Translation(
        "en",
        model="fake",
        licence="Apache-2.0",
        title=TranslatedSentence("Il titolo.", text, (Flag("names", "not in the translation: Borgo"),)),
        subtitle=TranslatedSentence("Il sommario.", text),
        paragraphs=((sentence,),),
        summary=summary,
    )
    uzbek = Translation("uz", available=False, reason=f"Uzbek needs a model. {text}")
    return Result(article, {"en": english, "uz": uzbek}, {"en": summary}, (text,))


def render(form: str) -> str:
    return write(result(), form).decode("utf-8")


class Tags(HTMLParser):
    """Collects the tags and attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_text_the_summary_and_the_reason(form: str) -> None:
    if not FORMATS[form].binary:  # tests/outputs/test_docx.py reads those
        written = render(form)
        assert written.count("The bridge reopens.") >= 2
        assert "Uzbek needs a model." in written


def test_html_shows_hostile_text_as_text() -> None:
    page = to_html(result(HOSTILE))
    tags = Tags()
    tags.feed(page)
    assert not tags.names & {"script", "img"}
    assert "onerror" not in tags.attributes
    assert HOSTILE in tags.text


def test_doubtful_sentences_are_marked_with_their_source() -> None:
    text = render("text")
    assert text.index("[1] not in the translation: Borgo\n    Il titolo.") < text.index("[2] not in the source")
    assert "Riapre il ponte." in text
    assert to_html(result()).count("<mark title=") == 2
    assert "## The bridge reopens.[^en1]" in render("markdown")
    assert "[^en2]: not in the source: The bridge reopens. — Riapre il ponte." in render("markdown")


@given(st.text())
def test_markdown_is_escaped_to_one_line_without_markup(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    bare = (
        escaped.replace("\\\\", "")
        .replace("\\<", "")
        .replace("\\[", "")
        .replace("\\*", "")
        .replace("\\_", "")
        .replace("\\`", "")
    )
    assert not set("<[*_`") & set(bare)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("# no heading", "\\# no heading"), ("- no list", "\\- no list"), ("1. no list", "1\\. no list")],
)
def test_no_line_begins_a_block_of_markdown(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_json_is_the_result() -> None:
    assert Result.from_dict(json.loads(render("json"))) == result()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(OptionError, match="markdown"):
        write(result(), "pdf")


def test_the_account_of_an_article_has_what_was_left_out_and_why() -> None:
    shown = article_to_text(
        Article(("Testo.",), title="Titolo", dropped=(Dropped("Newsletter", "promotion"),), notes=("Nota.",))
    )
    assert shown == "Titolo\n\nTesto.\n\nNote: Nota.\n\nLeft out:\n\n- Newsletter (promotion)\n"


def test_summaries_stand_under_their_language() -> None:
    assert summaries_to_text({"en": result().summaries["en"]}) == "── English ──\n\nThe bridge reopens.\n"


def test_the_table_has_the_formats_that_were_promised() -> None:
    assert FORMATS.keys() >= {"text", "markdown", "json", "html", "docx", "html-bilingual", "docx-bilingual"}
    for name, form in FORMATS.items():
        assert form.name == name
        assert form.suffix.startswith(".")
        assert "/" in form.media_type


def test_every_module_of_formats_is_in_the_table() -> None:
    modules = {module.name for module in iter_modules(formats.__path__)}
    assert modules == {name.removesuffix("-bilingual") for name in FORMATS}


@pytest.mark.parametrize("form", ["text", "markdown", "html", "html-bilingual"])
def test_a_rough_translation_says_so_once_and_above_its_text(form: str) -> None:
    plain = result()
    rough = replace(plain["en"], model="starter")
    text = write(replace(plain, translations={"en": rough}, notices=(ROUGH,)), form).decode("utf-8")
    assert text.count("misled the reader") == 1
    assert text.index("misled the reader") < text.index("bridge reopens", text.index("<body") if "<body" in text else 0)
    assert "misled" not in write(plain, form).decode("utf-8")
