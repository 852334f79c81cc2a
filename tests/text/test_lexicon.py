"""Words, names and lemmas."""

import pytest

from summarizer.text.lexicon import is_proper, is_word, lemma


@pytest.mark.parametrize("word", ["Assemblea", "governatori", "presentandosi", "inizialmente", "università", "sebbene"])
def test_italian_words(word: str) -> None:
    assert is_word(word, "it")


@pytest.mark.parametrize("word", ["sottocomitato", "vicecapogruppo", "multilaterali"])
def test_words_with_a_prefix(word: str) -> None:
    assert is_word(word, "it")


@pytest.mark.parametrize("word", ["Cattaneo", "Assolombarda", "Boboyev", "Interlandi"])
def test_names_are_no_words(word: str) -> None:
    assert not is_word(word, "it")


def test_english_knows_names_apart() -> None:
    assert is_proper("Kennedy")
    assert not is_word("Kennedy", "en")
    assert is_word("Night", "en")
    assert not is_proper("Night")


def test_lemmas() -> None:
    assert lemma("governatori", "it") == "governatore"
    assert lemma("Xyzzy", "it") == "xyzzy"
    assert not is_word("kitob", "uz")
