"""Which addresses a link may lead to: only those that are routed on the public Internet."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from summarizer.errors import UnreadableSource

_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: the IPv4 address in the last 32 bits


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, all of them public.

    Raises:
        UnreadableSource: the name is unknown, or any of its addresses is not globally routable. One private
            address among public ones is enough: nobody needs it for a news site, and it would be tried at times.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
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
    return all(one.is_global and not one.is_multicast for one in (parsed, *_embedded(parsed)))


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses that packets to an IPv6 address end at: mapped, 6to4, Teredo, NAT64, IPv4-compatible."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or int(address) >> 32 == 0:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
