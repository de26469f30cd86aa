"""Staged portions made into the next snapshot: each article once, a file a month and table, in a fixed order.

Which process analysed what, in which order and how often, leaves no trace: the same articles give the same
files.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from detente.records import DetenteError
from detente.scale_out.partition_writing import let_count, write_partition
from detente.scale_out.portion_analysis import MONTH, READING
from detente.scale_out.staging import Staging
from detente.store.arrow_tables import arrow_schema, key_of
from detente.store.article_rows import ARTICLE_TABLES
from detente.store.partition_words import INDEX, write_index
from detente.store.snapshots import PART, Manifest, Partition, Snapshot, current, next_folder

_AT_ONCE = 64  # portions that are split by month together
_MONTHS_AT_ONCE = 4  # that many are held in memory
Done = TypeVar("Done")


def publish(root: Path, version: str, staging: Staging, known: Collection[str] = ()) -> Snapshot:
    """Publish what is staged, on top of what the version's snapshot holds, and let it count.

    Args:
        root: The folder of partitions.
        version: Of the analyses.
        staging: Portions of this version.
        known: Portions whose articles are in the snapshot before, or among those that are staged.

    Returns:
        The snapshot that counts from now on.

    Raises:
        DetenteError: Two different articles would have one number.
    """
    before = current(root)
    base = before if before and before.manifest.version == version else None
    names = sorted(staging.names())
    chosen = _chosen(staging, names, base)
    folder = next_folder(root, version)
    folder.mkdir(parents=True)
    tables: dict[str, dict[str, Partition]] = {}
    with tempfile.TemporaryDirectory(dir=root, prefix=".split-") as split:
        for table in ARTICLE_TABLES:
            new = _split(staging, names, table.name, chosen, Path(split) / table.name)
            months = sorted(tables.get("article", {*new, *_months(base)}))
            tables[table.name] = _written(folder / table.name, table.name, months, new, base)
    _index_words(folder, tables["paragraph"], base)
    problems = sorted(
        {
            *(base.problems() if base else ()),
            *(json.dumps(each) for name in names for each in staging.problems(name)),
        }
    )
    written = datetime.now(UTC).isoformat(timespec="seconds")
    let_count(
        root, folder, Manifest(version, written, tables, len(problems)), problems, sorted({*names, *known})
    )
    staging.clear()
    published = current(root)
    assert published is not None
    return published


class _Chosen:
    """Which reading of each new article counts: the earliest published; of several on one day, one by its
    content.
    """

    def __init__(self, ids: NDArray[np.int64], readings: NDArray[np.int64]) -> None:
        self._ids, self._readings = ids, readings

    def of(self, ids: NDArray[np.int64], readings: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each row is of a reading that counts."""
        if not len(self._ids):
            return np.zeros(len(ids), dtype=bool)
        at = np.searchsorted(self._ids, ids).clip(0, len(self._ids) - 1)
        counts: NDArray[np.bool_] = (self._ids[at] == ids) & (self._readings[at] == readings)
        return counts


