"""The rows of a table of articles, in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MOST_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class FileRow:
    """`place` names it as its file does ("row 3", "line 7"); `cells` as text, or the `problem` for which it
    has none.
    """

    place: str
    cells: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FileTable:
    """Column names, and rows with as many cells as there are columns; `rows` can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[FileRow]
    notes: tuple[str, ...] = ()
