"""Which model is asked, at which address, with which key: by environment alone, off where none is set.

The key is never stored, shown or logged. A model on another machine is asked over https; plain http only on
this machine and in networks of one's own, where a key and a text meet no stranger.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from detente.records import DetenteError

ADDRESS: Final = "DETENTE_MODEL_ADDRESS"
NAME: Final = "DETENTE_MODEL_NAME"
KEY: Final = "DETENTE_MODEL_KEY"
PRICES: Final = ("DETENTE_MODEL_PRICE_IN", "DETENTE_MODEL_PRICE_OUT")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How a model is reached.

    Attributes:
        address: Of its OpenAI-compatible interface, such as http://localhost:8000/v1, without a slash at the
            end.
        name: What the server calls the model.
        key: Sent with each question; empty where the server wants none.
        price_in: For a million tokens of instructions and texts, in whatever money the provider names; None
            where it was not given.
        price_out: For a million tokens of answers.
        seconds: How long one answer may take.
        tries: How often a question is asked before it is given up.
        first_pause: Seconds before the second try; they double with each further one.
    """

    address: str
    name: str
    key: str = field(default="", repr=False)
    price_in: float | None = None
    price_out: float | None = None
    seconds: float = 120.0
    tries: int = 4
    first_pause: float = 2.0

    @property
    def host(self) -> str:
        """Where texts go, to be said before they do."""
        return _taken_apart(self.address).hostname or ""


def model_settings(environment: Mapping[str, str] = os.environ) -> ModelSettings | None:
    """The model that is set up on the server.

    Args:
        environment: Variables by their names.

    Returns:
        How it is reached; None where no address is set, and then nothing is ever sent.

    Raises:
        DetenteError: The variables do not make a model that can be asked; the sentence names the one to set.
    """
    address = environment.get(ADDRESS, "").strip().rstrip("/")
    if not address:
        return None
    _may_be_asked(_taken_apart(address))
    name = " ".join(environment.get(NAME, "").split())[:_LONGEST_NAME]
    if not name:
        raise DetenteError(f"Set {NAME} to what the server at {ADDRESS} calls its model.")
    there, back = (_price(variable, environment.get(variable, "").strip()) for variable in PRICES)
    return ModelSettings(address, name, environment.get(KEY, "").strip(), there, back)


def _taken_apart(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        raise DetenteError(f"{ADDRESS} is no address; set it to one such as https://host/v1.") from None
    return parts


def _may_be_asked(parts: SplitResult) -> None:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DetenteError(f"{ADDRESS} is no address; set it to one such as https://host/v1.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise DetenteError(f"{ADDRESS} holds more than an address; a key belongs into {KEY}.")
    if parts.scheme == "http" and not _of_ones_own(parts.hostname):
        raise DetenteError(
            f"{ADDRESS} is a public address without https: anybody on the way could read the texts and the "
            "key. Set one that begins with https, or an address of your own network."
        )


def _of_ones_own(host: str) -> bool:
    """Whether a host is this machine or in a private network, by its address or by a name without a dot."""
    try:
        known: IPv4Address | IPv6Address = ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host
    return known.is_loopback or known.is_private


def _price(variable: str, written: str) -> float | None:
    if not written:
        return None
    try:
        price = float(written)
    except ValueError:
        price = math.nan
    if not 0 <= price < math.inf:
        raise DetenteError(f"{variable} is no price; give a number, for a million tokens.")
    return price
