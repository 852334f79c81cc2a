"""Names: kept, transliterated or by their exonym; flagged when they are gone."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Ha parlato Raffaele Cattaneo.", "Raffaele Cattaneo spoke.", "en"),
        ("Ha parlato Raffaele Cattaneo.", "Raffaele Kattaneo gapirdi.", "uz"),
        ("La Regione di Samarcanda", "The Region of Samarkand", "en"), ("in quel di Samarcanda", "Samarqandda", "uz"),
        ("negli Stati Uniti", "in the U.S.", "en"), ("negli Stati Uniti", "AQSHda", "uz"),
        ("il premier del Galles", "the Welsh premier", "en"), ("la sede dell'ONU", "the UN headquarters", "en"),
        ("la sede dell'ONU", "BMTning qarorgohi", "uz"), ("secondo Jones", "Jonsning soʻzlariga koʻra", "uz"),
        ("il Governo e la Commissione", "the cabinet and the panel", "en"),
        ("il New York Times scrive", "“The New York Times” yozadi", "uz"),
    ],
)  # fmt: skip
def test_a_name_that_came_through(source: str, target: str, language: str) -> None:
    assert "names" not in kinds(source, target, "it", language)


ELIDED = "Cos Dov Com Quand Quant Qualcos Anch Neanch Pur Altr Tant C Null Nient Ogn Quattr"


@pytest.mark.parametrize("word", ELIDED.split())
@pytest.mark.parametrize("apostrophe", "’'")
def test_an_elided_word_that_opens_a_sentence_is_no_name(word: str, apostrophe: str) -> None:
    assert "names" not in kinds(f"{word}{apostrophe}era in piazza?", "What was in the square?", "it", "en")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Ha parlato Raffaele Cattaneo.", "Raffaele spoke.", "en"), ("Ha parlato Attilio Fontana.", "U gapirdi.", "uz"),
        ("Ha parlato Cattaneo.", "Fontana spoke.", "en"), ("in quel di Samarcanda", "Buxoroda", "uz"),
        ("negli Stati Uniti", "in the country", "en"),
        ("con il SENAI di Brasilia", "Braziliyadagi muassasa bilan", "uz"),
        ("ospite di Desert Island Discs", "“Desert Island” mehmoni", "uz"),
        ("Ha parlato Raffaele Cattaneo.", "Raffaele Cattane spoke.", "en"),
        ("la firma di MADE con il SENAI", "the made signature with SENAI", "en"),
        ("Cattaneo e Cattanei", "Cattaneo and others", "en"),
    ],
)  # fmt: skip
def test_a_name_that_is_gone(source: str, target: str, language: str) -> None:
    assert "names" in kinds(source, target, "it", language)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He reads the Dover Evening News daily", "U har kuni “Dover Evening News”ni oʻqiydi"),
        ("the Maple Game Reserve in Kenya", "Keniyadagi Meypl qoʻriqxonasi"),  # translated
        ("the Flint Valley Research Service", "Flint vodiysi tadqiqotlar xizmati"),
    ],
)
def test_titles_kept_whole_or_translated(source: str, target: str) -> None:
    assert "names" not in kinds(source, target, "en", "uz")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He reads the Dover Evening News daily", "U har kuni “Dover News”ni oʻqiydi"),
        ("the host of Big Morning Show", "“Big Morning” boshlovchisi"),
        ("an article of The Washington Post", "Washington maqolasi"),  # Uzbek writes Vashington
    ],
)
def test_a_word_gone_from_a_title_that_is_kept(source: str, target: str) -> None:
    assert "names" in kinds(source, target, "en", "uz")


def test_a_slip_in_a_name_is_still_that_name() -> None:
    assert "names" not in kinds("He lives in Lynbury.", "U Linburda yashaydi.", "en", "uz")
    assert "names" not in kinds("He lives in Hartwell now.", "Hozir Xartlelda yashaydi.", "en", "uz")
    assert "names" in kinds("Bob met Hartwell.", "Bob Maykl bilan uchrashdi.", "en", "uz")


def test_english_sources_into_uzbek() -> None:
    assert "names" not in kinds(
        "Theresa May met Emmanuel Macron", "Tereza Mey Emmanuel Makron bilan uchrashdi", "en", "uz"
    )
    assert "names" in kinds("Theresa May met Emmanuel Macron", "Tereza Mey u bilan uchrashdi", "en", "uz")


@pytest.mark.parametrize("name", ["L'Oréal", "L’Oréal", "D'Annunzio", "L'Espresso", "Dell'Utri", "D’Alema"])
@pytest.mark.parametrize("frame", ["{} is hiring eighty people.", "Eighty people are hired by {}."])
def test_an_elided_article_belongs_to_the_name(name: str, frame: str) -> None:
    for spelt in (name, name.replace("é", "e"), name.replace("'", "’")):
        assert "names" not in kinds(f"{name} assume ottanta persone.", frame.format(spelt))
    assert "names" in kinds("L'Oréal assume ottanta persone.", frame.format("The firm"))
