"""Two spellings of one name sound alike; two names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.likeness import likeness

# The likeness from which the check of names takes two words for one name.
ENOUGH = 0.58


@pytest.mark.parametrize(
    ("name", "uzbek"),
    [
        ("Jones", "Jons"), ("Shakespeare", "Shekspir"), ("Washington", "Vashington"), ("Chicago", "Chikago"),
        ("Philadelphia", "Filadelfiya"), ("Warren", "Uorren"), ("Wright", "Rayt"), ("Johnson", "Jonsonning"),
        ("Heather", "Hizer"), ("Khan", "Xon"), ("Fontana", "Fontanaga"), ("Cattaneo", "Kattaneo"),
    ],
)  # fmt: skip
def test_uzbek_spellings_are_recognised(name: str, uzbek: str) -> None:
    assert likeness(name, "en", uzbek, "uz") >= ENOUGH


@pytest.mark.parametrize(
    ("name", "other"),
    [("Rossi", "Bianchi"), ("Milano", "Toshkent"), ("Trump", "Kim"), ("Cattaneo", "Fontana"), ("Brett", "Prezident")],
)
def test_other_names_are_not(name: str, other: str) -> None:
    assert likeness(name, "it", other, "uz") < ENOUGH


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_between_nothing_and_one(one: str, other: str) -> None:
    assert 0 <= likeness(one, "it", other, "uz") <= 1
    if any(character.isascii() and character.isalpha() for character in one):
        assert likeness(one, "en", one, "en") == 1


def test_cldr_city_names_are_recognised() -> None:
    """CLDR's Uzbek names of cities: nine in ten sound like the English ones, and a name in fifty like another city."""
    core = pytest.importorskip("babel.core", reason="babel, which carries CLDR, is not installed")
    zones = core.Locale.parse("uz").time_zones
    pairs = [
        (zone.split("/")[-1].replace("_", " "), names["city"])
        for zone, names in zones.items()
        if "city" in names and zone.count("/") == 1
    ]
    pairs = [(name, city) for name, city in pairs if " " not in name + city]
    assert len(pairs) > 100
    same = sum(likeness(name, "en", city, "uz") >= ENOUGH for name, city in pairs) / len(pairs)
    shifted = zip(pairs, pairs[7:] + pairs[:7], strict=True)
    other = sum(likeness(one[0], "en", two[1], "uz") >= ENOUGH for one, two in shifted) / len(pairs)
    assert same >= 0.88
    assert other <= 0.03
