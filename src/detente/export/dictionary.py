"""The data dictionary: what each exported column means, in which unit and range."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """One column: its unit and range ("" where it has none), and what it says."""

    column: str
    unit: str
    range: str
    meaning: str


def read_dictionary(file: Path) -> dict[str, ColumnMeaning]:
    """The columns of a dictionary by name.

    Args:
        file: A table like data/export/dictionary.csv.

    Raises:
        DetenteError: A row is wrong, or a column has two; the sentence names the line.
    """
    found: dict[str, ColumnMeaning] = {}
    lines: dict[str, int] = {}
    for line, row in table(file, ("column", "meaning")):
        column = row["column"]
        if column in found:
            raise DetenteError(
                f"{file.name}, line {line}: the column {column!r} stands in line {lines[column]} already; "
                "keep one of the two."
            )
        lines[column] = line
        found[column] = ColumnMeaning(column, row["unit"], row["range"], row["meaning"])
    return found


@lru_cache(maxsize=1)
def dictionary() -> dict[str, ColumnMeaning]:
    """Every column that an export may hold, by name.

    Raises:
        DetenteError: A row is wrong; the sentence names the line.
    """
    return read_dictionary(data_path("export", "dictionary.csv"))


def meanings(columns: Iterable[str]) -> tuple[ColumnMeaning, ...]:
    """The meanings of some columns.

    Args:
        columns: Names of columns.

    Returns:
        Their meanings, in the same order.

    Raises:
        DetenteError: The dictionary does not hold one of them; the sentence names it and the file.
    """
    asked, known = tuple(columns), dictionary()
    for column in asked:
        if column not in known:
            raise DetenteError(
                f"data/export/dictionary.csv has no line for the column {column!r}; add one with its meaning."
            )
    return tuple(known[column] for column in asked)
