"""Second opinions on a sentence in doubt."""

from summarizer import languages
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.result import Alternative, Flag, TranslatedSentence
from summarizer.translation.alternatives import MOST, second_opinions
from summarizer.translation.hop import Hop
from tests.fake_models import FakeEngine

SOURCE = "Il ponte è costato 2400 euro."
IN_DOUBT = (Flag("numbers", "not in the translation: 2400"),)
ENGLISH = "The bridge cost 9100 euros."


def opinions(*others: str, flags: tuple[Flag, ...] = IN_DOUBT) -> list[str]:
    sentence = TranslatedSentence(SOURCE, ENGLISH, flags)
    it, en = languages.get("it"), languages.get("en")
    found = second_opinions(sentence, [Alternative(text, "beam 2") for text in others], it, en)
    return [other.target for other in found.alternatives]


def test_each_other_translation_is_listed_once_and_ends_as_the_source_does() -> None:
    assert opinions("The deck cost 9100 euros", ENGLISH, "", "The deck cost 9100 euros.") == [
        "The deck cost 9100 euros."
    ]
    assert len(opinions(*(f"The {word} cost 9100 euros." for word in "abcdef"))) == MOST


def test_what_is_broken_is_no_opinion() -> None:
    assert opinions("the the the the the the the the the", SOURCE) == []


def test_a_sentence_that_nothing_doubts_has_none() -> None:
    assert opinions("The deck cost 9100 euros.", flags=()) == []


def test_a_search_gives_what_else_it_ended_with() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis(ENGLISH, -0.5, True, 6, ("The deck cost 9100 euros.", "Nine thousand!"))

    [done] = Hop(FakeEngine(answer), "it", "en").translate([SOURCE])
    assert done.alternatives[0] == Alternative("The deck cost 9100 euros.", "beam 2")
