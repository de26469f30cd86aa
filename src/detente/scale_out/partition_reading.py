"""The rows of a snapshot, some months at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from detente.store.snapshots import Snapshot

_TOGETHER = 1_000  # articles from which months are given back: few at a time cost more than their rows


def months_of(snapshot: Snapshot) -> Iterator[dict[str, pa.Table]]:
    """All tables of a snapshot, in stretches of whole months, articles without a date last.

    Args:
        snapshot: One that counts, or did.

    Yields:
        Rows by name of the table, of a thousand articles or more; the last stretch may have fewer.
    """
    together: list[str] = []
    articles = 0
    months = snapshot.manifest.tables.get("article", {})
    for month in sorted(months):
        together.append(month)
        articles += months[month].rows
        if articles >= _TOGETHER:
            yield _read(snapshot, together)
            together, articles = [], 0
    if together:
        yield _read(snapshot, together)


def _read(snapshot: Snapshot, months: list[str]) -> dict[str, pa.Table]:
    return {
        table: pa.concat_tables([_file(snapshot.partition(table, month)) for month in months])
        for table in snapshot.manifest.tables
    }


def _file(path: Path) -> pa.Table:
    """One file's rows, without what `read_table` does to find out whether there are several."""
    with pq.ParquetFile(path) as file:
        return file.read(use_threads=False)
