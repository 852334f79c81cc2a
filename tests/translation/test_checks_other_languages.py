"""Words of another language, and negations lost or added, on the way into Uzbek."""

import pytest

from summarizer.translation.checks import check
from tests.translation.checking import kinds

ITALIAN = "Il consiglio comunale ha rinviato il voto sul bilancio."


@pytest.mark.parametrize(
    "target",
    [
        "Belediye meclisi bütçe oylamasını erteledi.",  # Turkish
        "Bələdiyyə şurası səsverməni təxirə saldı.",  # Azeri
        "Shahar kengashi budget boʻyicha ovoz berishni kechiktirdi, because vaqt yoʻq.",
        "Shahar kengashi the ovoz berishni kechiktirdi.",
        "Shahar kengashi house boʻyicha ovoz berishni kechiktirdi.",
        "Consiglio ovoz berishni energy masalasi bilan kechiktirdi.",
    ],
)
def test_another_language_shows(target: str) -> None:
    assert {"language", "copied"} & set(kinds(ITALIAN, target, "it", "uz"))


@pytest.mark.parametrize(
    "target",
    [
        "Shahar kengashi byudjet boʻyicha ovoz berishni kechiktirdi.",
        "Şahar kengaşi byudjet böyiça ovoz berişni keçiktirdi.",  # the alphabet of 2026
        "Kafe, kofe, kabare, kongress, stress, avtoulov, nooziq, oʻrgimchak, tazyiq, Bildirdi.",
    ],
)
def test_uzbek_is_uzbek(target: str) -> None:
    assert not {"language", "copied"} & set(kinds(ITALIAN, target, "it", "uz"))


def test_a_place_left_in_english_is_named() -> None:
    (flag,) = check("La Germania dice di sì.", "Germany ha deydi.", "it", "uz")
    assert "Germaniya" in flag.detail


@pytest.mark.parametrize(
    ("source", "target", "language", "flagged"),
    [
        ("Il sindaco non ha firmato.", "Hokim imzoladi.", "uz", True),
        ("Il sindaco non ha firmato.", "Hokim imzolamadi.", "uz", False),
        ("Nessuno ha visto il ladro.", "Oʻgʻrini bir kishi koʻrdi.", "uz", True),
        ("Nessuno ha visto il ladro.", "Oʻgʻrini hech kim koʻrmadi.", "uz", False),
        ("Il sindaco ha firmato.", "Hokim imzolamadi.", "uz", True),
        ("Il sindaco rifiuta la firma.", "Hokim imzolamadi.", "uz", False),
        ("Non solo Roma, anche Bari protesta.", "Rim ham, Bari ham norozilik bildirmoqda.", "uz", False),
        ("Il sindaco non ha firmato.", "The mayor signed.", "en", True),
        ("Il sindaco non ha firmato.", "The mayor refused to sign.", "en", False),
        ("Il sindaco ha firmato.", "The mayor did not sign.", "en", True),
    ],
)
def test_negations(source: str, target: str, language: str, flagged: bool) -> None:
    assert ("negation" in kinds(source, target, "it", language)) == flagged
