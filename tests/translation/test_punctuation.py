import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.punctuation import join_pieces, match_ending


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Riapre il ponte", "The bridge reopens.", "The bridge reopens"),  # a headline
        ("Riapre il ponte.", "The bridge reopens", "The bridge reopens."),
        ("Riapre il ponte.", "The bridge reopens.", "The bridge reopens."),
        ("quando riapre,", "when it reopens.", "when it reopens,"),  # a piece of a sentence
        ("ma riapre;", "but it reopens", "but it reopens;"),
        ("Riapre?", "Does it reopen?", "Does it reopen?"),
        ("Che gioia!", "What a joy!", "What a joy!"),
        ("E poi…", "And then...", "And then..."),
        ("Il ponte degli USA", "The bridge of the U.S.", "The bridge of the U.S."),
        ("«Riapre il ponte»", "'The bridge reopens.'", "'The bridge reopens.'"),
        ("", "x.", "x."),
        ("Ponte.", "", ""),
    ],
)
def test_the_end_mark_is_that_of_the_source(source: str, target: str, expected: str) -> None:
    assert match_ending(source, target) == expected


@given(st.text(), st.text())
def test_no_letter_or_digit_is_lost(source: str, target: str) -> None:
    assert [c for c in match_ending(source, target) if c.isalnum()] == [c for c in target if c.isalnum()]


def test_pieces_become_one_sentence() -> None:
    sources = ["Il ponte riapre dopo tre anni, ", "e i negozi sperano, ", "Malvasi compreso."]
    targets = ["The bridge reopens after three years.", "And the shops hope.", "Malvasi included"]
    joined = join_pieces(sources, targets, "en")
    assert joined == "The bridge reopens after three years, and the shops hope, Malvasi included."


def test_a_name_at_the_start_of_a_piece_keeps_its_capital() -> None:
    assert join_pieces(["Torna, ", "italiani compresi"], ["He returns,", "Italians included"], "en").endswith(
        "Italians included"
    )
