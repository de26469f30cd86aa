"""Which network addresses are public: everything but IANA's special-purpose ranges
(data/intake/closed_networks.csv).
"""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from detente.data_tables import data_path, table
from detente.records import DetenteError

IpAddress: TypeAlias = IPv4Address | IPv6Address
_GIVEN_OUT = IPv6Network(
    "2000::/3"
)  # of IPv6, only this is given out to the public internet (RFC 4291, IANA)


def numeric(written: str) -> IpAddress | None:
    """The address that a resolver gave, without the zone of a link ("fe80::1%eth0"); None where it is
    none.
    """
    try:
        return ip_address(written.partition("%")[0])
    except ValueError:
        return None


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet.

    Refused are the ranges of the table and what Python's `ipaddress` knows as private, reserved,
    link-local, multicast or unspecified. An IPv6 address with an IPv4 one inside (mapped, 6to4, NAT64,
    Teredo) is always refused.
    """
    if isinstance(address, IPv6Address) and address not in _GIVEN_OUT:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in closed_networks())


@cache
def closed_networks() -> tuple[IPv4Network | IPv6Network, ...]:
    """The ranges of the table. Raises DetenteError naming the line of one that is no range."""
    found = []
    for line, row in table(data_path("intake", "closed_networks.csv"), ("network", "what", "source")):
        try:
            found.append(ip_network(row["network"]))
        except ValueError:
            raise DetenteError(
                f"closed_networks.csv, line {line}: “{row['network']}” is no range of addresses; correct it."
            ) from None
    return tuple(found)
