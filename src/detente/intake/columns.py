"""Which column of a table holds what, and the names by which such columns go (data/intake/columns.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.shipped import data_path, table


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that were chosen, as the table names them; None where none holds such a thing."""

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None


@cache
def usual_names() -> dict[str, tuple[str, ...]]:
    """The names of each field's column in order of preference, folded by `folded`."""
    found: dict[str, list[str]] = {}
    for _, row in table(data_path("intake", "columns.csv"), ("field", "name")):
        found.setdefault(row["field"], []).append(folded(row["name"]))
    return {field: tuple(names) for field, names in found.items()}


def folded(name: str) -> str:
    """A column's name without what people write differently: "Published at", "published_at", "publishedAt"."""
    return "".join(character for character in name.casefold() if character.isalnum())
