"""Owners beside those of the gazetteer: peoples, the state whose money it is; and bodies that own nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from detente.data_tables import data_path, table


def people_of(name: str) -> str | None:
    """The state of a people ("Danes"); None where the word is none."""
    return _named("people").get(name)


def state_of_money(code: str) -> str | None:
    """The state whose money a currency is, by its code of ISO 4217; None for the dollar, the euro and others
    that are counted in everywhere.
    """
    return _named("currency").get(code)


def only_counts(side: str) -> bool:
    """Whether a body counts what others spend or hold and owns no figure itself."""
    return side in _named("no owner")


@cache
def _named(kind: str) -> Mapping[str, str]:
    rows = table(data_path("figures", "owner_names.csv"), ("kind", "name", "side", "reason"))
    return {row["name"]: row["side"] for _, row in rows if row["kind"] == kind}
