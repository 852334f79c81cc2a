"""A queue in the order of arrival, in which everybody knows their place."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator


class QueueFullError(Exception):
    """There is no place left to wait in."""


class Turnstile:
    """Lets ``width`` callers work at a time; at most ``places`` more wait, first come, first served.

    >>> turnstile = Turnstile(width=1, places=20)
    >>> async def work():
    ...     async for ahead in turnstile.enter():   # 2, 1, 0: callers before this one
    ...         if ahead == 0:
    ...             ...                             # the turn lasts until the loop is left

    Leaving the loop, by ``break``, an exception or cancellation, gives the turn or the place back; call
    ``aclose`` on the iterator (``contextlib.aclosing``) so that this happens at once.
    """

    def __init__(self, width: int = 1, places: int = 20) -> None:
        self._width = width
        self._places = places
        self._line: deque[object] = deque()
        self._moved = asyncio.Condition()

    @property
    def waiting(self) -> int:
        """Callers who do not have their turn yet."""
        return max(0, len(self._line) - self._width)

    async def enter(self, poll: float = 0.5) -> AsyncGenerator[int, None]:
        """Yields the callers ahead whenever that changes, and every ``poll`` seconds; the last number is 0.

        Raises:
            QueueFullError: ``places`` callers are waiting already.
        """
        if len(self._line) >= self._width + self._places:
            raise QueueFullError
        ticket = object()
        self._line.append(ticket)
        try:
            while (ahead := self._ahead(ticket)) > 0:
                yield ahead
                await self._next_move(poll)
            yield 0
        finally:
            self._line.remove(ticket)
            async with self._moved:
                self._moved.notify_all()

    def _ahead(self, ticket: object) -> int:
        return max(0, self._line.index(ticket) - self._width + 1)

    async def _next_move(self, poll: float) -> None:
        async with self._moved:
            try:
                await asyncio.wait_for(self._moved.wait(), poll)
            except TimeoutError:
                return