def _chosen(staging: Staging, names: Sequence[str], base: Snapshot | None) -> _Chosen:
    wanted = ["id", "sha256", MONTH, "published", READING]
    found = [table.select(wanted) for name in names if (table := staging.table(name, "article")) is not None]
    if not found:
        return _Chosen(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    articles = pa.concat_tables(found)
    days = pc.fill_null(articles["published"].cast(pa.int32()), np.iinfo(np.int32).max)
    articles = articles.set_column(wanted.index("published"), "published", days)
    order = [("id", "ascending"), ("published", "ascending"), (READING, "ascending")]
    articles = articles.take(pc.sort_indices(articles, sort_keys=order))
    ids = articles["id"].to_numpy()
    _refuse_shared(ids, articles["sha256"])
    first = np.diff(ids, prepend=-1) != 0
    if base is not None:
        first &= ~np.isin(ids, _ids(base))
    return _Chosen(ids[first], articles[READING].to_numpy()[first])


def _refuse_shared(ids: NDArray[np.int64], digests: pa.ChunkedArray) -> None:
    """Refuse two identities under one number."""
    same = np.flatnonzero(np.diff(ids) == 0)
    for at in same[~pc.equal(digests.take(same), digests.take(same + 1)).to_numpy(zero_copy_only=False)]:
        raise DetenteError(
            f"The articles {digests[int(at)]} and {digests[int(at) + 1]} would have one number; publish one "
            "of them in another folder."
        )


def _ids(snapshot: Snapshot) -> NDArray[np.int64]:
    files = (snapshot.partition("article", month) for month in snapshot.manifest.tables["article"])
    found = [pq.read_table(file, columns=["id"], partitioning=None)["id"].to_numpy() for file in files]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _split(
    staging: Staging, names: Sequence[str], table: str, chosen: _Chosen, folder: Path
) -> dict[str, Path]:
    """The rows that count by month, each month in a file, in one pass over the portions."""
    folder.mkdir(parents=True)
    files: dict[str, Path] = {}
    with ExitStack() as open_files:
        writers: dict[str, pa.RecordBatchStreamWriter] = {}
        for rows in _portions(staging, names, table):
            ids = rows["id" if table == "article" else "article_id"].to_numpy()
            kept = rows.filter(pa.array(chosen.of(ids, rows[READING].to_numpy())))
            for month, of_month in _by_month(kept):
                if month not in writers:
                    files[month] = folder / f"{month}.arrows"
                    sink = open_files.enter_context(pa.OSFile(os.fspath(files[month]), "wb"))
                    writers[month] = open_files.enter_context(pa.ipc.new_stream(sink, arrow_schema(table)))
                writers[month].write_table(of_month.select(arrow_schema(table).names))
    return files


def _by_month(rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Rows put in order of their months and cut: of fourteen years each row would be looked at 169 times."""
    rows = rows.take(pc.sort_indices(rows, sort_keys=[(MONTH, "ascending")])).combine_chunks()
    first = 0
    for counted in pc.value_counts(rows[MONTH]).to_pylist():
        yield counted["values"], rows.slice(first, counted["counts"])
        first += counted["counts"]


def _portions(staging: Staging, names: Sequence[str], table: str) -> Iterator[pa.Table]:
    for first in range(0, len(names), _AT_ONCE):
        some = (staging.table(name, table) for name in names[first : first + _AT_ONCE])
        if found := [rows for rows in some if rows is not None]:
            yield pa.concat_tables(found)


def _months(snapshot: Snapshot | None) -> Collection[str]:
    return snapshot.manifest.tables["article"] if snapshot else ()


def _written(
    folder: Path, table: str, months: Sequence[str], new: dict[str, Path], base: Snapshot | None
) -> dict[str, Partition]:
    """The partitions of a table, one for each month that has articles, if only with columns.

    Months without new rows are shared with the snapshot before.
    """
    old = base.manifest.tables[table] if base else {}

    def partition(month: str) -> Partition:
        file = folder / f"month={month}" / PART
        if base and month in old and month not in new:
            file.parent.mkdir(parents=True)
            _shared(base.partition(table, month), file)
            return old[month]
        rows = [_stream(new[month]) if month in new else arrow_schema(table).empty_table()]
        if base and month in old:
            rows.append(pq.read_table(base.partition(table, month), partitioning=None))
        return write_partition(file, _once(pa.concat_tables(rows), table))

    return dict(zip(months, _several(partition, months), strict=True))


def _index_words(folder: Path, months: Mapping[str, Partition], base: Snapshot | None) -> None:
    """Index the words of each month's paragraphs; months that did not change share the index before."""

    def index(month: str) -> None:
        file = folder / "paragraph" / f"month={month}" / PART
        old = base.partition("paragraph", month).with_name(INDEX) if base else file
        same = base is not None and base.manifest.tables["paragraph"].get(month) == months[month]
        if same and old.exists():
            _shared(old, file.with_name(INDEX))
        else:
            write_index(file)

    _several(index, list(months))


def _several(do: Callable[[str], Done], months: Sequence[str]) -> list[Done]:
    """Do something for each month, for some at a time: nearly all of it is outside of Python."""
    with ThreadPoolExecutor(min(_MONTHS_AT_ONCE, os.cpu_count() or 1)) as pool:
        return list(pool.map(do, months))


def index_words(snapshot: Snapshot) -> None:
    """Make the indexes of words that a snapshot lacks, which an earlier version published.

    Args:
        snapshot: The snapshot.
    """
    for month in snapshot.manifest.tables["paragraph"]:
        file = snapshot.partition("paragraph", month)
        if not file.with_name(INDEX).exists():
            write_index(file)


def _once(rows: pa.Table, table: str) -> pa.Table:
    """Rows in order of their key, each once."""
    key = key_of(table)
    further = [("filename", "ascending")] if table == "article" else []
    order = [*((name, "ascending") for name in key), *further]
    rows = rows.take(pc.sort_indices(rows, sort_keys=order))
    if rows.num_rows < 2:
        return rows
    later, earlier = rows.slice(1), rows.slice(0, rows.num_rows - 1)
    repeated = np.ones(rows.num_rows - 1, dtype=bool)
    for name in key:
        repeated &= pc.equal(later[name], earlier[name]).to_numpy(zero_copy_only=False)
    return rows.filter(pa.array(np.concatenate([[True], ~repeated])))


def _stream(file: Path) -> pa.Table:
    with pa.OSFile(os.fspath(file), "rb") as source, pa.ipc.open_stream(source) as reader:
        return reader.read_all()


def _shared(file: Path, name: Path) -> None:
    """The same file under another name, or a copy where the disk knows no second names."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
