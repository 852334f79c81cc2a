"""The queue before the models: addresses take turns, nobody fills it alone, everybody knows their place."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass


class QueueFullError(Exception):
    """There is no place left to wait in."""


class ShareTakenError(QueueFullError):
    """The owner has as many places as one may have."""


@dataclass(slots=True, eq=False)
class _Ticket:
    owner: str
    turn: int  # the round in which it is served
    working: bool = False


class Queue:
    """Lets ``width`` callers work at a time; at most ``places`` more wait, at most ``share`` of one owner.

    Owners take turns: each has one caller served in every round (start-time fair queueing, Goyal et al. 1996); within
    a round the first to come is the first served.

    >>> queue = Queue(width=1, places=20)
    >>> async def work():
    ...     async for ahead in queue.enter("203.0.113.7"):   # 2, 1, 0: callers before this one
    ...         if ahead == 0:
    ...             ...                                      # the turn lasts until the loop is left

    Leaving the loop, by ``break``, an exception or cancellation, gives the turn or the place back; call
    ``aclose`` on the iterator (``contextlib.aclosing``) so that this happens at once.
    """

    def __init__(self, width: int = 1, places: int = 20, share: int | None = None) -> None:
        self._width = width
        self._places = places
        self._share = places if share is None else share
        self._line: list[_Ticket] = []
        self._round = 0
        self._last: dict[str, int] = {}  # the round of each owner's newest ticket
        self._moved = asyncio.Condition()

    @property
    def waiting(self) -> int:
        """Callers who do not have their turn yet."""
        return max(0, len(self._line) - self._width)

    async def enter(self, owner: str = "", poll: float = 0.5) -> AsyncGenerator[int, None]:
        """Yields the callers ahead whenever that changes, and every ``poll`` seconds; the last number is 0.

        Raises:
            QueueFullError: ``places`` callers are waiting already.
            ShareTakenError: ``share`` callers of this owner are.
        """
        ticket = self._ticket(owner)
        try:
            while (ahead := self._ahead(ticket)) > 0:
                yield ahead
                await self._next_move(poll)
            ticket.working = True
            self._round = max(self._round, ticket.turn)
            yield 0
        finally:
            self._line.remove(ticket)
            self._last = {name: turn for name, turn in self._last.items() if turn >= self._round}
            async with self._moved:
                self._moved.notify_all()

    def _ticket(self, owner: str) -> _Ticket:
        if len(self._line) >= self._width + self._places:
            raise QueueFullError
        if sum(ticket.owner == owner and not ticket.working for ticket in self._line) >= max(1, self._share):
            raise ShareTakenError
        turn = max(self._round, self._last.get(owner, -1) + 1)
        self._last[owner] = turn
        ticket = _Ticket(owner, turn)
        self._line.append(ticket)
        self._line.sort(key=lambda one: (not one.working, one.turn))  # stable: the first to come stays first
        return ticket

    def _ahead(self, ticket: _Ticket) -> int:
        return max(0, self._line.index(ticket) - self._width + 1)

    async def _next_move(self, poll: float) -> None:
        async with self._moved:
            try:
                await asyncio.wait_for(self._moved.wait(), poll)
            except TimeoutError:
                return
