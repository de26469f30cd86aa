"""The rows of a snapshot, a month after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from detente.store.snapshots import Snapshot


def months_of(snapshot: Snapshot) -> Iterator[dict[str, pa.Table]]:
    """All tables of a snapshot, month by month, articles without a date last.

    Args:
        snapshot: One that counts, or did.

    Yields:
        Rows by name of the table; an article stands whole in one month.
    """
    for month in sorted(snapshot.manifest.tables.get("article", {})):
        yield {
            table: pq.read_table(snapshot.partition(table, month), partitioning=None)
            for table in snapshot.manifest.tables
        }
