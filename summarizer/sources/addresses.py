"""Which addresses a link may lead to: only those that are routed on the public Internet.

The ranges are those of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates) that are
not "globally reachable", the deprecated ones and the blocks for protocols (192.0.0.0/24, 2001::/23) included. They
stand here because the tables of ``ipaddress`` are as old as the Python that runs this.
"""

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from summarizer.errors import UnreadableSource

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by the customers of a provider
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local; the metadata of cloud machines
            "172.16.0.0/12",
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays, deprecated
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
# All addresses that were ever given out for global unicast; ::1, fc00::/7, fe80::/10, ff00::/8 and the like are beyond.
_GLOBAL_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo and benchmarks among them
            "2001:db8::/32",  # documentation
            "3ffe::/16",  # 6bone, given back
            "3fff::/20",  # documentation
        ),
    )
)
# Addresses of IPv4 hosts for networks without IPv4: NAT64 (RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: what stands before the IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, all of them public.

    Raises:
        UnreadableSource: the name is unknown, or any of its addresses is not globally routable. One private
            address among public ones is enough: nobody needs it for a news site, and it would be tried at times.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:  # ValueError: not encodable as a name, or with a zero byte in it
        raise UnreadableSource(f"The address {host} is not known.", "Check it, or paste the article's text.") from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in addresses:
        if not is_public(address):
            raise UnreadableSource(
                f"{host} is not a public address.", "Give the address of a public page, or paste the text."
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is globally routable, and so is any IPv4 address inside it."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_public_4(parsed)
    return _is_public_6(parsed) and all(map(_is_public_4, _embedded(parsed)))


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _CLOSED_4)


def _is_public_6(address: IPv6Address) -> bool:
    return address in _NAT64 or (address in _GLOBAL_6 and not any(address in network for network in _CLOSED_6))


def _embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    """IPv4 addresses that packets to an IPv6 address may end at: NAT64, 6to4, ISATAP."""
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _NAT64 or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        yield last
    if address.sixtofour is not None:
        yield address.sixtofour
