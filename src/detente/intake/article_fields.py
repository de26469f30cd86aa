"""Which column of a table holds what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from detente.text.field_names import A_TOOLS_TIME, TELLS_A_BYLINE, TELLS_A_TOOL
from detente.text.field_names import folded as folded
from detente.text.field_names import usual_names as usual_names


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
    byline: str | None = None


def is_address(value: str) -> bool:
    """Whether a cell is an address of the web: such a one is no name of an outlet."""
    return value.strip().casefold().startswith(("http://", "https://", "www."))


def chosen_fields(cells: Mapping[str, str]) -> dict[str, str]:
    """By the names of things, which of them is what.

    Args:
        cells: A value, or the values of some rows, by the name of each column or field.

    Returns:
        The name of the column by each field of `Columns`; no column stands for two of them.
    """
    named = {folded(name): name for name in reversed(list(cells))}
    usual = usual_names()
    if named.keys() & set(usual[TELLS_A_TOOL]):  # when somebody annotated it, it was not published
        named = {name: column for name, column in named.items() if name not in usual[A_TOOLS_TIME]}
    found: dict[str, str] = {}
    for field in (one.name for one in fields(Columns)):
        for name in usual.get(field, ()):
            column = named.get(name)
            if column is None or column in found.values() or not _may_be(field, cells[column]):
                continue
            found[field] = column
            break
    if "author" in found and named.keys() & set(usual[TELLS_A_BYLINE]):
        found.setdefault("byline", found.pop("author"))
    return found


def _may_be(field: str, value: str) -> bool:
    if field == "outlet":
        return not is_address(value)
    return field != "url" or not value or is_address(value)
