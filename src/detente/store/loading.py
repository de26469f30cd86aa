"""Articles that were analysed elsewhere, loaded as whole tables: SQLite's `executemany`, PostgreSQL's COPY.

The numbers of articles in partition files are digests; here they are counted on from the library's last one.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from sqlalchemy import Connection, Engine, Table, func, select

from detente.access import deeds
from detente.store import schema
from detente.store.arrow_tables import arrow_schema
from detente.store.article_rows import ARTICLE_TABLES
from detente.store.column_reading import uncollected
from detente.store.fulltext import index_article
from detente.store.log_writing import note, nothing_done
from detente.store.postgres import go_on_numbering
from detente.store.settings import bump, read_setting
from detente.store.transactions import writing

_AT_ONCE = 1_000  # articles in one transaction: other writers wait for ten seconds at most
_CACHE = 500_000  # KB of a file's pages that SQLite keeps; 2,000 otherwise
_ASKED = 500  # digests asked for in one query; databases take few thousand parameters


def load_tables(engine: Engine, tables: Mapping[str, pa.Table], batch_id: int) -> tuple[int, int]:
    """Load articles with all that hangs on them; those that are there already stay as they are.

    Args:
        engine: The library.
        tables: Rows by name of the table, as `detente.store.arrow_tables` has them, of whole articles.
        batch_id: Number of the upload.

    Returns:
        How many articles, and how many rows of all tables, were loaded. A transaction and a revision for a
        thousand articles.
    """
    articles = tables["article"].sort_by("id")
    loaded = rows = 0
    for first in range(0, articles.num_rows, _AT_ONCE):
        with writing(engine, deeds.SAVE_MANY) as connection:
            if engine.dialect.name == "sqlite":  # indexes are written all over the file
                connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE}")
            some = _new(connection, articles.slice(first, _AT_ONCE))
            if some.num_rows:
                rows += _loaded(connection, some, tables, batch_id)
                loaded += some.num_rows
                note(connection, "upload", batch_id, detail=f"{some.num_rows} articles")
                bump(connection)
            else:
                nothing_done(connection)
    return loaded, rows


def _new(connection: Connection, articles: pa.Table) -> pa.Table:
    """The articles whose identity the library does not know."""
    own, known = schema.article.c.sha256, list[str]()
    digests = articles["sha256"].to_pylist()
    for first in range(0, len(digests), _ASKED):
        known += connection.execute(select(own).where(own.in_(digests[first : first + _ASKED]))).scalars()
    there = pc.is_in(articles["sha256"], value_set=pa.array(known, pa.string()))
    return articles.filter(pc.invert(there))


def _loaded(connection: Connection, articles: pa.Table, tables: Mapping[str, pa.Table], batch_id: int) -> int:
    """Write the rows of some articles within the caller's transaction; how many there were."""
    last = int(connection.execute(select(func.coalesce(func.max(schema.article.c.id), 0))).scalar_one())
    ids = articles["id"].to_numpy()
    ends = last + 1, last + len(ids)
    written = 0
    for table in ARTICLE_TABLES:
        if table is schema.article:
            rows = _of_this_library(connection, articles, batch_id)
            rows = rows.set_column(0, "id", pa.array(np.arange(ends[0], ends[1] + 1)))
        else:
            given = tables[table.name]
            given = given.filter(pc.is_in(given["article_id"], value_set=articles["id"].combine_chunks()))
            numbers = ends[0] + np.searchsorted(ids, given["article_id"].to_numpy())
            rows = given.set_column(0, "article_id", pa.array(numbers, pa.int64()))
        _put(connection, table, rows)
        written += rows.num_rows
    go_on_numbering(connection, schema.article)
    index_article(connection, *ends)
    return written


def _of_this_library(connection: Connection, articles: pa.Table, batch_id: int) -> pa.Table:
    """Articles with what this library alone knows of them."""
    own = {
        "batch_id": batch_id,
        "added": datetime.now(UTC).replace(tzinfo=None),
        # One more than others see: caches of that one must read these articles.
        "revision": int(read_setting(connection, "revision") or 0) + 1,
    }
    for name, value in own.items():
        field = arrow_schema("article").field(name)
        column = pa.array([value] * articles.num_rows, field.type)
        articles = articles.set_column(articles.column_names.index(name), field, column)
    return articles


def _put(connection: Connection, table: Table, rows: pa.Table) -> None:
    """Write the rows of a table as fast as its database takes them."""
    if not rows.num_rows:
        return
    rows = rows.select([name for name in rows.column_names if rows[name].null_count < rows.num_rows])
    names = ", ".join(f'"{name}"' for name in rows.column_names)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        stream = io.BytesIO()
        pa_csv.write_csv(rows, stream, pa_csv.WriteOptions(include_header=False))
        stream.seek(0)
        cursor: Any = connection.connection.cursor()
        cursor.execute(f'COPY "{table.name}" ({names}) FROM STDIN WITH (FORMAT csv)', stream=stream)
        return
    marks = ", ".join("?" for _ in rows.column_names)
    with uncollected():
        columns = [_as_sqlite_has_it(column).to_pylist() for column in rows.columns]
        driver.executemany(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', zip(*columns, strict=True)
        )


def _as_sqlite_has_it(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(column.type):
        return pc.strftime(column, format="%Y-%m-%d %H:%M:%S")
    if pa.types.is_date(column.type):
        return column.cast(pa.string())
    return column.cast(pa.int8()) if pa.types.is_boolean(column.type) else column
