"""Owners take turns, each in the order of arrival; everybody knows their place; nobody leaves a place behind."""

import asyncio
from collections import Counter
from contextlib import aclosing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.web.queue import Queue, QueueFullError, ShareTakenError


async def visit(
    queue: Queue, name: str, log: list[str], stay: asyncio.Event | None = None, owner: str = "", group: str = ""
) -> list[int]:
    """Enter, note one's name at one's turn, stay until told; returns the places seen."""
    seen: list[int] = []
    async with aclosing(queue.enter(owner, group, poll=0.01)) as places:
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
        queue, log, stay = Queue(), list[str](), asyncio.Event()
        first = asyncio.create_task(visit(queue, "a", log, stay))
        await asyncio.sleep(0)
        others = [asyncio.create_task(visit(queue, name, log)) for name in "bcd"]
        await asyncio.sleep(0.03)
        assert queue.waiting == 3
        stay.set()
        places = await asyncio.gather(first, *others)
        assert log == list("abcd")
        assert [seen[0] for seen in places] == [0, 1, 2, 3]
        assert all(seen[-1] == 0 and seen == sorted(seen, reverse=True) for seen in places)
        assert queue.waiting == 0

    asyncio.run(scenario())


def test_a_full_queue_refuses() -> None:
    async def scenario() -> None:
        queue, log, stay = Queue(places=1), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(visit(queue, name, log, stay)) for name in "ab"]
        await asyncio.sleep(0.02)
        with pytest.raises(QueueFullError):
            await visit(queue, "c", log)
        stay.set()
        await asyncio.gather(*tasks)

    asyncio.run(scenario())


def test_who_gives_up_leaves_the_place_to_the_next() -> None:
    async def scenario() -> None:
        queue, log, stay = Queue(), list[str](), asyncio.Event()
        first = asyncio.create_task(visit(queue, "a", log, stay))
        second = asyncio.create_task(visit(queue, "b", log))
        third = asyncio.create_task(visit(queue, "c", log))
        await asyncio.sleep(0.02)
        second.cancel()
        await asyncio.sleep(0.02)
        assert queue.waiting == 1
        stay.set()
        await asyncio.gather(first, third)
        assert log == ["a", "c"]

    asyncio.run(scenario())


def test_a_turn_that_fails_is_given_back() -> None:
    async def fail(queue: Queue) -> None:
        async with aclosing(queue.enter()) as places:
            async for _ in places:
                raise RuntimeError("the work failed")

    async def scenario() -> None:
        queue = Queue()
        with pytest.raises(RuntimeError):
            await fail(queue)
        assert await visit(queue, "a", []) == [0]

    asyncio.run(scenario())


async def served(owners: str, late: str = "") -> str:
    """The order in which callers of these owners have their turn; the ``late`` ones come during the second turn."""
    queue, log, tasks = Queue(), list[str](), list[asyncio.Task[None]]()

    async def call(owner: str) -> None:
        async with aclosing(queue.enter(owner, poll=0.01)) as places:
            async for ahead in places:
                if ahead == 0:
                    log.append(owner)
                    if len(log) == 2:
                        tasks.extend(asyncio.create_task(call(one)) for one in late)
                    await asyncio.sleep(0.01)
                    break

    tasks += [asyncio.create_task(call(owner)) for owner in owners]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.01)
    return "".join(log)


def test_owners_take_turns() -> None:
    assert asyncio.run(served("aaaab")) == "abaaa"
    assert asyncio.run(served("aaabbc")) == "abcaba"
    assert asyncio.run(served("aaaa", late="bb")) == "aababa"


@given(st.text("abc", min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_nobody_who_waits_falls_behind_by_more_than_one_turn(owners: str) -> None:
    order = asyncio.run(served(owners))
    assert sorted(order) == sorted(owners)
    for end in range(len(order)):
        had, left = Counter(order[:end]), Counter(order[end:])
        assert all(had[owner] <= had[waiting] + 1 for owner in had for waiting in left)


def test_several_work_side_by_side_but_groups_one_after_the_other() -> None:
    async def scenario() -> None:
        queue, log, stay = Queue(width=2), list[str](), {group: asyncio.Event() for group in "xy"}
        tasks = [
            asyncio.create_task(visit(queue, name, log, stay[group], name, group))
            for name, group in zip("abcde", "xyxxy", strict=True)
        ]
        await asyncio.sleep(0.05)
        assert log == ["a"]  # "c" would fit beside it, but "b" was there before
        assert queue.waiting == 4
        stay["x"].set()
        await asyncio.sleep(0.05)
        assert log == ["a", "b"]
        stay["y"].set()
        await asyncio.gather(*tasks)
        assert log == ["a", "b", "c", "d", "e"]

    asyncio.run(scenario())


def test_one_owner_leaves_room_beside() -> None:
    async def scenario() -> None:
        queue, log, stay = Queue(width=3, own=2), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(visit(queue, owner, log, stay, owner)) for owner in "aaaab"]
        await asyncio.sleep(0.05)
        assert sorted(log) == ["a", "a", "b"]
        assert queue.waiting == 2
        stay.set()
        await asyncio.gather(*tasks)
        assert len(log) == 5

    asyncio.run(scenario())


def test_one_owner_has_a_share_and_the_next_finds_a_place() -> None:
    async def scenario() -> None:
        queue, log, stay = Queue(places=4, share=2), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(visit(queue, "greedy", log, stay, "greedy")) for _ in range(3)]
        await asyncio.sleep(0.02)
        with pytest.raises(ShareTakenError):
            await visit(queue, "greedy", log, stay, "greedy")
        tasks.append(asyncio.create_task(visit(queue, "other", log, stay, "other")))
        await asyncio.sleep(0.02)
        assert queue.waiting == 3
        stay.set()
        await asyncio.gather(*tasks)
        assert log == ["greedy", "other", "greedy", "greedy"]

    asyncio.run(scenario())
