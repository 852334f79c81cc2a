"""Word pairs from dictionaries, and the sentences around them."""

import random
import re
from pathlib import Path

import pytest

from training.lexicon import (
    TERMS,
    english_senses,
    figure_sentences,
    lists,
    place_sentences,
    places,
    synsets,
    word_pairs,
)

HEADER = "  1 a licence line begins with two spaces  \n"
NOUNS = [("00000001", ["house"]), ("00000002", ["firm", "house"]), ("00000003", ["wind_farm"])]
ITALIAN = "# MultiWordNet\tita\n" + "".join(
    f"{synset}-n\tita:lemma\t{word}\n"
    for synset, word in (("00000001", "casa"), ("00000002", "casa"), ("00000003", "parco eolico"))
)


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    """Three nouns in the format of wndb(5WN): a house is first a building, then a firm."""
    data, senses = HEADER, dict[str, list[str]]()
    for offset, words in NOUNS:
        data += f"{offset} 06 n {len(words):02x} {' 0 '.join(words)} 0 000 | a gloss  \n"
        for word in words:
            senses.setdefault(word, []).append(offset)
    index = HEADER + "".join(
        f"{word} n {len(at)} 1 @ {len(at)} 0 {' '.join(at)}  \n" for word, at in sorted(senses.items())
    )
    for part in ("noun", "verb", "adj", "adv"):
        (tmp_path / f"data.{part}").write_text(data if part == "noun" else HEADER)
        (tmp_path / f"index.{part}").write_text(index if part == "noun" else HEADER)
    (tmp_path / "ita.tab").write_text(ITALIAN)
    return tmp_path


def test_a_first_sense_counts_more_than_a_second(wordnet: Path) -> None:
    senses = english_senses(wordnet)
    assert senses["00000001-n"] == [("house", 1.0)]
    assert sorted(senses["00000002-n"]) == [("firm", 1.0), ("house", 0.5)]
    assert senses["00000003-n"] == [("wind farm", 1.0)]


def test_a_word_gets_the_rendering_that_shares_most_senses_with_it(wordnet: Path) -> None:
    pairs = dict(word_pairs(wordnet, synsets(wordnet / "ita.tab")))
    assert pairs["casa"] == "house"


def test_places_are_named_as_each_language_names_them() -> None:
    territories, cities, languages = places()
    assert ("Galles", "Wales") in {*territories, *cities} or ("Regno Unito", "United Kingdom") in territories
    assert ("Samarcanda", "Samarkand") in cities
    assert ("uzbeco", "Uzbek") in languages


def test_lists_hold_every_pair_once_in_step() -> None:
    pairs = [(f"parola{n}", f"word{n}") for n in range(100)]
    rows = list(lists(pairs, random.Random(1)))
    together = [pair for source, target in rows for pair in zip(source.split("; "), target.split("; "), strict=True)]
    assert sorted(together) == sorted(pairs)


def test_figures_are_the_same_number_on_both_sides() -> None:
    for source, target in figure_sentences(200, random.Random(2)):
        digits = [re.sub(r"\D", "", text) for text in (source, target)]
        assert sorted(digits[0]) == sorted(digits[1]), (source, target)


def test_sentences_about_places_are_filled_in() -> None:
    for source, target in place_sentences(random.Random(3)):
        assert "{" not in source + target
        assert source[-1] == target[-1] == "."


def test_every_term_has_two_sides_and_occurs_once() -> None:
    rows = [line.split("\t") for line in TERMS.read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 2 and all(row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
