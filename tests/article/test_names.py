"""Bylines give names, without "di", roles, towns and dates."""

import pytest

from summarizer.article import names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("di Costanza Brevi", "Costanza Brevi"),
        ("Di COSTANZA BREVI", "COSTANZA BREVI"),
        ("dalla nostra inviata Costanza Brevi", "Costanza Brevi"),
        ("a cura di Gherardo Pinti", "Gherardo Pinti"),
        ("Ottavia Sgualdi | 21 gennaio 2026", "Ottavia Sgualdi"),
        ("Marco Pizzi 4 Febbraio 2025 - 14:41", "Marco Pizzi"),
        ("di Ippolito Vanni - 11 marzo 2026", "Ippolito Vanni"),
        ("Rosalinda Impalli Greco, corrispondente", "Rosalinda Impalli Greco"),
        ("di Bruno Allegri e Silvia De Nardis", "Bruno Allegri e Silvia De Nardis"),
        ("Ada Neri, Bergamo", "Ada Neri"),
        ("Otávio Lins, do Recife", "Otávio Lins"),
        ("Por Rosaura Belmonte", "Rosaura Belmonte"),
        ("Par Solène Marchadier", "Solène Marchadier"),
        ("di Redazione", "Redazione"),
        ("di Giampiero Maggio", "Giampiero Maggio"),
        ("di N. D'Amico", "N. D'Amico"),
    ],
)
def test_bylines(line: str, name: str) -> None:
    assert names.parse(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Calcio dilettanti",
        "di questo passo",
        "Il ponte riapre",
        "Cronaca",
        "12 marzo 2026",
        "",
        "di",
        "lunedì",
        "x" * 200,
    ],
)
def test_no_bylines(line: str) -> None:
    assert names.parse(line) is None


def test_only_a_prefix_makes_a_line_a_byline_by_itself() -> None:
    assert names.has_prefix("di Ada Neri")
    assert not names.has_prefix("Ada Neri")
