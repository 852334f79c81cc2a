"""The word lists: well-formed, and each entry needed."""

from itertools import chain

from summarizer.languages.data import rows, words
from summarizer.languages.uz import script
from summarizer.languages.uz.spelling import normalize_apostrophes


def test_exonyms_have_three_languages_and_uzbek_letters() -> None:
    table = rows("exonyms.tsv")
    assert len(table) > 300
    for row in table:
        assert len(row) == 3, row
        assert all(form and form == form.strip() for cell in row for form in cell.split("|")), row
        assert normalize_apostrophes(row[2]) == row[2], row


def test_loans_convert_in_both_directions() -> None:
    for latin, cyrillic in rows("uz/loans.tsv"):
        assert script.to_cyrillic(latin) == cyrillic
        assert script.to_latin(cyrillic) == latin


def test_numerals_are_numbers_and_no_word_has_two_values() -> None:
    for language in ("it", "en", "uz"):
        forms = list(chain.from_iterable(row[0].split("|") for row in rows(f"{language}/numerals.tsv")))
        assert len(forms) == len(set(forms))
        assert all(float(row[1]) >= 0 for row in rows(f"{language}/numerals.tsv"))


def test_abbreviations_are_in_one_list_only() -> None:
    assert not words("it/abbreviations.txt") & words("it/abbreviations_either.txt")
