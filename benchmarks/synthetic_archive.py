"""An archive of any size as partitions of Parquet, of invented articles, for trials of size.

Run: python benchmarks/synthetic_archive.py --out DIR [--paragraphs 1000000] [--distinct 40000]

A batch analyses `--distinct` paragraphs of invented articles (`detente demo`). Each of these articles is then
repeated with another number, another date and words of its own at the end of each paragraph until there are
as many as asked for. `detente load DIR` makes a library of them. What is measured on such an archive is size:
its texts repeat each other more than a real one's do.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from batch_engines import write

from detente.demo.corpus import FIRST, LAST
from detente.demo.synthetic_text import speakers_as_actors
from detente.jobs.in_use import InUse
from detente.scale_out.batch_run import run_batch
from detente.scale_out.engines import Serial
from detente.scale_out.partition_reading import months_of
from detente.scale_out.portion_analysis import MONTH, READING, UNDATED, AnalysedPortion
from detente.scale_out.portions import portions
from detente.scale_out.publishing import publish
from detente.scale_out.staging import Staging
from detente.store.arrow_tables import arrow_schema
from detente.store.article_rows import number_of
from detente.store.snapshots import Snapshot
from detente.store.stale import SYNTHETIC

_DAYS = (LAST - FIRST).days + 1
_EPOCH = np.datetime64(0, "D")
_TEXT_GOES_ON = "paragraph"  # the table whose texts get words of their own
Tables = Mapping[str, pa.Table]


def made(out: Path, paragraphs: int, distinct: int) -> Snapshot:
    """Make an archive.

    Args:
        out: The folder of partitions.
        paragraphs: How many it holds, to within the size of one repetition's articles.
        distinct: How many of them are analysed.

    Returns:
        The snapshot that counts.
    """
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        given = Path(folder) / "articles.jsonl"
        write(given, min(distinct, paragraphs))
        use = InUse(actors=speakers_as_actors())
        first, _ = run_batch(Path(folder) / "base", portions([str(given)], 500), Serial(), use)
        base = _together(first)
    version = use.version
    staging = Staging(out / "staging" / version)
    for number, tables in enumerate(_copies(base, paragraphs)):
        staging.put(AnalysedPortion(f"copy{number:05}", tables, 0, 0, ()))
    return publish(out, version, staging)


def _together(snapshot: Snapshot) -> dict[str, pa.Table]:
    """All rows of a snapshot by table, those of an article side by side in the order of their numbers."""
    parts = list(months_of(snapshot))
    keys = {name: "id" if name == "article" else "article_id" for name in parts[0]}
    return {name: pa.concat_tables([part[name] for part in parts]).sort_by(key) for name, key in keys.items()}


def _copies(base: Tables, paragraphs: int) -> Iterator[dict[str, bytes]]:
    """The base's articles again and again, the last time only so many as are missing."""
    ids = base["article"]["id"].to_numpy()
    sizes = np.bincount(np.searchsorted(ids, base["paragraph"]["article_id"].to_numpy()), minlength=len(ids))
    random = np.random.default_rng(1)
    left, copy = paragraphs, 0
    while left > 0:
        some = int(np.searchsorted(np.cumsum(sizes), left)) + 1
        yield _copy(base, ids[: min(some, len(ids))], copy, random)
        left -= int(sizes[:some].sum())
        copy += 1


def _copy(base: Tables, ids: np.ndarray, copy: int, random: np.random.Generator) -> dict[str, bytes]:
    """Articles of the base under other numbers and on other days."""
    articles = base["article"].slice(0, len(ids))
    digests = [sha256(f"{digest} {copy}".encode()).hexdigest() for digest in articles["sha256"].to_pylist()]
    numbers = np.array([number_of(digest) for digest in digests], dtype=np.int64)
    day = (np.datetime64(FIRST, "D") - _EPOCH).astype(np.int64) + random.integers(0, _DAYS, len(ids))
    was = articles["published"].cast(pa.int32()).to_numpy(zero_copy_only=False)
    moved = np.where(np.isnan(was.astype(float)), 0, day - np.nan_to_num(was.astype(float)))
    months = pc.fill_null(
        pc.strftime(_later(articles["published"], moved).cast(pa.timestamp("s")), format="%Y-%m"), UNDATED
    )
    streams = {}
    for name, rows in base.items():
        key = "id" if name == "article" else "article_id"
        if name == "article":
            rows = articles
        else:
            rows = rows.slice(0, int(np.searchsorted(rows[key].to_numpy(), ids[-1], side="right")))
        at = np.searchsorted(ids, rows[key].to_numpy())
        columns = {column: rows[column] for column in rows.column_names}
        columns[key] = pa.array(numbers[at])
        for column in ("published", "day"):
            if column in columns:
                columns[column] = _later(columns[column], moved[at])
        if name == "article":
            columns["sha256"] = columns["words"] = pa.array(digests)
            # servers score such articles never again: who speaks in them is known to the demo alone
            columns["version"] = pa.array(
                [f"{SYNTHETIC}{version}" for version in rows["version"].to_pylist()]
            )
            columns["filename"] = pa.array([f"synthetic-{copy}-{place}.txt" for place in range(len(ids))])
        if name == _TEXT_GOES_ON:
            columns["text"] = pc.binary_join_element_wise(columns["text"], f"Report {copy}.", " ")
        table = pa.table(columns, schema=arrow_schema(name))
        table = table.append_column(MONTH, months.take(pa.array(at)))
        table = table.append_column(READING, pa.array(np.zeros(len(at), dtype=np.int64)))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        streams[name] = sink.getvalue().to_pybytes()
    return streams


def _later(days: pa.ChunkedArray, by: np.ndarray) -> pa.Array:
    """Dates, each by so many days later."""
    moved = pc.add(days.cast(pa.int32()), pa.array(by.astype(np.int32)))
    return (moved.combine_chunks() if isinstance(moved, pa.ChunkedArray) else moved).cast(pa.date32())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--distinct", type=int, default=40_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    snapshot = made(options.out.resolve(), options.paragraphs, options.distinct)
    manifest = snapshot.manifest
    print({name: manifest.rows(name) for name in manifest.tables})


if __name__ == "__main__":
    main()
