"""Names and nations that the source does not have."""

from pathlib import Path

import pytest

from summarizer.translation.checks import check
from tests.translation.checking import kinds

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il presidente ha lasciato l'aula.", "President Trump left the chamber."),
        ("La capitale si è fermata per due ore.", "Rome came to a halt for two hours."),
        ("Il governo vallesano ha detto no.", "The Welsh government said no."),
        ("Il club ha ceduto il portiere.", "The club sold the goalkeeper to Liverpool."),
    ],
)
def test_an_added_name_is_seen(source: str, target: str) -> None:
    assert "added" in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il governo gallese ha detto no.", "The Welsh government said no."),
        ("I tifosi rumeni hanno invaso il campo.", "Romanian fans invaded the pitch."),
        ("Il ministro degli Esteri è a Praga.", "The Foreign Minister is in Prague."),
        ("Gli europei chiedono tempo.", "The EU asks for time."),
        ("Samarcanda restaura le sue moschee.", "Samarkand restores its mosques."),
    ],
)
def test_what_the_source_implies_is_not_added(source: str, target: str) -> None:
    assert "added" not in kinds(source, target)


NATIONS = [line.split("\t") for line in (DATA / "nations.tsv").read_text(encoding="utf-8").splitlines()[1:]]
GOVERNMENT = {
    "en": "The {} government has released the three trade unionists.",
    "uz": "{} hukumati uch nafar kasaba uyushmasi aʼzosini ozod qildi.",
}
# Often implied, or written in several words.
UNSEEN = {
    "en": set[str](),
    "uz": {"Amerika", "Britaniya", "Makedoniya", "Kot-dʼIvuar", "Yangi Zelandiya", "Saudiya Arabistoni"}
    | {"Janubiy Koreya", "Shimoliy Koreya", "Janubiy Afrika"},
}


@pytest.mark.parametrize(("language", "column"), [("en", 1), ("uz", 2)])
def test_nations_are_neither_added_nor_swapped(language: str, column: int) -> None:
    adjectives, nations = [row[0] for row in NATIONS], [row[column] for row in NATIONS]
    target, unseen = GOVERNMENT[language], UNSEEN[language]
    for adjective, nation, other in zip(adjectives, nations, nations[1:] + nations[:1], strict=True):
        source = f"Il governo {adjective} ha liberato i tre sindacalisti."
        assert not check(source, target.format(nation), "it", language), adjective
        assert check(source, target.format(other), "it", language) or other in unseen, (adjective, other)
        assert check(source.replace(f" {adjective}", ""), target.format(nation), "it", language) or nation in unseen
