"""Which words are names, and which only have a capital."""

import pytest

from summarizer.text.names import find_names, find_titles, renderings_of


def names(text: str, language: str = "it", other: str = "en") -> list[str]:
    return [name.text for name in find_names(text, language, other)]


def test_people_and_firms_are_names() -> None:
    assert names("Ieri Raffaele Cattaneo ha visitato Assolombarda") == ["Raffaele", "Cattaneo", "Assolombarda"]


@pytest.mark.parametrize("text", ["Inoltre il Governo e la Commissione tacciono", "Presentandosi lunedì a Dicembre"])
def test_nouns_adverbs_and_the_calendar_are_not(text: str) -> None:
    assert names(text) == []


def test_elided_articles_are_no_part_of_a_name() -> None:
    assert names("la firma dell’Assolombarda e d'Assago") == ["Assolombarda", "Assago"]


def test_exonyms_come_with_their_forms() -> None:
    (name,) = find_names("nella Regione di Samarcanda", "it", "uz")
    assert name.forms == ("Samarqand",)
    (name,) = find_names("il premier del Galles", "it", "en")
    assert "Welsh" in name.forms


def test_acronyms_are_names_but_numerals_and_time_zones_are_not() -> None:
    assert names("la sigla SENAI nel XXI secolo alle 10 GMT") == ["SENAI"]


def test_english_words_in_a_title_may_be_translated_into_uzbek() -> None:
    assert names("alla Fashion Week di Bergamo", other="en") == ["Fashion", "Week", "Bergamo"]
    assert names("alla Fashion Week di Bergamo", other="uz") == ["Bergamo"]


@pytest.mark.parametrize("text", ["vive vicino a Derby da anni", "lo dice Flint ai cronisti"])
def test_an_english_word_alone_in_an_italian_text_is_a_name(text: str) -> None:
    assert len(names(text, other="uz")) == 1


@pytest.mark.parametrize("text", ["ospite del programma Today", "ospite di 60 Minutes", "ieri nel Plaid gallese"])
def test_but_not_where_it_may_be_a_thing_or_a_title(text: str) -> None:
    assert set(names(text, other="uz")) <= {"Today"}
    assert names(text.replace("programma ", ""), other="uz") == []


@pytest.mark.parametrize("text", ["she lives near Derby now", "they asked Flint on a street"])
def test_an_english_word_alone_in_an_english_text_is_a_name(text: str) -> None:
    assert len(names(text, "en", "uz")) == 1


@pytest.mark.parametrize(
    "text",
    ["he joined the Commission", "asked in the House of Representatives", "he cites Article 50", "against Communism"],
)
def test_but_not_behind_an_article_or_in_a_title(text: str) -> None:
    assert names(text, "en", "uz") == []


def test_an_acronym_at_the_beginning_may_be_a_word() -> None:
    assert names("Nato a Bergamo nel 1970") == ["Bergamo"]
    assert "NATO" in names("Per la NATO e per la Nato", other="uz")


def test_words_with_a_prefix_are_words() -> None:
    assert names("lo dice il Sottocomitato") == []


def test_short_months_are_no_names() -> None:
    assert names("open Nov-Feb in summer", "en", "uz") == []


def test_a_text_in_capitals_shows_no_names() -> None:
    assert names("ROSSI VINCE A MILANO") == []


def test_titles_are_runs_of_words_with_capitals() -> None:
    assert find_titles("lo scrive il New York Times, non Libero", "it") == [("New", "York", "Times")]


def test_a_word_that_opens_a_sentence_is_no_part_of_a_title() -> None:
    assert find_titles("Today Acme Corporation opens", "en") == [("Acme", "Corporation")]


def test_renderings_of_a_name_and_of_a_word() -> None:
    assert renderings_of("Stati Uniti", "it", "uz")[0] == "Amerika Qoʻshma Shtatlari"
    assert renderings_of("Boboyev", "it", "uz") == ()
