"""What a reader's run has come to is shown as it comes."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import pytest

from summarizer.events import Event
from summarizer.web import ServeOptions, Service
from summarizer.web.reading import Phase, Reading
from tests.web.fake import FakeSummarizer, FakeSupply

TEXT = "Il lago\nUn battello porta i libri. La gente legge. Parte a marzo. Torna a novembre."


def test_what_has_come_is_shown_before_what_takes_long() -> None:
    fake = FakeSummarizer()
    service = Service(ServeOptions(), fake.under, FakeSupply(fake))
    reading = Reading(text=TEXT, targets=("en",))
    done: list[int] = []

    async def read() -> None:
        async with asyncio.timeout(60), aclosing(service.read(reading)) as steps:
            with fake.held(at=2):  # within the pause between two updates of the page
                async for _ in steps:
                    if reading.state.done == 2:
                        break
            done.append(reading.state.done)
            async for _ in steps:
                pass

    asyncio.run(read())
    assert done == [2]
    assert reading.phase is Phase.DONE
    assert reading.state.done == 4


def test_what_goes_wrong_in_a_run_comes_after_what_has_come() -> None:
    fake = FakeSummarizer()
    service = Service(ServeOptions(), fake.under, FakeSupply(fake))
    reading = Reading(text=TEXT, targets=("en",))
    begun = fake._translate

    def failing(*given: Any) -> Iterator[Event]:
        yield from list(begun(*given))[:4]
        raise MemoryError

    fake._translate = failing  # type: ignore[method-assign,assignment]

    async def read() -> None:
        async with aclosing(service.read(reading)) as steps:
            async for _ in steps:
                pass

    with pytest.raises(MemoryError):
        asyncio.run(read())
    assert reading.state.done == 1
