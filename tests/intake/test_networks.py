"""Only the public internet is visited: no form of any other address comes through."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.fetching import Network, fetch
from detente.intake.networks import closed_networks, is_public, numeric

CLOSED = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254
169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.7
203.0.113.7 224.0.0.1
239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8
::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::1 2001:20::1
2001:db8::1 2002:7f00:1:: 2002:0a00:1:: 2002:0808:0808::1 3fff::1 5f00::1 fc00::1 fd12:3456::1
fe80::1 fe80::1%eth0
fec0::1 ff02::1 4000::1 8000::1
""".split()
OPEN = (
    "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 "
    "192.167.255.255 2606:4700::1111 2a00:1450:4001::1".split()
)
# How people write 127.0.0.1, 10.0.0.1 and others where a host is asked; what the system makes of it is
# checked.
ODD_HOSTS = """
2130706433 0x7f000001 0x7f.1 0177.0.0.1 127.1 127.0.1 017700000001 [::1] [::ffff:127.0.0.1] [::ffff:7f00:1]
[0:0:0:0:0:ffff:127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1%25lo] 127.0.0.1.
127。0。0。1 ①②⑦.⓪.⓪.① 0 0.0.0.0 localhost
LOCALHOST localhost. 10.1 167772161 0xa9fea9fe 169.254.169.254 192.168.257 [fd00::1] [::]
""".split()


@pytest.mark.parametrize("written", CLOSED)
def test_what_is_not_public_is_closed(written: str) -> None:
    address = numeric(written)
    assert address is not None and not is_public(address)


@pytest.mark.parametrize("written", OPEN)
def test_what_is_public_is_open(written: str) -> None:
    assert is_public(ip_address(written))


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_odd_ways_of_writing_a_host_lead_nowhere(host: str) -> None:
    problem = fetch(f"http://{host}/").problem or ""
    assert "not on the public internet" in problem or "no host" in problem or "no site called" in problem


@given(st.ip_addresses(v=4))
def test_ipv4_is_closed_wherever_python_or_the_table_says_so(address: IPv4Address) -> None:
    if not address.is_global or any(address in network for network in closed_networks()):
        assert not is_public(address)
    assert not is_public(IPv6Address(f"::ffff:{address}"))
    assert not is_public(IPv6Address(int(IPv6Address("64:ff9b::")) + int(address)))
    assert not is_public(IPv6Address(int(IPv6Address("2002::")) + (int(address) << 80)))
    assert not is_public(IPv6Address(int(address)))


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_nothing_is_asked_of_a_host_with_any_closed_address(address: IPv4Address | IPv6Address) -> None:
    """No connection is tried in this test: each host has a closed address beside the one drawn."""
    asked = Network(resolve=lambda host, port: (str(address), "10.0.0.1"))
    assert "not on the public internet" in (fetch("http://gazette.test/", network=asked).problem or "")


@given(st.sampled_from(list(closed_networks())), st.integers(min_value=0))
def test_every_address_of_every_closed_range_is_closed(network: object, place: int) -> None:
    assert not is_public(network[place % network.num_addresses])  # type: ignore[index,attr-defined]
