"""Translations of our own, of all the kinds that go wrong: most wrong ones are seen, the right ones left alone."""

from functools import cache
from pathlib import Path

import pytest

from summarizer.translation.checks import check

_PAIRS = Path(__file__).parents[1] / "data" / "translations.tsv"
# Of 148 into English and 107 into Uzbek. At first sight 57 wrong and 64 right of the first 67 in English, 46 and 62 in
# Uzbek; of the second set 62 and 77 of 81 in English, 30 and 39 of 40 in Uzbek.
MISSED, ALARMS = {"en": 18, "uz": 20}, {"en": 1, "uz": 1}


@cache
def rows() -> list[tuple[str, ...]]:
    lines = _PAIRS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("language", ["en", "uz"])
def test_wrong_translations_are_seen_and_right_ones_left_alone(language: str) -> None:
    place = {"en": 2, "uz": 4}[language]
    pairs = [(row[1], *row[place : place + 2]) for row in rows() if len(row) > place]
    missed = [wrong for source, _, wrong in pairs if not check(source, wrong, "it", language)]
    alarms = [right for source, right, _ in pairs if check(source, right, "it", language)]
    assert len(pairs) == {"en": 148, "uz": 107}[language]
    assert len(missed) <= MISSED[language], missed
    assert len(alarms) <= ALARMS[language], alarms


HEARD = [
    ("Giuseppe Conte", "Juzeppe Konte", "Jozef Kont"),
    ("Elly Schlein", "Elli Shlyayn", "Elli Klayn"),
    ("Giorgia Meloni", "Jorja Meloni", "Georgiya Melon"),
    ("Francesca Rosa", "Francheska Roza", "Fransis Roza"),
    ("Michele Serra", "Mikele Serra", "Maykl Serra"),
    ("Gabriele Sassi", "Gabriele Sassi", "Gabriel Sassi"),
    ("Chiara Ferragni", "Kyara Ferranyi", "Klara Ferranyi"),
    ("Roberto Fico", "Roberto Fiko", "Robert Fik"),
    ("Vincenzo De Luca", "Vinchenso De Luka", "Vinsent De Luka"),
    ("Giancarlo Giorgetti", "Jankarlo Jorjetti", "Jonkarl Jorjetti"),
]


@pytest.mark.parametrize(("name", "heard", "other"), HEARD, ids=[row[0] for row in HEARD])
def test_an_italian_name_into_uzbek_is_what_is_heard(name: str, heard: str, other: str) -> None:
    source = f"Ieri {name} ha parlato davanti a mille persone in piazza."
    target = "Kecha {} maydonda ming kishi oldida soʻzladi."
    assert not check(source, target.format(heard), "it", "uz")
    assert check(source, target.format(other), "it", "uz")


@pytest.mark.parametrize(
    ("source", "target"), [
    ("Papa Francesco ha parlato ai fedeli in piazza.", "Papa Fransisk maydonda dindorlarga soʻzladi."),
    ("Il re Carlo III ha visitato la scuola.", "Qirol Charlz III maktabga tashrif buyurdi."),
    ("La chiesa di San Giuseppe è chiusa.", "Avliyo Iosif cherkovi yopiq."),
])  # fmt: skip
def test_popes_kings_and_saints_may_have_another_name(source: str, target: str) -> None:
    assert not check(source, target, "it", "uz")


@pytest.mark.parametrize(
    ("source", "target", "language", "seen"), [
    ("Il 60% degli iscritti ha votato sì.", "60 members voted yes.", "en", True),
    ("Il 60% degli iscritti ha votato sì.", "60 per cent of members voted yes.", "en", False),
    ("Ha votato sì il 50% degli iscritti.", "Half of the members voted yes.", "en", False),
    ("Il riscatto era di 40mila euro.", "The ransom was 40,000.", "en", True),
    ("Il riscatto era di 40mila euro.", "The ransom was €40,000.", "en", False),
    ("Il riscatto era di 40mila euro.", "Toʻlov 40 ming edi.", "uz", True),
    ("Il riscatto era di 40mila euro.", "Toʻlov 40 ming yevro edi.", "uz", False),
])  # fmt: skip
def test_a_per_cent_sign_or_a_currency_is_not_left_out(source: str, target: str, language: str, seen: bool) -> None:
    assert any("unit is missing" in flag.detail for flag in check(source, target, "it", language)) is seen


@pytest.mark.parametrize(
    ("source", "target", "seen"), [
    ("Il governo ha stanziato nuovi fondi.", "Xitoy hukumati yangi mablagʻ ajratdi.", True),
    ("Il governo cinese ha stanziato nuovi fondi.", "Xitoy hukumati yangi mablagʻ ajratdi.", False),
    ("L'UE ha stanziato nuovi fondi.", "Yevropa Ittifoqi yangi mablagʻ ajratdi.", False),
])  # fmt: skip
def test_a_nation_is_not_added_in_uzbek(source: str, target: str, seen: bool) -> None:
    assert any("not in the source" in flag.detail for flag in check(source, target, "it", "uz")) is seen
