"""What the grammars write: the same numbers, names and addresses on both sides."""

import random
import re

import pytest

from training.faults import read_lines
from training.press.__main__ import COUNTS, written
from training.press.casing import capitals, title_case
from training.press.terminals import COPIED, terminals


@pytest.mark.parametrize("name", COUNTS)
def test_every_slot_is_filled(name: str) -> None:
    for source, target in written(name, 300, random.Random(1)):
        assert not set("{}") & set(source + target)
        assert source[0] == source[0].upper()


@pytest.mark.parametrize("name", ["copies", "headlines"])
def test_figures_are_the_same_on_both_sides(name: str) -> None:
    for source, target in written(name, 300, random.Random(2)):
        shared = [sorted(re.sub(r"\D", "", text).replace("000", "")) for text in (source, target)]
        assert shared[0] == shared[1], (source, target)


@pytest.mark.parametrize("kind", COPIED)
def test_addresses_and_codes_are_copied(kind: str) -> None:
    draw, chance = terminals()[kind], random.Random(3)
    for _ in range(50):
        italian, english = draw(chance)
        assert italian == english


def test_the_same_seed_writes_the_same_examples() -> None:
    assert written("offices", 50, random.Random(4)) == written("offices", 50, random.Random(4))


def test_no_example_is_a_line_that_scores_adapters() -> None:
    scored = {source for _, source, _ in read_lines()}
    assert not scored & {source for name in COUNTS for source, _ in written(name, 300, random.Random(5))}


def test_headlines_are_set_as_papers_set_them() -> None:
    pair = ("Chiusa la scuola di Lecce", "School in Lecce closed")
    assert capitals(pair) == ("CHIUSA LA SCUOLA DI LECCE", "SCHOOL IN LECCE CLOSED")
    assert title_case(pair) == ("Chiusa la Scuola di Lecce", "School in Lecce Closed")
