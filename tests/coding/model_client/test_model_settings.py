"""Which model is asked: by environment alone, nothing by default, and no key in the open."""

from __future__ import annotations

import pytest

from detente.coding.model_client.model_settings import ADDRESS, KEY, NAME, PRICES, model_settings
from detente.records import DetenteError


def test_nothing_is_asked_unless_somebody_set_it_up() -> None:
    assert model_settings({}) is None and model_settings({KEY: "k", NAME: "m", ADDRESS: " "}) is None


@pytest.mark.parametrize(
    "address",
    ["https://models.example.org/v1/", "http://localhost:8000/v1", "http://10.1.2.3/v1", "http://[::1]:9/v1",
     "http://inference:8000/v1"],
)  # fmt: skip
def test_a_model_is_asked_over_https_or_in_ones_own_network(address: str) -> None:
    found = model_settings({ADDRESS: address, NAME: " a  model ", KEY: "secret", PRICES[0]: "0.5"})
    assert found is not None and found.name == "a model" and not found.address.endswith("/")
    assert (found.price_in, found.price_out) == (0.5, None)
    assert "secret" not in repr(found), "a key stands in no message and no log"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://models.example.org/v1", "without https"),
        ("http://8.8.8.8/v1", "without https"),
        ("https://key@models.example.org/v1", KEY),
        ("https://models.example.org/v1?key=k", KEY),
        ("models.example.org", "is no address"),
        ("file:///etc/passwd", "is no address"),
        ("https://", "is no address"),
        ("https://host:port/v1", "is no address"),
        ("https://[::1/v1", "is no address"),
    ],
)
def test_other_addresses_are_refused_with_what_to_do(address: str, why: str) -> None:
    with pytest.raises(DetenteError, match=why):
        model_settings({ADDRESS: address, NAME: "m"})


@pytest.mark.parametrize("price", ["x", "-1", "nan", "inf"])
def test_a_price_is_a_number(price: str) -> None:
    with pytest.raises(DetenteError, match="no price"):
        model_settings({ADDRESS: "http://localhost/v1", NAME: "m", PRICES[1]: price})
    with pytest.raises(DetenteError, match=NAME):
        model_settings({ADDRESS: "http://localhost/v1"})
