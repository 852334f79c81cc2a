import pytest

from summarizer.errors import OptionError
from summarizer.result import Article, Result, Summary, SummarySentence, TranslatedSentence, Translation
from summarizer.script import in_script

SUMMARY = Summary("uz", "extractive", (SummarySentence("Oʻzbekiston.", (0,)),))
UZBEK = Translation(
    "uz", title="Oʻzbekiston", paragraphs=((TranslatedSentence("Uzbekistan.", "Oʻzbekiston."),),), summary=SUMMARY
)
RESULT = Result(Article(("Uzbekistan.",)), {"en": Translation("en", title="Uzbekistan"), "uz": UZBEK}, {"uz": SUMMARY})


@pytest.mark.parametrize(
    ("script", "word"), [("latin", "Oʻzbekiston"), ("cyrillic", "Ўзбекистон"), ("latin-2026", "Özbekiston")]
)
def test_all_uzbek_is_written_in_the_script(script: str, word: str) -> None:
    result = in_script(RESULT, script)
    uzbek = result["uz"]
    assert uzbek.title == word
    assert uzbek.text == f"{word}."
    assert result.summaries["uz"].text == f"{word}."
    assert uzbek.summary == result.summaries["uz"]
    assert uzbek.sentences[0].source == "Uzbekistan."
    assert result["en"] == RESULT["en"]


def test_an_unknown_script_is_refused() -> None:
    with pytest.raises(OptionError, match="cyrillic"):
        in_script(RESULT, "arabic")
