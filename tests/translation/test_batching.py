from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.batching import batches, windows


@given(st.lists(st.integers(0, 400), max_size=200), st.integers(1, 500), st.integers(1, 40))
def test_every_sentence_is_in_exactly_one_batch(lengths: list[int], tokens: int, sentences: int) -> None:
    found = list(batches(lengths, tokens, sentences))
    assert sorted(position for batch in found for position in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) <= sentences
        assert len(batch) == 1 or max(lengths[p] for p in batch) * len(batch) <= tokens


def test_batches_hold_sentences_of_like_length_longest_first() -> None:
    assert list(batches([3, 50, 4, 48], tokens=100, sentences=10)) == [[1, 3], [2, 0]]


@given(st.lists(st.integers(), unique=True), st.integers(1, 10), st.integers(1, 50))
def test_windows_keep_the_order(indices: list[int], first: int, size: int) -> None:
    parts = list(windows(indices, first, size))
    assert [i for part in parts for i in part] == indices
    assert all(parts)
    assert not parts or len(parts[0]) <= first


def test_windows_grow_until_they_are_large() -> None:
    assert [len(part) for part in windows(range(100), first=3, size=20)] == [3, 12, 20, 20, 20, 20, 5]
