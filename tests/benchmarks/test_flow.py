"""Pauses, and what a stop costs, with an engine that takes no time to speak of."""

import time
from collections.abc import Callable, Iterator

from benchmarks.flow import longest_pause, measure, stop
from summarizer.translation.flow import as_done
from summarizer.turn import Turn

BATCH = 0.02


def flow(turn: Turn, go_on: Callable[[], None]) -> Iterator[object]:
    """Batches without end of work that takes ``BATCH`` seconds."""

    def work(number: int) -> int:
        with turn.taken():
            go_on()
            time.sleep(BATCH)
            return number

    yield from as_done(work, range(30), 2, go_on)


def test_the_longest_pause_is_between_two_neighbours() -> None:
    assert longest_pause([1, 2, 5, 6]) == 3


def test_a_stop_frees_the_reader_first_and_then_the_engine() -> None:
    free, ended = stop(flow, after=BATCH)
    assert 0 <= free <= ended


def test_a_model_has_rows_for_its_pauses_and_stops() -> None:
    rows, seconds = measure("quick", flow, rounds=1, stops=2)
    assert [row.name.split(",")[0] for row in rows] == [
        "quick: longest pause between parts",
        "quick: Stop to a free reader",
        "quick: Stop to a free engine",
        "quick: Stop to a free engine",
    ]
    assert seconds["quick: first part"] < seconds["quick: whole"]
