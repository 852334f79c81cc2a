"""The word lists: well-formed, and each entry needed."""

from itertools import chain

import pytest

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.data import rows, words
from summarizer.languages.uz import letters, script, transliteration
from summarizer.languages.uz.apostrophes import normalize_apostrophes


@pytest.mark.parametrize("language", languages.known(), ids=repr)
def test_exonyms_have_the_keys_of_the_italian_table(language: Language) -> None:
    keys = {row[0] for row in rows("it/exonyms.tsv")}
    for key, forms in (language.exonyms or {}).items():
        assert key in keys
        assert all(form and form == form.strip() for form in forms), key


def test_uzbek_exonyms_are_spelt_with_uzbek_letters() -> None:
    for row in rows("uz/exonyms.tsv"):
        assert normalize_apostrophes(row[1]) == row[1], row


def test_loans_convert_in_both_directions() -> None:
    for latin, cyrillic in rows("uz/loans.tsv"):
        assert script.to_cyrillic(latin) == cyrillic
        assert script.to_latin(cyrillic) == latin


@pytest.mark.parametrize("path", ["uz/loans.txt", "uz/loans_names.txt"])
def test_loans_are_listed_only_where_the_letters_do_not_give_them(path: str) -> None:
    for word in words(path):
        latin = letters.to_latin(word)
        assert letters.to_cyrillic(latin) != word
        assert transliteration.to_cyrillic(latin.capitalize()) == word.capitalize()


def test_numerals_are_numbers_and_no_word_has_two_values() -> None:
    for language in ("it", "en", "uz"):
        forms = list(chain.from_iterable(row[0].split("|") for row in rows(f"{language}/numerals.tsv")))
        assert len(forms) == len(set(forms))
        assert all(float(row[1]) >= 0 for row in rows(f"{language}/numerals.tsv"))


def test_abbreviations_are_in_one_list_only() -> None:
    assert not words("it/abbreviations.txt") & words("it/abbreviations_either.txt")
