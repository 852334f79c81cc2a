"""What a reader takes away speaks the interface's language, and has no chapter without a text."""

import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest

from summarizer.events import ArticleRecovered, Finished, SummaryReady
from summarizer.outputs import FORMATS
from summarizer.result import (
    Article,
    Flag,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)
from summarizer.web.downloads import COPY, pack
from summarizer.web.reading import Reading
from summarizer.web.texts import LANGUAGES

ARTICLE = Article(("Riapre il ponte. Costa 380 mila euro.",), title="Riapre dopo tre anni il ponte vecchio di Borgo")
SENTENCES = (("Riapre il ponte.", "Costa 380 mila euro."),)


def translated(code: str, words: str) -> Translation:
    doubtful = TranslatedSentence(
        "Costa 380 mila euro.", f"{words} 38", (Flag("numbers", "not in the translation: 380"),)
    )
    return Translation(
        code,
        model="starter",
        licence="CC BY-NC 4.0, non-commercial",
        title=TranslatedSentence(ARTICLE.title or "", f"{words} sarlavha"),
        paragraphs=((TranslatedSentence("Riapre il ponte.", f"{words} ochiladi"), doubtful),),
        summary=Summary(code, "extractive", (SummarySentence(f"{words} qisqacha", (1,)),)),
    )


@pytest.fixture
def reading() -> Reading:
    """English is missing, Uzbek is there."""
    uzbek = translated("uz", "Koʻprik")
    missing = Translation("en", available=False, reason="English needs a model: run `summarizer models pull`.")
    reading = Reading("…", ("en", "uz"), language="uz")
    result = Result(ARTICLE, {"en": missing, "uz": uzbek}, {"uz": uzbek.summary}, ("A remark.",))  # type: ignore[dict-item]
    for event in (ArticleRecovered(ARTICLE, SENTENCES), SummaryReady(uzbek.summary), Finished(result)):  # type: ignore[arg-type]
        reading.apply(event)
    return reading


def text_of(reading: Reading, kind: str, interface: str) -> str:
    """All words of a download."""
    content = pack(reading, kind, interface).content
    if not FORMATS.get(kind, FORMATS["text"]).binary:
        return content.decode()
    docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    comments = [comment.text for comment in document.comments]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *comments])


@pytest.mark.parametrize("kind", [*(set(FORMATS) - {"json"}), COPY])
@pytest.mark.parametrize("interface", LANGUAGES)
def test_a_download_is_in_the_language_of_the_interface_and_leaves_out_what_is_not_there(
    reading: Reading, kind: str, interface: str
) -> None:
    words = text_of(reading, kind, interface)
    assert "models pull" not in words
    assert "English" not in words
    assert "Koʻprik ochiladi" in words
    assert date.today().isoformat() in words
    said = {
        "en": "Sentences to check: 1.",
        "it": "Frasi da verificare: 1.",
        "ru": "Предложений для проверки: 1.",
        "uz": "Tekshirish kerak boʻlgan gaplar: 1.",
    }
    assert said[interface] in words
    english = (
        "Machine",
        "non-commercial",
        "A remark",
        "rough translation",
        "not in the translation",
        "Summary",
        "check",
    )
    assert interface == "en" or not [phrase for phrase in english if phrase in words]


def test_json_says_why_a_language_is_missing(reading: Reading) -> None:
    content = json.loads(pack(reading, "json", "uz").content)
    assert not content["translations"]["en"]["available"]


@pytest.mark.parametrize("alphabet", ["latin", "cyrillic"])
def test_the_page_s_title_and_texts_carry_their_languages(reading: Reading, alphabet: str) -> None:
    reading.alphabet = alphabet
    page = pack(reading, "html", "it").content.decode()
    tag = {"latin": "uz", "cyrillic": "uz-Cyrl"}[alphabet]
    assert '<html lang="it">' in page
    assert re.search(rf'<title lang="{tag}[^"]*">', page)
    assert re.search(rf'<h1 lang="{tag}[^"]*">', page)


def test_summaries_lead_to_the_sentences_they_rest_on(reading: Reading) -> None:
    page = pack(reading, "html", "en").content.decode()
    assert '<sup><a href="#uz-2">2</a></sup>' in page
    assert '<span id="uz-2"><mark' in page
    assert "Koʻprik qisqacha (→ 2)" in text_of(reading, "text", "en")
    assert "(2) Koʻprik 38 [1]" in text_of(reading, "text", "en")
    docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")
    body = docx.Document(io.BytesIO(pack(reading, "docx", "en").content)).element.xml
    assert 'w:anchor="uz_2"' in body
    assert 'w:name="uz_2"' in body


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        (
            "Riapre dopo tre anni il ponte vecchio di Borgo",
            "text",
            "riapre-dopo-tre-anni-il-ponte-vecchio-di-borgo-uz.txt",
        ),
        (
            "Riapre dopo tre anni il ponte vecchio di Borgo",
            "docx-bilingual",
            "riapre-dopo-tre-anni-il-ponte-vecchio-di-borgo-uz-it.docx",
        ),
        ("Perché " + "la città " * 20, "html", "perche-la-citta-la-citta-la-citta-la-citta-la-citta-la-citta-uz.html"),
        ("a" * 200, "markdown", "a" * 60 + "-uz.md"),
        ("Мост", "json", "article-uz.json"),
        ("../../etc", "text", "etc-uz.txt"),
    ],
)
def test_the_file_s_name_has_whole_words_and_the_languages(reading: Reading, title: str, kind: str, name: str) -> None:
    assert reading.state.finished is not None
    reading.state.finished = replace(reading.state.finished, article=replace(ARTICLE, title=title))
    assert pack(reading, kind, "en").name == name
