"""Addresses come through a translation as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.addresses import keep_addresses


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Scrivere a gare@lago.it.", "Write to races@lake.it.", "Write to gare@lago.it."),
        (
            "Il bando è su www.lago.org/bandi.",
            "The call is on www.lago.org/bands.",
            "The call is on www.lago.org/bandi.",
        ),
        ("Lo dice @porto_vivo su X.", "So says @living_port on X.", "So says @porto_vivo on X."),
        ("Spopola #salviamoilporto!", "#saveport is all the rage!", "#salviamoilporto is all the rage!"),
        ("Fonte: lago.it", "Source: lake.it", "Source: lago.it"),
    ],
)
def test_what_was_translated_is_put_right(source: str, target: str, expected: str) -> None:
    assert keep_addresses(source, target) == expected


def test_those_of_a_kind_keep_their_order() -> None:
    source, target = "Tra #mare e #lago, @riva", "Between #sea and #lake, @shore"
    assert keep_addresses(source, target) == "Between #mare and #lago, @riva"


def test_addresses_that_are_right_may_change_places() -> None:
    assert keep_addresses("Da a@lago.it a b@lago.it", "To b@lago.it from a@lago.it") == "To b@lago.it from a@lago.it"


def test_a_text_that_lost_one_stays_as_it_is() -> None:
    assert keep_addresses("Tra #mare e #lago", "Between #sea and the lake") == "Between #sea and the lake"


def test_prose_is_no_address() -> None:
    assert keep_addresses("Ore 15.45, n. 3/b.It", "At 15.45, no. 3/b.It") == "At 15.45, no. 3/b.It"


@given(st.text(alphabet="ab.@# /www:-_é"))
def test_a_faithful_copy_is_left_alone(text: str) -> None:
    assert keep_addresses(text, text) == text
