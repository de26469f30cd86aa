"""Writing a snapshot: its partitions one by one, then what makes it whole."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from detente.store.snapshots import PORTIONS, PROBLEMS, Manifest, Partition, switch, write_manifest

_ROW_GROUP = 100_000  # rows


def write_partition(file: Path, rows: pa.Table) -> Partition:
    """Write one month of one table.

    Args:
        file: Its place in the snapshot's folder; the folder around it is made.
        rows: In order of their key.

    Returns:
        What the manifest says of it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(rows, file, compression="zstd", row_group_size=_ROW_GROUP)
    return Partition(rows.num_rows, sha256(file.read_bytes()).hexdigest())


def let_count(
    root: Path, folder: Path, manifest: Manifest, problems: Iterable[str] = (), portions: Iterable[str] = ()
) -> None:
    """Make a snapshot whole, whose partitions are written, and let it count.

    Args:
        root: The folder of partitions.
        folder: The snapshot's, below it.
        manifest: What it holds.
        problems: What could not be read, a line of JSON each.
        portions: What went into it.
    """
    (folder / PROBLEMS).write_text("".join(f"{line}\n" for line in problems), encoding="utf-8")
    (folder / PORTIONS).write_text("\n".join(portions), encoding="utf-8")
    write_manifest(folder, manifest)
    switch(root, folder)
