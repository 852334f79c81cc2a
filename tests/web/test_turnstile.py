"""First come, first served; everybody knows their place; nobody leaves a place behind."""

import asyncio
from contextlib import aclosing

import pytest

from summarizer.web.turnstile import QueueFullError, Turnstile


async def visit(turnstile: Turnstile, name: str, log: list[str], stay: asyncio.Event | None = None) -> list[int]:
    """Enter, note one's name at one's turn, stay until told; returns the places seen."""
    seen: list[int] = []
    async with aclosing(turnstile.enter(poll=0.01)) as places:
        async for ahead in places:
            if not seen or seen[-1] != ahead:
                seen.append(ahead)
            if ahead == 0:
                log.append(name)
                if stay:
                    await stay.wait()
                break
    return seen


def test_callers_go_in_the_order_of_arrival_and_see_their_place() -> None:
    async def scenario() -> None:
        turnstile, log, stay = Turnstile(), list[str](), asyncio.Event()
        first = asyncio.create_task(visit(turnstile, "a", log, stay))
        await asyncio.sleep(0)
        others = [asyncio.create_task(visit(turnstile, name, log)) for name in "bcd"]
        await asyncio.sleep(0.03)
        assert turnstile.waiting == 3
        stay.set()
        places = await asyncio.gather(first, *others)
        assert log == list("abcd")
        assert [seen[0] for seen in places] == [0, 1, 2, 3]
        assert all(seen[-1] == 0 and seen == sorted(seen, reverse=True) for seen in places)
        assert turnstile.waiting == 0

    asyncio.run(scenario())


def test_a_full_queue_refuses() -> None:
    async def scenario() -> None:
        turnstile, log, stay = Turnstile(places=1), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(visit(turnstile, name, log, stay)) for name in "ab"]
        await asyncio.sleep(0.02)
        with pytest.raises(QueueFullError):
            await visit(turnstile, "c", log)
        stay.set()
        await asyncio.gather(*tasks)

    asyncio.run(scenario())


def test_who_gives_up_leaves_the_place_to_the_next() -> None:
    async def scenario() -> None:
        turnstile, log, stay = Turnstile(), list[str](), asyncio.Event()
        first = asyncio.create_task(visit(turnstile, "a", log, stay))
        second = asyncio.create_task(visit(turnstile, "b", log))
        third = asyncio.create_task(visit(turnstile, "c", log))
        await asyncio.sleep(0.02)
        second.cancel()
        await asyncio.sleep(0.02)
        assert turnstile.waiting == 1
        stay.set()
        await asyncio.gather(first, third)
        assert log == ["a", "c"]

    asyncio.run(scenario())


def test_a_turn_that_fails_is_given_back() -> None:
    async def fail(turnstile: Turnstile) -> None:
        async with aclosing(turnstile.enter()) as places:
            async for _ in places:
                raise RuntimeError("the work failed")

    async def scenario() -> None:
        turnstile = Turnstile()
        with pytest.raises(RuntimeError):
            await fail(turnstile)
        assert await visit(turnstile, "a", []) == [0]

    asyncio.run(scenario())
