"""Numbers: kept in every form that means the same, flagged when they change."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("costa 1.234,56 euro", "it costs 1,234.56 euros", "en"), ("1.234,56", "1 234,56", "uz"),
        ("il 20% del totale", "20 percent of the total", "en"), ("il 20 per cento", "20 foizi", "uz"),
        ("nel 2023-2024", "in 2023-24", "en"), ("nel biennio 2023-2024", "2023-2024-yillarda", "uz"),
        ("alle 22.30", "at 10:30 p.m.", "en"), ("alle 15", "at 3 pm", "en"), ("alle 22.30", "soat 22:30 da", "uz"),
        ("3 milioni di euro", "€3m", "en"), ("50mila persone", "50,000 people", "en"),
        ("50mila persone", "50 ming kishi", "uz"), ("3,5 miliardi", "$3.5bn", "en"),
        ("il 21° posto", "21st place", "en"), ("il XXI secolo", "the 21st century", "en"),
        ("il XXI secolo", "21-asr", "uz"),
        ("undici gatti", "11 cats", "en"), ("11 gatti", "eleven cats", "en"), ("quattordici", "oʻn toʻrt", "uz"),
        ("gli anni Novanta", "the 1990s", "en"), ("gli anni '90", "90-yillar", "uz"),
        ("l'11/07/2023", "July 11, 2023", "en"), ("due dozzine", "24", "en"), ("a 8 km", "5 miles away", "en"),
        ("una volta", "1 time", "en"), ("10-20 milioni", "10 million to 20 million", "en"),
    ],
)  # fmt: skip
def test_the_same_number(source: str, target: str, language: str) -> None:
    assert "numbers" not in kinds(source, target, "it", language)


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("costa 1.234,56 euro", "it costs 1,234.65 euros", "en"),
        ("il 20% del totale", "30 percent of the total", "en"),
        ("nel 2023", "in 2032", "en"), ("alle 22.30", "at 10:30 a.m.", "en"), ("3 milioni", "3 billion", "en"),
        ("3 milioni", "3 milliard", "uz"), ("undici gatti", "12 cats", "en"), ("11 gatti", "twelve cats", "en"),
        ("undici gatti", "twelve cats", "en"), ("quattordici", "oʻn besh", "uz"), ("il 21° posto", "22nd place", "en"),
        ("300 persone", "people", "en"), ("persone", "300 people", "en"), ("a 8 km", "9 miles away", "en"),
    ],
)  # fmt: skip
def test_another_number(source: str, target: str, language: str) -> None:
    assert "numbers" in kinds(source, target, "it", language)


def test_uzbek_in_cyrillic_is_read_too() -> None:
    assert kinds("Ci sono quattordici gatti", "Ўн тўрт мушук бор", "it", "uz-Cyrl") == set()
    assert "numbers" in kinds("Ci sono quattordici gatti", "Ўн беш мушук бор", "it", "uz-Cyrl")
