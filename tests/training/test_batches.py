"""How pairs become batches."""

from itertools import islice

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from training.batches import Example, collate, encode, epochs, frequent_pieces, mixed

examples = st.lists(
    st.lists(st.integers(4, 90), min_size=2, max_size=30).map(lambda tokens: Example(tuple(tokens), len(tokens) // 2)),
    min_size=1,
    max_size=40,
)


@given(examples, st.integers(30, 200))
def test_an_epoch_holds_every_example_once(items: list[Example], size: int) -> None:
    seen: list[Example] = []
    for batch in epochs(items, size, seed=1):
        seen.extend(batch)
        if len(seen) >= len(items):
            break
    assert sorted(e.tokens for e in seen) == sorted(e.tokens for e in items)


class Letters:
    """A tokenizer whose pieces are letters."""

    bos_token_id, eos_token_id = 1, 2

    def __call__(self, texts: list[str], *, add_special_tokens: bool) -> dict[str, list[list[int]]]:
        assert not add_special_tokens
        return {"input_ids": [[ord(letter) for letter in text] for text in texts]}


def test_what_is_asked_is_read_and_the_translation_is_learnt() -> None:
    (example,) = encode(Letters(), [("ciao", "hello")], prompt="It: {source}\nEn:")
    assert "".join(map(chr, example.tokens[1 : example.start])) == "It: ciao\nEn:"
    assert "".join(map(chr, example.tokens[example.start : -1])) == " hello"
    assert (example.tokens[0], example.tokens[-1]) == (1, 2)


def test_plain_text_is_learnt_whole() -> None:
    (example,) = encode(Letters(), [(None, "salom")])
    assert (example.start, "".join(map(chr, example.tokens[1:-1]))) == (1, " salom")


def test_over_long_examples_are_left_out() -> None:
    assert encode(Letters(), [("a" * 400, "b")]) == []


@given(examples)
def test_the_loss_covers_the_targets_and_nothing_else(items: list[Example]) -> None:
    batch = collate(items, frequent_pieces(items, 5))
    for row, example in enumerate(items):
        marked = batch.tokens[row][batch.target[row]]
        assert tuple(marked.tolist()) == example.tokens[example.start :]


@given(examples)
def test_the_cut_vocabulary_holds_every_token_of_the_batch(items: list[Example]) -> None:
    batch = collate(items, frequent_pieces(items, 5))
    assert torch.isin(batch.tokens, batch.pieces).all()
    assert batch.pieces.equal(batch.pieces.sort().values)


@given(examples, st.integers(0, 2**32 - 1))
def test_pieces_drawn_at_random_stand_for_all_that_are_left_out(items: list[Example], seed: int) -> None:
    whole = 1 + max(token for item in items for token in item.tokens) + 100
    drawn = torch.randint(whole - 50, whole, (20,), generator=torch.Generator().manual_seed(seed))
    batch = collate(items, frequent_pieces(items, 5), drawn, whole)
    needed = torch.isin(batch.pieces, batch.tokens)
    assert batch.pieces.equal(batch.pieces.unique())
    assert (batch.stands_for[needed] == 1).all()
    assert float(batch.stands_for.sum()) == pytest.approx(whole, rel=1e-4)


def test_core_batches_become_more_frequent() -> None:
    core, other = Example((1, 2), 1), Example((3, 4), 1)
    draw = mixed(epochs([core], 8, 1), epochs([other], 8, 1), seed=3)
    early = [draw(0.0) for _ in range(300)].count([core])
    late = [draw(1.0) for _ in range(300)].count([core])
    assert early < 150 < late


def test_a_seed_fixes_the_order() -> None:
    items = [Example(tuple(range(4, 4 + n)), 1) for n in range(2, 40)]
    first, second = (list(islice(epochs(items, 60, seed=7), 50)) for _ in range(2))
    assert first == second
