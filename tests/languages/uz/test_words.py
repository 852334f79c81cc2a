"""Uzbek words, sentences and spelling of the news, by the rules of 1956 and 1995: written for these tests."""

from pathlib import Path

import pytest

from summarizer import languages
from summarizer.uzbek import normalize, to_cyrillic, to_latin

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


WORDS, PRINTED, CYRILLIC = table("words.tsv"), table("printed.tsv"), table("cyrillic.tsv")


def test_the_lists_are_long_enough_to_prove_something() -> None:
    assert len(WORDS) >= 500
    assert len(PRINTED) + len(CYRILLIC) >= 200


@pytest.mark.parametrize(("latin", "cyrillic"), WORDS)
def test_words_in_both_scripts(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(("kind", "written", "printed"), PRINTED)
def test_what_is_printed(kind: str, written: str, printed: str) -> None:
    assert normalize(written) == printed
    assert normalize(printed) == printed


@pytest.mark.parametrize(("kind", "latin", "cyrillic"), CYRILLIC)
def test_sentences_in_cyrillic(kind: str, latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


def test_names_of_persons_in_latin_are_an_alphabet_of_their_own() -> None:
    (alphabet,) = (one for one in languages.get("uz").alphabets if one.name == "latin-names")
    written = alphabet.write("Luigi Di Maio va Giuseppe Conte The Washington Postga yozdi.", "")
    assert written == "Luiji Di Mayo va Juzeppe Konte The Washington Postga yozdi."
