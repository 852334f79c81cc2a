"""Suffixes behind a name."""

import pytest

from summarizer.languages.uz.suffixes import split_suffix


@pytest.mark.parametrize(
    ("word", "stem"),
    [("Samarqandning", "Samarqand"), ("Rim-da", "Rim"), ("MADE 4.0ga", "MADE 4.0"), ("Rossining", "Rossi"),
     ("Toshkentliklarni", "Toshkent"), ("Karimovdan", "Karimov"), ("Milan", "Milan"), ("Nokia", "Nokia")],
)  # fmt: skip
def test_stem_and_suffix(word: str, stem: str) -> None:
    assert split_suffix(word) == (stem, word[len(stem) :])
