"""An archive of partitions again and again under other numbers: ten million paragraphs out of one million.

Run: python benchmarks/repeated_archive.py ARCHIVE --out DIR [--times 10]

Each month's rows are written `--times` times, as articles with other numbers on the same days. There is no
index of words: searches are not what such an archive is made for. What is measured on it is size.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from detente.scale_out.partition_writing import let_count, write_partition
from detente.store.snapshots import PART, Manifest, Partition, Snapshot, current, next_folder

_NUMBERS = 2**52 - 1  # that articles may have, as bits
_STEP = 0x9E3779B97F4A7 & _NUMBERS  # odd: multiples of it lie apart


def repeated(archive: Snapshot, out: Path, times: int) -> Manifest:
    """Write an archive's rows so many times.

    Args:
        archive: What is repeated.
        out: The folder of partitions.
        times: How often.

    Returns:
        What was written.
    """
    folder = next_folder(out, archive.manifest.version)
    tables: dict[str, dict[str, Partition]] = {}
    for table, months in archive.manifest.tables.items():
        tables[table] = {}
        for month in months:
            rows = _again(pq.read_table(archive.partition(table, month), partitioning=None), table, times)
            tables[table][month] = write_partition(folder / table / f"month={month}" / PART, rows)
    manifest = Manifest(archive.manifest.version, archive.manifest.written, tables, 0)
    let_count(out, folder, manifest)
    return manifest


def _again(rows: pa.Table, table: str, times: int) -> pa.Table:
    """A month's rows under several numbers of articles, in order of these numbers."""
    key = "id" if table == "article" else "article_id"
    ids = rows[key].to_numpy()
    copies = []
    for copy in range(times):
        numbers = (ids + copy * _STEP) & _NUMBERS
        one = rows.set_column(rows.column_names.index(key), key, pa.array(numbers))
        if table == "article":
            for name in ("sha256", "words"):
                digests = pc.binary_join_element_wise(
                    f"{copy:02x}", pc.utf8_slice_codeunits(one[name], 2), ""
                )
                one = one.set_column(one.column_names.index(name), name, digests)
        copies.append(one)
    together = pa.concat_tables(copies)
    return together.take(pa.array(np.argsort(together[key].to_numpy(), kind="stable")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    archive = current(options.archive)
    if archive is None:
        raise SystemExit(f"{options.archive} holds no partitions.")
    options.out.mkdir(parents=True, exist_ok=True)
    made = repeated(archive, options.out.resolve(), options.times)
    print({table: made.rows(table) for table in made.tables})


if __name__ == "__main__":
    main()
