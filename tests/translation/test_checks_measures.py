"""Units, currencies and signs that changed."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La pista misura 8 chilometri.", "The track is 8 miles long."),
        ("Il vaso pesa 30 chili.", "The vase weighs 30 pounds."),
        ("L'affitto è di 900 franchi.", "The rent is 900 pounds."),
        ("Servono 2 milioni di euro.", "2 million dollars are needed."),
        ("Il 15% dei soci ha votato.", "15 euros of the members voted."),
        ("A Livigno si è scesi a -18 gradi.", "In Livigno it went down to 18 degrees."),
    ],
)
def test_another_unit_is_seen(source: str, target: str) -> None:
    assert "measures" in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La pista misura 8 chilometri.", "The track is 8 km long."),
        ("La pista misura 8 chilometri.", "The track is 5 miles long."),
        ("L'affitto è di 900 franchi svizzeri.", "The rent is 900 Swiss francs."),
        ("Servono 2 milioni di euro.", "€2 million is needed."),
        ("Il 15 per cento dei soci ha votato.", "15% of the members voted."),
        ("A Livigno si è scesi a -18 gradi.", "In Livigno it went down to minus 18 degrees."),
        ("A Livigno si è scesi a -18 gradi.", "In Livigno it was 18 degrees below zero."),
        ("La squadra ha vinto 2-0 in casa.", "The team won 2-0 at home."),
        ("Non si sa se verrà o meno.", "It is not known whether he will come."),
    ],
)
def test_the_same_measure_is_in_no_doubt(source: str, target: str) -> None:
    assert "measures" not in kinds(source, target)
