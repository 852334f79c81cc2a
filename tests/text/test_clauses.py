"""Over-long sentences are cut where a clause ends, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.clauses import split_clauses


def test_a_sentence_that_fits_is_not_cut() -> None:
    assert split_clauses("Piove, ma esco.", lambda piece: len(piece) < 20) == ("Piove, ma esco.",)


def test_semicolons_before_commas_before_spaces() -> None:
    sentence = "Il sindaco, stanco, ha parlato a lungo; la giunta, divisa, ha ascoltato in silenzio."
    assert split_clauses(sentence, lambda piece: len(piece) < 60) == (
        "Il sindaco, stanco, ha parlato a lungo; ",
        "la giunta, divisa, ha ascoltato in silenzio.",
    )


def test_a_conjunction_begins_the_next_piece() -> None:
    pieces = split_clauses("Il treno parte presto mentre il pullman arriva tardi", lambda piece: len(piece) < 40)
    assert pieces == ("Il treno parte presto ", "mentre il pullman arriva tardi")


def test_what_never_fits_ends_in_characters() -> None:
    assert split_clauses("abc", lambda _: False) == ("a", "b", "c")
    assert split_clauses("", lambda _: False) == ()


@given(st.text(max_size=300), st.integers(min_value=1, max_value=50))
def test_pieces_fit_and_join_to_the_sentence(sentence: str, limit: int) -> None:
    pieces = split_clauses(sentence, lambda piece: len(piece) <= limit)
    assert "".join(pieces) == sentence
    assert all(0 < len(piece) <= limit for piece in pieces)


def test_five_thousand_words_are_cut() -> None:
    sentence = "parola " * 5000
    pieces = split_clauses(sentence, lambda piece: len(piece) <= 200)
    assert "".join(pieces) == sentence
    assert max(map(len, pieces)) <= 200
