import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import OptionError
from summarizer.result import (
    Alternative,
    Article,
    Doubt,
    Dropped,
    Fact,
    Flag,
    Rendering,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)

texts = st.text(max_size=30)
maybe = st.none() | texts
flags = st.lists(st.builds(Flag, texts, texts), max_size=2).map(tuple)
confidences = st.floats(0, 1).map(lambda value: round(value, 4))
doubts = st.lists(st.builds(Doubt, st.integers(0, 9), st.integers(0, 9), texts), max_size=2).map(tuple)
alternatives = st.lists(st.builds(Alternative, texts, texts), max_size=2).map(tuple)
sentences = st.builds(
    TranslatedSentence,
    texts,
    texts,
    flags,
    st.none() | confidences,
    st.lists(texts, max_size=2).map(tuple),
    doubts,
    alternatives,
)
renderings = st.builds(Rendering, texts, st.sampled_from(["same", "converted", "missing", "changed"]))
facts = st.builds(
    Fact, texts, texts, st.integers(0, 9), st.dictionaries(st.sampled_from(["en", "uz"]), renderings, max_size=2)
)
articles = st.builds(
    Article,
    st.lists(texts, max_size=3).map(tuple),
    section=maybe,
    title=maybe,
    subtitle=maybe,
    byline=maybe,
    date=maybe,
    date_iso=maybe,
    dropped=st.lists(st.builds(Dropped, texts, texts, texts), max_size=2).map(tuple),
    notes=st.lists(texts, max_size=2).map(tuple),
    url=maybe,
)
summary_sentences = st.builds(SummarySentence, texts, st.lists(st.integers(0, 99), max_size=3).map(tuple), flags)


@st.composite
def results(draw: st.DrawFn) -> Result:
    translations, summaries = {}, {}
    for language in draw(st.sets(st.sampled_from(["en", "uz"]))):
        summary = draw(
            st.none()
            | st.builds(
                Summary,
                st.just(language),
                st.sampled_from(["extractive", "abstractive"]),
                st.lists(summary_sentences, max_size=3).map(tuple),
                maybe,
            )
        )
        if summary is not None:
            summaries[language] = summary
        translations[language] = Translation(
            language,
            draw(st.booleans()),
            draw(maybe),
            draw(maybe),
            draw(maybe),
            draw(st.none() | sentences),
            draw(st.none() | sentences),
            draw(st.lists(st.lists(sentences, max_size=3).map(tuple), max_size=3).map(tuple)),
            summary,
            draw(st.lists(texts, max_size=2).map(tuple)),
        )
    notices = draw(st.lists(texts, max_size=2).map(tuple))
    return Result(draw(articles), translations, summaries, notices, draw(st.lists(facts, max_size=2).map(tuple)))


@given(results())
def test_json_gives_the_result_back(result: Result) -> None:
    assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


SCHEMA_1 = {
    "schema": "1",
    "article": {
        "section": None,
        "title": "Riapre il ponte",
        "subtitle": None,
        "byline": None,
        "date": None,
        "date_iso": None,
        "paragraphs": ["Il ponte riapre."],
        "dropped": [{"text": "Condividi", "reason": "sharing buttons"}],
        "notes": [],
    },
    "translations": {
        "en": {
            "available": True,
            "reason": None,
            "model": "owner/model",
            "licence": "MIT",
            "title": "The bridge reopens",
            "subtitle": None,
            "paragraphs": [
                [{"source": "Il ponte riapre.", "target": "The bridge reopens.", "flags": [], "confidence": 0.7}]
            ],
        }
    },
    "summaries": {},
}


def test_schema_1_is_read_its_titles_as_sentences_without_flags() -> None:
    result = Result.from_dict(SCHEMA_1)
    assert result["en"].title == TranslatedSentence("Riapre il ponte", "The bridge reopens")
    assert result["en"].subtitle is None
    assert result["en"].sentences[0].confidence == 0.7
    assert result.article.dropped == (Dropped("Condividi", "sharing buttons"),)
    assert result.article.url is None
    assert result.to_dict()["schema"] == "2"


def test_headings_and_sentences_in_doubt_stand_in_reading_order() -> None:
    flags = (Flag("numbers", "14"),)
    title, sure, unsure = (
        TranslatedSentence("A", "a", flags),
        TranslatedSentence("B", "b"),
        TranslatedSentence("C", "c", flags),
    )
    translation = Translation("en", title=title, subtitle=sure, paragraphs=((sure, unsure),))
    assert translation.headings == (title, sure)
    assert translation.doubtful == (title, unsure)
    assert str(translation.title) == "a"


def test_a_result_is_a_mapping_of_translations() -> None:
    result = Result(Article(("Testo.",)), {"en": Translation("en"), "uz": Translation("uz", available=False)})
    assert list(result) == ["en", "uz"]
    assert result["en"].available
    assert not result.complete
    with pytest.raises(KeyError):
        result["de"]


def test_texts_are_joined_from_sentences() -> None:
    paragraphs = ((TranslatedSentence("A.", "a."), TranslatedSentence("B.", "b.")), (TranslatedSentence("C.", "c."),))
    translation = Translation("en", paragraphs=paragraphs)
    assert translation.text == "a. b.\n\nc."
    assert [s.source for s in translation.sentences] == ["A.", "B.", "C."]


@pytest.mark.parametrize("data", [{}, {"schema": "3"}, {"schema": "2"}, {"schema": "1", "summaries": 1}])
def test_what_is_no_result_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(OptionError, match="again"):
        Result.from_dict(data)
