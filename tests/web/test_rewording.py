"""A chosen wording stands everywhere, is checked, and outlives another run and a reload."""

from dataclasses import replace

import pytest

from summarizer.web.keeping import packed, unpacked
from summarizer.web.reading import Reading
from summarizer.web.rewording import OWN
from summarizer.web.wording import words_of
from tests.web.fake import FakeSummarizer

PASTE = "Il lago costa 12 milioni\nUn battello. Costa 380 euro."


@pytest.fixture
def reading() -> Reading:
    reading = Reading(text=PASTE, targets=("en", "uz"))
    reading.apply_all(list(FakeSummarizer().stream(PASTE)))
    new = reading.reworded("en", "1", 0)
    assert new is not None
    return new


def words(reading: Reading) -> tuple[str, str]:
    summary = reading.summary("en")
    assert summary is not None
    return reading.translation("en").sentences[1].target, summary.sentences[1].text


def test_it_stands_in_the_text_and_the_summary_of_its_language(reading: Reading) -> None:
    assert words(reading) == ("en: Costa 380 euro. again",) * 2
    assert reading.translation("uz").sentences[1].target == "Oʻzbekcha: Costa 380 euro."
    assert reading.before is not None
    assert words(reading.before) == ("en: Costa 380 euro.",) * 2


def test_it_is_checked_and_what_stood_there_can_be_chosen_again(reading: Reading) -> None:
    sentence = reading.translation("en").sentences[1]
    assert sentence.confidence is None
    assert [other.target for other in sentence.alternatives] == ["en: Costa 380 euro."]
    back = reading.reworded("en", "1", 0)
    assert back is not None
    assert words(back) == ("en: Costa 380 euro.",) * 2


def test_it_outlives_another_run_and_a_reload(reading: Reading) -> None:
    again = reading.again(length="headline")
    again.apply_all(list(FakeSummarizer().stream(PASTE)))
    assert words(again) == words(reading)
    back = unpacked(packed(reading))
    assert back is not None
    assert words(back) == words(reading)
    assert back.wordings == reading.wordings


def test_the_headline_can_be_reworded_too(reading: Reading) -> None:
    new = reading.reworded("en", "title", 0)
    assert new is not None
    title = new.translation("en").title
    assert title is not None
    assert title.target.endswith("again")


@pytest.mark.parametrize("place", ["0", "9", "subtitle", "x", "-1"])
def test_where_there_is_no_other_wording_nothing_happens(reading: Reading, place: str) -> None:
    assert reading.reworded("en", place, 0) is None


def test_a_sentence_of_the_reader_s_own_is_checked_marked_and_can_be_left_again(reading: Reading) -> None:
    assert reading.before is not None
    own = reading.before.rewritten("en", "1", "  It costs\n<b>380</b> euros. ")
    assert own is not None
    assert words(own) == ("It costs <b>380</b> euros.",) * 2
    sentence = own.translation("en").sentences[1]
    assert (sentence.steps, sentence.flags) == ((OWN,), ())
    said = {code: words_of("en", "latin").made_by(own.translation(code)) for code in ("en", "uz")}
    assert said["en"].endswith("Sentences in a reader’s own words: 1.")
    assert "own words" not in said["uz"]
    back = unpacked(packed(own))
    assert back is not None
    assert words(back) == words(own)
    made = own.reworded("en", "1", 0)
    assert made is not None
    assert words(made) == ("en: Costa 380 euro.",) * 2
    assert made.translation("en").sentences[1].steps == ()


def test_an_item_keeps_its_mark() -> None:
    text = "Il lago\n- un battello"
    reading = Reading(text=text, targets=("en",))
    reading.apply_all(list(FakeSummarizer().stream(text, ("en",))))
    sentence = reading.translation("en").sentences[0]
    reading.state.partial["en"].sentences[0] = replace(sentence, target="- a boat")
    reading.state.finished = None
    own = reading.rewritten("en", "0", "one boat")
    assert own is not None
    assert own.translation("en").sentences[0].target == "- one boat"


@pytest.mark.parametrize(
    ("language", "place", "own"),
    [("en", "1", " \n"), ("en", "1", "x" * 5_001), ("en", "9", "x"), ("fr", "1", "x"), ("en", "0", "en: Un battello.")],
)
def test_what_changes_nothing_is_passed_over(reading: Reading, language: str, place: str, own: str) -> None:
    assert reading.rewritten(language, place, own) is None
