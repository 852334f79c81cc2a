"""Number words as figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.figures import in_figures
from summarizer.text.numerals import find_numerals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gli iscritti sono ventisei.", "Gli iscritti sono 26."),
        ("Trentatré voti su milleduecento", "33 voti su 1.200"),
        ("due milioni e mezzo di euro", "2,5 milioni di euro"),
        ("un miliardo e duecento milioni di euro", "1,2 miliardi di euro"),
        ("un milione di lettere, novecento milioni di debiti", "1 milione di lettere, 900 milioni di debiti"),
        ("un milione e trecentomila euro", "1.300.000 euro"),
        ("un miliardo e quattrocentocinque milioni", "1.405 milioni"),
        ("Una ventina di persone, un migliaio di case", "Circa 20 persone, circa 1.000 case"),
        ("la ventiduesima edizione", "la 22esima edizione"),
        ("al dodicesimo posto con ventinove punti", "al 12esimo posto con 29 punti"),
    ],
)
def test_numbers_are_put_in_figures(text: str, expected: str) -> None:
    assert in_figures(text, "it") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sei tu? Mille grazie.",
        "un terzo dei voti, al settimo posto",
        "una bambina di nome Ada, decine di persone, la ventina",
        "nel duemila, negli anni ottanta, ventuno centesimi",
        "l'arte del Novecento, i Cinque Stelle",
        "alle tre e mezza",
        "3 milioni e mezzo",
    ],
)
def test_what_is_no_plain_number_stays_in_words(text: str) -> None:
    assert in_figures(text, "it") == text


def test_languages_whose_figures_are_not_known_stay_as_they_are() -> None:
    assert in_figures("yigirma olti kishi", "uz") == "yigirma olti kishi"


@given(
    st.lists(
        st.sampled_from(
            "ventisei milleduecento e di euro, trecento mila milioni miliardo dodicesimo Otto 4 mezzo".split()
        )
    )
)
def test_no_number_is_left_that_can_be_put_in_figures(parts: list[str]) -> None:
    once = in_figures(" ".join(parts), "it")
    assert in_figures(once, "it") == once
    assert len(find_numerals(once, "it")) <= len(find_numerals(" ".join(parts), "it"))
