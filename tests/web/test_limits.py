"""Rates: the limit holds exactly, and one client's does not touch another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.web.limits import RateLimit, TooFastError, client_key
from summarizer.web.options import Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_holds_in_any_window() -> None:
    clock = Clock()
    limit = RateLimit(Rate(2, 60.0), clock)
    limit.admit("203.0.113.1")
    clock.now = 50.0
    limit.admit("203.0.113.1")
    with pytest.raises(TooFastError) as refusal:
        limit.admit("203.0.113.1")
    assert refusal.value.seconds == 10.0
    clock.now = 60.0
    limit.admit("203.0.113.1")
    with pytest.raises(TooFastError):
        limit.admit("203.0.113.1")


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_runs_than_the_rate_in_any_window(steps: list[float]) -> None:
    clock, admitted = Clock(), []
    limit = RateLimit(Rate(3, 60.0), clock)
    for step in steps:
        clock.now += step
        try:
            limit.admit("203.0.113.1")
        except TooFastError:
            continue
        admitted.append(clock.now)
    for start in admitted:
        assert sum(start <= moment < start + 60 for moment in admitted) <= 3


def test_clients_do_not_share() -> None:
    limit = RateLimit(Rate(1, 60.0), Clock())
    limit.admit("203.0.113.1")
    limit.admit("203.0.113.2")
    with pytest.raises(TooFastError):
        limit.admit("203.0.113.1")


def test_no_limit_admits_all() -> None:
    limit = RateLimit(Rate(0, 60.0), Clock())
    for _ in range(1000):
        limit.admit("203.0.113.1")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1%eth0", "2001:db8:1:2::"),
        ("testclient", ""),
        (None, ""),
    ],
)
def test_a_subscriber_is_one_client(address: str | None, key: str) -> None:
    assert client_key(address) == key
