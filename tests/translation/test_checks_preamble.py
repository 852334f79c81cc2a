"""What a model says about its translation."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    "target",
    [
        "Certainly! Here is the English translation: The bridge reopens.",
        "Translation: The bridge reopens.",
        "The bridge reopens. Note: I kept the tone of the original.",
        "The bridge reopens.</text>",
    ],
)
def test_words_of_the_model_are_seen(target: str) -> None:
    assert "preamble" in kinds("Il ponte riapre.", target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Certo! Il ponte riapre.", "Sure! The bridge reopens."),
        ("Nota: il ponte riapre.", "Note: the bridge reopens."),
        ("Ecco la traduzione degli atti.", "Here is the translation of the records."),
        ("La traduzione è di Anna Bassi.", "The translation is by Anna Bassi."),
    ],
)
def test_what_the_source_says_is_no_preamble(source: str, target: str) -> None:
    assert "preamble" not in kinds(source, target)
