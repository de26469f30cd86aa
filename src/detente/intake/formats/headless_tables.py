"""Tables of articles without a line of column names, known by the form of their rows
(data/intake/headless_tables.csv).
"""

from __future__ import annotations

import re
from functools import cache

from detente.data_tables import data_path, table
from detente.records import DetenteError

EMPTY = "null"  # how such tools write a cell in which nothing stands
NOTE = "The table has no line of column names; its columns are those that {called} writes."
_FINGERPRINT = re.compile(r"^[0-9a-f]{12,40}$|^[A-Za-z0-9+/]{26,43}=$")


def names_of(row: list[str]) -> tuple[tuple[str, ...], str] | None:
    """The names of a row's columns, and which tool writes them so; None where it is no such row.

    Args:
        row: The first of a table.
    """
    for names, told_by, called in _known():
        if len(row) == len(names) and _FINGERPRINT.match(row[told_by]) and _begins(row[0]):
            return names, called
    return None


def _begins(cell: str) -> bool:
    return cell == EMPTY or cell.startswith(("http://", "https://"))


@cache
def _known() -> tuple[tuple[tuple[str, ...], int, str], ...]:
    """Names of columns, the one whose form tells, and the tool. Raises DetenteError where a row is wrong."""
    found = []
    for line, row in table(
        data_path("intake", "headless_tables.csv"), ("called", "columns", "told by", "example")
    ):
        names = tuple(row["columns"].split(" ; "))
        if row["told by"] not in names or len(row["example"].split(" ; ")) != len(names):
            raise DetenteError(f"headless_tables.csv, line {line}: the example has not the columns it names.")
        found.append((names, names.index(row["told by"]), row["called"]))
    return tuple(found)
