"""The data dictionary: what each exported column means, in which unit and range."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.data_tables import data_path, table


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """One column: its unit and range ("" where it has none), and what it says."""

    column: str
    unit: str
    range: str
    meaning: str


@lru_cache(maxsize=1)
def dictionary() -> dict[str, ColumnMeaning]:
    """Every column that an export may hold, by name.

    Raises DetenteError with the line where a row is wrong.
    """
    rows = table(data_path("export", "dictionary.csv"), ("column", "meaning"))
    return {
        row["column"]: ColumnMeaning(row["column"], row["unit"], row["range"], row["meaning"])
        for _, row in rows
    }


def meanings(columns: Iterable[str]) -> tuple[ColumnMeaning, ...]:
    """The meanings of some columns.

    Args:
        columns: Names of columns.

    Returns:
        Their meanings, in the same order.

    Raises:
        KeyError: The dictionary does not hold one of them.
    """
    return tuple(dictionary()[column] for column in columns)
