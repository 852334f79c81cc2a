"""Public addresses: the IANA Special-Purpose Address Registries, line by line, and IPv4 addresses inside others."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sources.addresses import is_public

# Globally reachable: False, or deprecated; and of those that are, what lies in the blocks for protocols.
CLOSED_4 = """
    0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
    192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    255.255.255.255/32
""".split()
CLOSED_6 = """
    ::/128 ::1/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128
    2001:1::2/128 2001:1::3/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28 2001:2::/48 2001:10::/28
    2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 ::/96 ::ffff:0:0:0/96 200::/7
    4000::/3 8000::/1
""".split()
# Globally reachable: True.
OPEN = "192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2620:4f:8000::/48".split()
# Ordinary ones, some right beside closed ranges.
USUAL = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0
    192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2606:4700::1111 2001:4860:4860::8888
    2a00:1450::1 2003::1 3fff:1000::1 2001:200::1
""".split()


@pytest.mark.parametrize("network", CLOSED_4 + CLOSED_6)
def test_no_address_of_a_special_range_is_public(network: str) -> None:
    range_ = ip_network(network)
    for address in (range_[0], range_[-1], range_[range_.num_addresses // 2], range_[range_.num_addresses // 3]):
        assert not is_public(str(address))
        assert not is_public(f"{address}%eth0")


@pytest.mark.parametrize("address", [str(ip_network(network)[0]) for network in OPEN] + USUAL)
def test_what_is_routed_everywhere_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("network", CLOSED_4)
def test_a_closed_address_inside_another_is_not_public(network: str) -> None:
    for inner in (IPv4Network(network)[0], IPv4Network(network)[-1]):
        for outer in containing(inner):
            assert not is_public(str(outer))


def containing(inner: IPv4Address) -> list[IPv6Address]:
    """Compatible, mapped, translated, NAT64, NAT64 of a site, 6to4, Teredo (server and client), ISATAP."""
    bits = int(inner)
    return [
        IPv6Address(bits),
        IPv6Address((0xFFFF << 32) | bits),
        IPv6Address((0xFFFF << 48) | bits),
        IPv6Address(int(IPv6Address("64:ff9b::")) | bits),
        IPv6Address(int(IPv6Address("64:ff9b:1::")) | bits),
        IPv6Address((0x2002 << 112) | (bits << 80) | 1),
        IPv6Address((0x20010000 << 96) | (bits << 64) | 1),
        IPv6Address((0x20010000 << 96) | (bits ^ 0xFFFFFFFF)),
        IPv6Address(int(IPv6Address("2a00:1450::")) | (0x00005EFE << 32) | bits),
        IPv6Address(int(IPv6Address("2a00:1450::")) | (0x02005EFE << 32) | bits),
    ]


def test_nat64_leads_to_public_hosts() -> None:
    """Networks without IPv4 reach every IPv4 site so."""
    assert is_public("64:ff9b::808:808")


@given(st.ip_addresses(v=6))
def test_public_ipv6_is_what_was_given_out_for_it(address: IPv6Address) -> None:
    given_out = (IPv6Network("2000::/3"), IPv6Network("64:ff9b::/96"))
    assert not is_public(str(address)) or any(address in network for network in given_out)


@pytest.mark.parametrize("address", ["", "not an address", "1.2.3", "256.1.1.1", "::g", "01.2.3.4", "1.1.1.1/32"])
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)
