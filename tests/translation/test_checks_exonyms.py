"""Italian names of places: their own form in every language, not the Italian one and not another place."""

import pytest

from summarizer import languages
from summarizer.translation.checks import check
from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target", "language", "usual"),
    [
        ("ha visitato Samarcanda", "he visited Samarcanda", "en", "Samarkand"),
        ("nella Regione di Samarcanda", "in the Samarcanda Region", "en", "Samarkand"),
        ("vive a Londra", "In Londra he lives", "en", "London"),
        ("vive a Londra", "u Londrada yashaydi", "uz", "London"),
        ("la fiera di Monaco di Baviera", "the Monaco di Baviera fair", "en", "Munich"),
        ("negli Stati Uniti", "in the Stati Uniti", "en", "United States"),
        ("il premier del Galles", "Galles bosh vaziri", "uz", "Uels"),
        ("vive a Genova", "he lives in Genova", "en", "Genoa"),
        ("la sede dell’ONU", "the ONU headquarters", "en", "UN"),
        ("il porto di New York", "New York porti", "uz", "Nyu-York"),
    ],
)  # fmt: skip
def test_an_italian_form_left_as_it_is(source: str, target: str, language: str, usual: str) -> None:
    (flag,) = (flag for flag in check(source, target, "it", language) if flag.kind == "names")
    assert flag.detail.startswith("left in Italian: ")
    assert f"({usual})" in flag.detail


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("vive a Bergamo", "he lives in Bergamo", "en"),  # English has the same
        ("lo dice Marco Genova", "Marco Genova says so", "en"), ("lo dice il signor Genova", "Genova says so", "en"),
        ("secondo la ditta Genova Marmi", "according to Genova Marmi", "en"),
        ("il Politecnico di Milano", "the Politecnico di Milano", "en"),
        ("le parole di Paolo", "Paolo's words", "en"), ("la sede dell’ONU", "the UN (ONU) headquarters", "en"),
        ("vive a Samarcanda", "he lives in Samarkand", "en"),
    ],
)  # fmt: skip
def test_names_that_may_stay(source: str, target: str, language: str) -> None:
    assert "names" not in kinds(source, target, "it", language)


def test_only_from_italian() -> None:
    assert "names" not in kinds("he wrote of Samarcanda", "Samarcanda haqida yozdi", "en", "uz")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("il premier del Galles", "the premier of the Netherlands", "en"),
        ("il premier del Galles", "U Niderlandiya bosh vaziri", "uz"),
        ("vive ora a Praga", "Hozir u Parijda yashaydi", "uz"), ("vive ora a Parigi", "Hozir u Pragada yashaydi", "uz"),
        ("in quel di Samarcanda", "in the area of Bukhara", "en"),
    ],
)  # fmt: skip
def test_another_place_is_not_the_place(source: str, target: str, language: str) -> None:
    assert "names" in kinds(source, target, "it", language)


def test_a_woman_is_no_island() -> None:
    assert "names" not in kinds("Per Elena è la prima volta.", "For Elena it is the first time.", "it", "en")


@pytest.mark.parametrize("language", ["en", "uz"])
def test_every_place_of_the_table_is_known_by_its_usual_form(language: str) -> None:
    usual = {key: forms[0] for key, forms in (languages.get(language).exonyms or {}).items()}
    sentence = {"en": "The march went through {} last night.", "uz": "Yurish kecha {} orqali oʻtdi."}[language]
    unknown = [
        key
        for key, form in usual.items()
        if any(
            flag.kind in ("names", "added")
            for flag in check(f"Il corteo è passato da {key}.", sentence.format(form), "it", language)
        )
    ]
    assert not unknown
