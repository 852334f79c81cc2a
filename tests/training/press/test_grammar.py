"""One derivation writes both languages."""

import random

import pytest

from training.press.grammar import Grammar, changed

RULES = {
    "headline": [("{place}, {event}: {quote}", "{place}: {cap:event}: {quote}")],
    "place": [("Torino", "Turin")],
    "event": [("chiusa la linea per {place}", "line to {place} closed")],
    "quote": [("«{said}»", '"{said}"')],
    "said": [("non cediamo", "we will not give in")],
}


def test_a_headline_is_written_in_both_languages() -> None:
    assert Grammar(RULES, {}).write("headline", random.Random(1)) == (
        "Torino, chiusa la linea per Torino: «non cediamo»",
        'Turin: Line to Turin closed: "we will not give in"',
    )


def test_slots_of_one_kind_are_filled_apart() -> None:
    rules = {"carrier": [("tra {n} e {n2}", "between {n} and {n2}")]}
    terminals = {"n": lambda chance: (str(number := chance.randint(1, 10**9)), str(number))}
    italian, english = Grammar(rules, terminals).write("carrier", random.Random(2))
    assert italian.split()[1] != italian.split()[3]
    assert [italian.split()[i] for i in (1, 3)] == [english.split()[i] for i in (1, 3)]


@pytest.mark.parametrize(
    ("noun", "change", "expected"),
    [
        ("il prefetto", "di", "del prefetto"),
        ("l'assessora", "da", "dall'assessora"),
        ("la Giunta", "a", "alla Giunta"),
        ("Palazzo Chigi", "di", "di Palazzo Chigi"),
        ("lo stato maggiore", "a", "allo stato maggiore"),
        ("l'Asl", "bare", "Asl"),
        ("stop ai voli", "cap", "Stop ai voli"),
    ],
)
def test_prepositions_contract_with_the_article(noun: str, change: str, expected: str) -> None:
    assert changed(noun, change) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("8%", "Cresce dell'8%"), ("11%", "Cresce dell'11%"), ("7%", "Cresce del 7%")]
)
def test_articles_are_elided_before_figures(number: str, expected: str) -> None:
    rules = {"carrier": [("cresce del {n}", "up {n}")]}
    assert Grammar(rules, {"n": lambda _: (number, number)}).write("carrier", random.Random(1))[0] == expected


@pytest.mark.parametrize(
    "rule", [("{place} vota", "a vote"), ("{mayor} vota", "{mayor} votes")], ids=["slots differ", "no such kind"]
)
def test_a_faulty_rule_is_refused(rule: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r"rule|slots"):
        Grammar({"headline": [rule], "place": [("Roma", "Rome")]}, {})
