"""Names and nations that the source does not have."""

import pytest

from tests.translation.checking import kinds


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
