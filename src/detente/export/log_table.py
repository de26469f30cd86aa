"""The log of a library as a file of comma-separated values, its cells made harmless to spreadsheets."""

from __future__ import annotations

import csv
import io

from detente.export.cells import neutral_cell
from detente.store.engine import Library
from detente.store.log_reading import COLUMNS, entries


def as_csv(
    engine: Library, *, deed: str | None = None, outcome: str | None = None, limit: int | None = None
) -> bytes:
    """Entries of the log as a file.

    Args:
        engine: The library.
        deed: Only those of this deed.
        outcome: Only those that were done, or refused.
        limit: The latest so many; all where None.

    Returns:
        UTF-8 with a line an entry, the latest first, times in UTC.

    Raises:
        RefusedError: The library's holder is no administrator.
    """
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for entry in entries(engine, deed=deed, outcome=outcome, limit=limit):
        table.writerow({name: neutral_cell(value) for name, value in entry.as_row().items()})
    return text.getvalue().encode()
