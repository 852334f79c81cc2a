import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import OptionError
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

texts = st.text(max_size=30)
maybe = st.none() | texts
flags = st.lists(st.builds(Flag, texts, texts), max_size=2).map(tuple)
confidences = st.floats(0, 1).map(lambda value: round(value, 4))
sentences = st.builds(TranslatedSentence, texts, texts, flags, confidences, st.lists(texts, max_size=2).map(tuple))
articles = st.builds(
    Article,
    st.lists(texts, max_size=3).map(tuple),
    section=maybe,
    title=maybe,
    subtitle=maybe,
    byline=maybe,
    date=maybe,
    date_iso=maybe,
    dropped=st.lists(st.builds(Dropped, texts, texts), max_size=2).map(tuple),
    notes=st.lists(texts, max_size=2).map(tuple),
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
            draw(maybe),
            draw(maybe),
            draw(st.lists(st.lists(sentences, max_size=3).map(tuple), max_size=3).map(tuple)),
            summary,
        )
    return Result(draw(articles), translations, summaries, draw(st.lists(texts, max_size=2).map(tuple)))


@given(results())
def test_json_gives_the_result_back(result: Result) -> None:
    assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


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


@pytest.mark.parametrize("data", [{}, {"schema": "2"}, {"schema": "1"}, {"schema": "1", "summaries": 1}])
def test_what_is_no_result_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(OptionError, match="again"):
        Result.from_dict(data)
