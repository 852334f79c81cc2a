"""Addresses that changed on the way."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il modulo è su www.lago.example/moduli/a1.", "The form is at www.lago.example/forms/a1."),
        ("Scrivete a posta@lago.example entro domani.", "Write to mail@lago.example by tomorrow."),
        ("Ne parla @riva_nord da mesi.", "@north_shore has been talking about it for months."),
        ("Bonifico su IT60 X054 2811 1010 0000 0123 456.", "Transfer to IT60 X054 2811 1010 0000 0123 465."),
        ("Si scarica bando_2024.pdf dal sito.", "call_2024.pdf can be downloaded from the site."),
        ("Il sindaco ha risposto.", "The mayor replied at www.town.example."),
    ],
)
def test_a_changed_address_is_seen(source: str, target: str) -> None:
    assert "addresses" in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il modulo è su www.lago.example/moduli.", "The form is at www.lago.example/moduli."),
        (
            "Scrivere a info@lago.example o su www.nuovo-lago-pulito.example.",
            "Write to info@lago.example or at www.nuovo-lago-pulito.example.",
        ),
        ("Spopola #viailfango!", "#viailfango is all the rage!"),
        ("Alle 15.30 di lunedì, al n. 3/b.", "At 3.30 p.m. on Monday, at no. 3/b."),
    ],
)
def test_a_copied_address_is_in_no_doubt(source: str, target: str) -> None:
    assert not {"addresses", "copied"} & set(kinds(source, target))
