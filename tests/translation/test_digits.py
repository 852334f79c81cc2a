"""Numbers that a model copied are written as the target language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.checks import check
from summarizer.translation.digits import localise_numbers


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Sono 12.500 gli iscritti.", "There are 12.500 members.", "There are 12,500 members."),
        ("Costa 3,5 milioni.", "It costs 3,5 million.", "It costs 3.5 million."),
        ("Costa 3,45 euro.", "It costs 3,45 euros.", "It costs 3.45 euros."),
        ("Versa 1.234,56 euro.", "Pay 1.234,56 euros.", "Pay 1,234.56 euros."),
        ("Sono 1.250.000 voti.", "That is 1.250.000 votes.", "That is 1,250,000 votes."),
    ],
)
def test_a_copied_number_is_written_as_english_writes_it(source: str, target: str, expected: str) -> None:
    assert localise_numbers(source, target, "it", "en") == expected
    assert not check(source, expected, "it", "en")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Alle 20.45 di sera.", "At 20.45 in the evening."),
        ("La versione 4.0 è pronta.", "Version 4.0 is ready."),
        ("Il nodo 10.0.0.1 non risponde.", "Node 10.0.0.1 does not answer."),
        ("Sono 12.500 gli iscritti.", "There are 12,500 members."),
        ("Il 5.11.2024 alle 9.", "On 5.11.2024 at 9."),
    ],
)
def test_times_dates_versions_and_what_is_right_stay(source: str, target: str) -> None:
    assert localise_numbers(source, target, "it", "en") == target


@given(st.text(alphabet="0123456789., a"), st.sampled_from(["en", "uz", "kk"]))
def test_no_digit_changes(text: str, language: str) -> None:
    def digits(written: str) -> str:
        return "".join(filter(str.isdigit, written)).replace("0", "")

    assert digits(localise_numbers(text, text, "it", language)) == digits(text)
