"""The queue before the models: some work side by side, addresses take turns, nobody fills it alone, everybody knows
their place."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass

from summarizer.errors import Closed


class QueueFullError(Exception):
    """There is no place left to wait in."""


class ShareTakenError(QueueFullError):
    """The owner has as many places as one may have."""


@dataclass(slots=True, eq=False)
class _Ticket:
    owner: str
    turn: int  # the round in which it is served
    group: str = ""
    working: bool = False


class Queue:
    """Lets ``width`` callers of one group work at a time; at most ``places`` more wait, at most ``share`` of one owner.

    No more than ``own`` callers of one owner work at a time, and no group overtakes another that waits. Owners take
    turns: each has one caller served in every round (start-time fair queueing, Goyal et al. 1996); within a round the
    first to come is the first served.

    >>> queue = Queue(width=1, places=20)
    >>> async def work():
    ...     async for ahead in queue.enter("203.0.113.7"):   # 2, 1, 0: callers before this one
    ...         if ahead == 0:
    ...             ...                                      # the turn lasts until the loop is left

    Leaving the loop, by ``break``, an exception or cancellation, gives the turn or the place back; call
    ``aclose`` on the iterator (``contextlib.aclosing``) so that this happens at once.
    """

    def __init__(self, width: int = 1, places: int = 20, share: int | None = None, own: int | None = None) -> None:
        self._width = width
        self._own = width if own is None else own
        self._places = places
        self._share = places if share is None else share
        self._line: list[_Ticket] = []
        self._round = 0
        self._last: dict[str, int] = {}  # the round of each owner's newest ticket
        self._moved = asyncio.Condition()
        self.closed = False

    @property
    def waiting(self) -> int:
        """Callers who do not have their turn yet."""
        return sum(not ticket.working for ticket in self._line)

    @property
    def working(self) -> int:
        """Callers who have their turn."""
        return sum(ticket.working for ticket in self._line)

    @property
    def busy(self) -> bool:
        """Whether anybody works or waits."""
        return bool(self._line)

    def close(self) -> None:
        """From here on only those who have their turn go on."""
        self.closed = True

    async def enter(self, owner: str = "", group: str = "", poll: float = 0.5) -> AsyncGenerator[int, None]:
        """Yields the callers ahead whenever that changes, and every ``poll`` seconds; the last number is 0.

        Raises:
            QueueFullError: ``places`` callers are waiting already.
            ShareTakenError: ``share`` callers of this owner are.
            Closed: the queue is closed, or was meanwhile.
        """
        self._require_open()
        ticket = self._ticket(owner, group)
        try:
            while (ahead := self._ahead(ticket)) > 0:
                yield ahead
                await self._next_move(poll)
                self._require_open()
            ticket.working = True
            self._round = max(self._round, ticket.turn)
            yield 0
        finally:
            self._line.remove(ticket)
            self._last = {name: turn for name, turn in self._last.items() if turn >= self._round}
            async with self._moved:
                self._moved.notify_all()

    def _require_open(self) -> None:
        if self.closed:
            raise Closed("The server is ending.", "Ask again in a minute.")

    def _ticket(self, owner: str, group: str) -> _Ticket:
        if len(self._line) >= self._width + self._places:
            raise QueueFullError
        if self._owned(owner, (one for one in self._line if not one.working)) >= max(1, self._share):
            raise ShareTakenError
        turn = max(self._round, self._last.get(owner, -1) + 1)
        self._last[owner] = turn
        ticket = _Ticket(owner, turn, group)
        self._line.append(ticket)
        self._line.sort(key=lambda one: (not one.working, one.turn))  # stable: the first to come stays first
        return ticket

    def _ahead(self, ticket: _Ticket) -> int:
        """How many go before this one; 0 if it may work now, beside those that do."""
        beside: list[_Ticket] = []
        ahead, closed = 0, False
        for one in self._line:
            closed = closed or bool(beside and one.group != beside[0].group)
            admitted = not closed and len(beside) < self._width and self._owned(one.owner, beside) < self._own
            if admitted:
                beside.append(one)
            else:
                ahead += 1
            if one is ticket:
                return 0 if admitted else ahead
        raise ValueError("This ticket is not in the line.")

    @staticmethod
    def _owned(owner: str, tickets: Iterable[_Ticket]) -> int:
        return sum(ticket.owner == owner for ticket in tickets)

    async def _next_move(self, poll: float) -> None:
        async with self._moved:
            try:
                await asyncio.wait_for(self._moved.wait(), poll)
            except TimeoutError:
                return
