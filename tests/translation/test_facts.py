"""What became of the dates, numbers, sums, places and persons of a sentence."""

import pytest

from summarizer.result import Fact, Rendering, TranslatedSentence, Translation
from summarizer.translation.facts import facts_in, facts_of

SOURCE = "Il 12 marzo Carlo Nordio ha speso a Milano 3,5 milioni di euro per 40 km di strada, il 20% in più."


def rows(target: str, language: str = "en", source: str = SOURCE) -> dict[str, tuple[str, str, str]]:
    return {
        text: (kind, rendering.text, rendering.status)
        for kind, text, rendering in facts_in(source, target, "it", language)
    }


def test_every_fact_has_its_kind_and_its_rendering() -> None:
    found = rows("On March 12 Carlo Nordio spent €3.5 million in Milan on 40 km of road, 20% more.")
    assert found == {
        "12 marzo": ("date", "March 12", "same"),
        "3,5 milioni di euro": ("money", "€3.5 million", "same"),
        "40 km": ("number", "40 km", "same"),
        "20%": ("number", "20%", "same"),
        "Carlo Nordio": ("person", "Carlo Nordio", "same"),
        "Milano": ("place", "Milan", "same"),
    }


@pytest.mark.parametrize(
    ("target", "fact", "text", "status"),
    [
        ("He spent it on 25 miles of road.", "40 km", "25 miles", "converted"),
        ("He spent it on 20% more.", "40 km", "", "missing"),
        ("Twenty men built 40 km, 30% more.", "20%", "30%", "changed"),
        ("On March 13 he spent it.", "12 marzo", "March 13", "changed"),
        ("He spent it in the city.", "Milano", "", "missing"),
        ("Carlo Rossi spent it.", "Carlo Nordio", "Carlo", "changed"),
        ("He spent £3.5 million.", "3,5 milioni di euro", "£3.5 million", "changed"),
    ],
)
def test_what_did_not_come_through_is_told(target: str, fact: str, text: str, status: str) -> None:
    assert rows(target)[fact][1:] == (text, status)


def test_an_article_is_no_number() -> None:
    found = rows(
        "A ship carries one euro, 1 book and two years of a story.",
        source="Un battello porta un euro, 1 libro e due anni di una storia.",
    )
    assert {text: status for text, (_, _, status) in found.items()} == {
        "un euro": "same",
        "1": "same",
        "due anni": "same",
    }


def test_an_uzbek_date_is_read_with_its_year() -> None:
    found = rows("2023-yil 12-martda oʻtdi.", "uz", "È passata il 12 marzo 2023.")
    assert found == {"12 marzo 2023": ("date", "2023-yil 12-martda", "same")}


def test_the_languages_of_a_fact_stand_together_and_what_is_not_translated_has_no_rendering() -> None:
    source = "Ha 7 figli."
    done = {
        "en": Translation("en", paragraphs=((TranslatedSentence(source, "He has 7 children."),),)),
        "uz": Translation("uz", paragraphs=((TranslatedSentence(source, ""),),)),
    }
    assert facts_of("it", done) == (Fact("number", "7", 0, {"en": Rendering("7", "same")}),)
