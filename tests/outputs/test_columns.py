"""Lists are lists; all languages stand side by side; facts are in every format; texts say what they are written in."""

import io
from dataclasses import replace

import pytest

from summarizer.outputs import alphabets, get, write
from summarizer.outputs.words import ENGLISH, in_alphabet, tag
from summarizer.result import Article, Doubt, Fact, Rendering, Result, TranslatedSentence, Translation

PARAGRAPHS = ("Servono:", "• pane fresco", "• latte", "1. Si parte.", "Torna a marzo.")


def translation(language: str) -> Translation:
    rows = tuple((TranslatedSentence(source, source.replace("pane", f"pane {language}")),) for source in PARAGRAPHS)
    return Translation(
        language, model="m", licence="MIT", title=TranslatedSentence("Titolo", f"T {language}"), paragraphs=rows
    )


@pytest.fixture
def result() -> Result:
    fact = Fact("number", "380", 0, {"en": Rendering("14", "changed"), "uz": Rendering("380", "same")})
    languages = {code: translation(code) for code in ("en", "uz")}
    return Result(Article(PARAGRAPHS, title="Titolo"), languages, {}, (), (fact,))


def markup(result: Result, form: str) -> str:
    return write(result, form).decode("utf-8")


def test_items_that_follow_one_another_are_a_list(result: Result) -> None:
    page = markup(result, "html").replace(f'lang="{tag("en")}"', 'lang="en"')
    assert '<ul lang="en"><li>pane en fresco</li><li>latte</li></ul>' in page
    assert '<ol lang="en"><li value="1">Si parte.</li></ol>' in page
    assert "•" not in page
    assert "\n- pane en fresco\n" in markup(result, "markdown")


def test_doubts_of_an_item_move_with_its_mark(result: Result) -> None:
    sentence = TranslatedSentence("• pane", "• bread", (), None, (), (Doubt(2, 7, "unsupported"),))
    english = replace(result["en"], paragraphs=((sentence,),))
    assert "<li><mark" not in (page := markup(replace(result, translations={"en": english}), "html"))
    assert "<li><u>bread</u></li>" in page


def test_all_languages_stand_side_by_side(result: Result) -> None:
    page = markup(result, "html-bilingual")
    assert page.count("<table") == 2  # the article, and its facts
    assert ">English · Italian · Uzbek</h2>" in page
    row = page.split("<tbody>")[1].split("</tr>")[1]
    assert row.count("<td") == 3
    tags = [f'lang="{tag(code)}"' for code in ("en", "it", "uz")]
    assert all(one in cell for one, cell in zip(tags, row.split("<td")[1:], strict=True))
    assert "<ul><li>pane fresco</li></ul>" in row


def test_a_language_that_was_not_served_has_a_chapter_of_its_own(result: Result) -> None:
    missing = {"en": result["en"], "uz": Translation("uz", False, "needs a model")}
    page = markup(replace(result, translations=missing), "html-bilingual")
    assert 'class="many"' not in page
    assert "needs a model" in page


def test_a_word_file_has_lists_three_columns_and_facts(result: Result) -> None:
    docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")
    plain = docx.Document(io.BytesIO(write(result, "docx")))
    styles = [(one.text, one.style.name) for one in plain.paragraphs]
    assert ("pane en fresco", "List Bullet") in styles
    assert ("1. Si parte.", "List Paragraph") in styles
    assert [cell.text for cell in plain.tables[-1].rows[1].cells] == ["number", "380", "14 (changed)", "380"]
    wide = docx.Document(io.BytesIO(write(result, "docx-bilingual")))
    assert [cell.text for cell in wide.tables[0].rows[0].cells] == ["English", "Italian", "Uzbek"]
    assert [cell.text for cell in wide.tables[0].rows[2].cells] == ["pane en fresco", "pane fresco", "pane uz fresco"]
    assert wide.sections[0].page_width > wide.sections[0].page_height


def test_facts_are_in_the_text(result: Result) -> None:
    assert "380 [number] → English: 14 (changed); Uzbek: 380" in markup(result, "text")


def test_texts_in_another_alphabet_say_so(result: Result) -> None:
    written = alphabets.in_alphabet(result, "cyrillic")
    page = get("html").write(written, in_alphabet(ENGLISH, "cyrillic")).decode("utf-8")
    assert 'lang="uz-Cyrl"' in page
    assert "uz-Latn" not in page
