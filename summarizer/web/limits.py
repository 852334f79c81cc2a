"""How often one client may come, and what a client is."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock

from summarizer.web.options import Rate

_CLIENTS = 10_000  # remembered at most; the one unheard of for longest is forgotten first


class TooFastError(Exception):
    """The client has used up its share; ``seconds`` until it may come again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds


class RateLimit:
    """A sliding window for each client address.

    IPv6 clients are counted by their /64 network: one subscriber usually holds all of it (RFC 6177).
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, address: str | None) -> None:
        """Count one run of ``address`` (None: unknown; all unknown ones count as one client).

        Raises:
            TooFastError: the client has had its share; this run is not counted.
        """
        if self._rate.count == 0:
            return
        now = self._clock()
        with self._lock:
            times = self._seen.setdefault(client_key(address), deque())
            self._seen.move_to_end(client_key(address))
            while times and times[0] <= now - self._rate.seconds:
                times.popleft()
            if len(times) >= self._rate.count:
                raise TooFastError(times[0] + self._rate.seconds - now)
            times.append(now)
            while len(self._seen) > _CLIENTS:
                self._seen.popitem(last=False)

    def forget(self, address: str | None) -> None:
        """Let a client begin anew."""
        with self._lock:
            self._seen.pop(client_key(address), None)


def client_key(address: str | None) -> str:
    """What identifies a client: its IPv4 address, its IPv6 /64 network, or the empty string."""
    try:
        parsed = ip_address((address or "").partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)
