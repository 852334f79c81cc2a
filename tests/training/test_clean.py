"""Which pairs the starter is trained on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.clean import Truecaser, is_balanced, is_pair, is_prose, tidy


def _italian_source(text: str) -> str:
    return "it" if " il " in f" {text} " else "en"


def test_spreadsheet_quotes_are_undone() -> None:
    assert tidy('"Ha detto: ""Vado via""."') == 'Ha detto: "Vado via".'


def test_spaces_before_stops_go() -> None:
    assert tidy("Il treno ,  ha detto , parte .") == "Il treno, ha detto, parte."


@given(st.text())
def test_tidying_twice_changes_no_more(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once or '"' in once  # nested wrapping quotes come off one layer at a time


@pytest.mark.parametrize(
    "text",
    ["<b>Grassetto</b>", "Apri %s file", "~Salva", "Vedi https://example.org", "ls | grep x", "12.3.4.5 99 88"],
)
def test_interface_text_is_not_prose(text: str) -> None:
    assert not is_prose(text)


def test_news_is_prose() -> None:
    assert is_prose("Il ministro ha incontrato i sindacati lunedì, a Roma: “Siamo vicini”.")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Sì", "Yes, of course, we shall come to the party tomorrow night"),  # far too long
        ("Nel 1998 nacque il progetto", "The project was born in 1989"),  # another year
        ("Il treno " * 100, "The train " * 100),  # a whole page
    ],
)
def test_unbalanced_pairs_are_dropped(source: str, target: str) -> None:
    assert not is_balanced(source, target)


def test_long_texts_must_be_in_their_language() -> None:
    italian = "Ieri il sindaco ha aperto il nuovo ponte sul fiume"
    english = "Yesterday the mayor opened the new bridge over the river"
    assert is_pair(italian, english, _italian_source)
    assert not is_pair(english, italian, _italian_source)


def test_untranslated_pairs_are_dropped() -> None:
    assert not is_pair("Roma Termini", "Roma termini", _italian_source)


def test_truecaser_takes_the_usual_form_inside_sentences() -> None:
    truecaser = Truecaser(["Then Rome fell.", "They left Rome.", "He saw the city.", "Saw the city."])
    assert truecaser.restore("the city of rome, he saw.") == "The city of Rome, he saw."
