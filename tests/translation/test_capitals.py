"""What is set in capitals is translated in lower case and set in capitals again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.capitals import in_capitals_like, in_sentence_case, is_set_in_capitals


@pytest.mark.parametrize("text", ["ARRESTATO IL SINDACO", "SCUOLA, 20 CATTEDRE VUOTE", "«NON CI FERMEREMO»"])
def test_headlines_in_capitals_are_seen(text: str) -> None:
    assert is_set_in_capitals(text)


@pytest.mark.parametrize("text", ["", "UNESCO", "NATO E UE", "Il Comune vende", "SIGLATA intesa", "2.024", "CGIL, UIL"])
def test_acronyms_and_mixed_text_are_no_headlines_in_capitals(text: str) -> None:
    assert not is_set_in_capitals(text)
    assert in_sentence_case(text, "it") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CROLLA UN MURO AD ANCONA", "Crolla un muro ad Ancona"),
        ("BANDARELLI: «SUBITO I FONDI. POI SI VEDRÀ»", "Bandarelli: «Subito i fondi. Poi si vedrà»"),
        ("L'8% DEGLI OPERAI DICE NO ALLA CGIL", "L'8% degli operai dice no alla CGIL"),
        ("STATI UNITI, VOTO RINVIATO", "Stati Uniti, voto rinviato"),
        ("IL MUSEO DEL XX SECOLO", "Il museo del XX secolo"),
        ("ISCRIZIONI A CORSI@LAGO.IT E SU WWW.LAGO.IT", "Iscrizioni a CORSI@LAGO.IT e su WWW.LAGO.IT"),
    ],
)
def test_names_and_acronyms_keep_their_capitals(text: str, expected: str) -> None:
    assert in_sentence_case(text, "it") == expected


def test_a_language_without_a_dictionary_keeps_its_capitals() -> None:
    assert in_sentence_case("SHAHARDA YANGI KOʻPRIK", "uz") == "SHAHARDA YANGI KOʻPRIK"


def test_the_translation_is_set_like_the_source() -> None:
    assert in_capitals_like("CROLLA UN MURO", "A wall collapses") == "A WALL COLLAPSES"
    assert in_capitals_like("Crolla un muro", "A wall collapses") == "A wall collapses"


@given(st.text(alphabet="ABCÀÈ dei'«».:-@#/0123456789lr", max_size=60))
def test_only_the_case_of_a_text_changes(text: str) -> None:
    assert in_sentence_case(text, "it").upper() == text.upper()
