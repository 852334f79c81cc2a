"""Where two versions of a sentence differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.differences import differing


@pytest.mark.parametrize(
    ("version", "other", "expected"),
    [
        ("The bank rose.", "The bank fell.", ["fell"]),
        ("The bank rose.", "The bank rose.", []),
        ("It rose.", "Yesterday it rose.", ["Yesterday it"]),
        ("It rose again.", "It rose.", []),
        ("The mayor’s plan", "The mayor’s old plan!", ["old", "!"]),
        ("", "A word", ["A word"]),
    ],
)
def test_words_that_the_first_lacks_in_their_place(version: str, other: str, expected: list[str]) -> None:
    assert [other[start:end] for start, end in differing(version, other)] == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_places_are_in_order_and_never_overlap(version: str, other: str) -> None:
    ends = [place for stretch in differing(version, other) for place in stretch]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(other) for place in ends)


def test_loops_of_one_word_are_compared_in_no_time() -> None:
    assert differing("a " * 20_000, "b a " * 10_000)
