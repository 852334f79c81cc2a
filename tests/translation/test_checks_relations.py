"""Numbers that are all there and say something else."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("La Lazio ha perso 4 a 2.", "Latsio 2:4 hisobida yutqazdi, aniqrogʻi 2-4.", "uz"),
        ("Finisce 4-2 per gli ospiti.", "It ended 2-4 to the visitors.", "en"),
        ("Un bambino su cinque salta la colazione.", "Besh bola nonushta qilmaydi.", "uz"),
        ("Tre imprese su dieci assumono.", "Three firms, ten hires.", "en"),
        ("Nel XIX secolo la torre crollò.", "XVIII asrda minora quladi.", "uz"),
        ("Nel XIX secolo la torre crollò.", "The tower fell in the XVIII century.", "en"),
    ],
)
def test_what_changed(source: str, target: str, language: str) -> None:
    assert "numbers" in kinds(source, target, "it", language)


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("La Lazio ha vinto 4 a 2.", "Latsio 4:2 hisobida yutdi.", "uz"),
        ("Finisce 2-2.", "It ended 2-2.", "en"),
        ("Un bambino su cinque salta la colazione.", "Har besh boladan biri nonushta qilmaydi.", "uz"),
        ("Un bambino su cinque salta la colazione.", "A fifth of the children skip breakfast.", "en"),
        ("Nel XIX secolo la torre crollò.", "XIX asrda minora quladi.", "uz"),
        ("Nel XIX secolo la torre crollò.", "The tower fell in the 19th century.", "en"),
        ("Nel XIX secolo la torre crollò.", "19-asrda minora quladi.", "uz"),
    ],
)
def test_what_says_the_same(source: str, target: str, language: str) -> None:
    assert "numbers" not in kinds(source, target, "it", language)
