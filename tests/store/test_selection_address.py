"""A selection as the query of a link."""

from __future__ import annotations

from datetime import date

from detente.store.selection import Selection
from detente.store.selection_address import address_of


def test_only_what_is_chosen_stands_in_the_address_as_the_page_writes_it() -> None:
    assert address_of(Selection()) == {}
    assert address_of(Selection(start=date(2025, 4, 1), sides=("RUS",), corpus="own")) == {
        "from": "2025-04-01",
        "corpus": "uploaded",
        "side": ["Russia"],
    }
