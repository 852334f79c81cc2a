import pytest

from summarizer.errors import OptionError
from summarizer.outputs.alphabets import in_alphabet
from summarizer.result import (
    Alternative,
    Article,
    Doubt,
    Fact,
    Rendering,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)

SUMMARY = Summary("uz", "extractive", (SummarySentence("Oʻzbekiston.", (0,)),))
TITLE = TranslatedSentence(
    "Uzbekistan", "Oʻzbekiston", doubts=(Doubt(0, 10, "names"),), alternatives=(Alternative("Oʻzbek", "beam 4"),)
)
UZBEK = Translation(
    "uz", title=TITLE, paragraphs=((TranslatedSentence("Uzbekistan.", "Oʻzbekiston."),),), summary=SUMMARY
)
FACT = Fact("name", "Uzbekistan", 0, {"uz": Rendering("Oʻzbekiston", "same"), "en": Rendering("Uzbekistan", "same")})
RESULT = Result(
    Article(("Uzbekistan.",)), {"en": Translation("en", title=TITLE), "uz": UZBEK}, {"uz": SUMMARY}, (), (FACT,)
)


@pytest.mark.parametrize(
    ("alphabet", "word"), [("latin", "Oʻzbekiston"), ("cyrillic", "Ўзбекистон"), ("latin-2026", "Özbekiston")]
)
def test_all_uzbek_is_written_in_the_alphabet(alphabet: str, word: str) -> None:
    result = in_alphabet(RESULT, alphabet)
    uzbek = result["uz"]
    assert uzbek.title is not None
    assert uzbek.title.target == word
    assert [word[doubt.start : doubt.end] for doubt in uzbek.title.doubts] == [word[:-1]]
    assert word.startswith(uzbek.title.alternatives[0].target)
    assert result.facts[0].renderings == {"uz": Rendering(word, "same"), "en": Rendering("Uzbekistan", "same")}
    assert uzbek.text == f"{word}."
    assert result.summaries["uz"].text == f"{word}."
    assert uzbek.summary == result.summaries["uz"]
    assert uzbek.sentences[0].source == "Uzbekistan."
    assert result["en"] == RESULT["en"]


def test_an_unknown_alphabet_is_refused() -> None:
    with pytest.raises(OptionError, match="cyrillic"):
        in_alphabet(RESULT, "arabic")
