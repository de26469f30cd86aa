"""A folder of partitions as a library that is only read: its tables are views of Parquet files, by DuckDB.

The same queries run on it as on SQLite and PostgreSQL. Where another snapshot comes to count, the next
question is about that one.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from detente.records import DetenteError
from detente.store.arrow_tables import arrow_schema
from detente.store.article_rows import ARTICLE_TABLES
from detente.store.partition_months import MONTH
from detente.store.schema import metadata
from detente.store.settings import RESTORED
from detente.store.snapshots import CURRENT, Snapshot, current

BACKEND = "parquet"
_FILE = "of_file"  # the column with the path of a row's file


def address_of_partitions(root: Path) -> str:
    """The address under which `detente.store.engine.open_store` opens a folder of partitions.

    Args:
        root: The folder that `detente batch` wrote.

    Returns:
        Such as "parquet:////data/archive".
    """
    return f"{BACKEND}:///{root.resolve()}"


def connecting(root: Path) -> Engine:
    """An engine on a folder of partitions.

    Args:
        root: The folder.

    Returns:
        The library. Connections are DuckDB cursors of one database in memory, which holds views alone.

    Raises:
        DetenteError: The extra is not installed, or nothing is published in the folder.
    """
    try:
        import duckdb
        from duckdb_engine import ConnectionWrapper
    except ImportError:
        raise DetenteError('DuckDB is not installed: pip install "detente[scale]".') from None
    base = duckdb.connect(":memory:")
    views = _Views(root, base)
    engine = create_engine("duckdb://", creator=lambda: ConnectionWrapper(base.cursor()), poolclass=QueuePool)
    views.follow()
    event.listen(engine, "begin", lambda _: views.follow())
    return engine


class _Views:
    """The tables of a library in a DuckDB database: views of the snapshot that counts, the rest without
    rows.
    """

    def __init__(self, root: Path, base: Any) -> None:
        self._root, self._base, self._lock = root, base, Lock()
        self._seen, self._revision = "", 0
        own = {table.name for table in ARTICLE_TABLES}
        for name in metadata.tables:
            if name not in own:
                base.register("without_rows", arrow_schema(name).empty_table())
                base.execute(f'CREATE TABLE "{name}" AS SELECT * FROM without_rows')

    def follow(self) -> None:
        """Look which snapshot counts, and show that one."""
        pointer = self._root / CURRENT
        named = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
        if named and named == self._seen:
            return
        with self._lock:
            snapshot = current(self._root)
            if snapshot is None:
                raise DetenteError(f"{self._root} holds no partitions: detente batch writes them.")
            if named != self._seen:
                self._show(snapshot)
                self._seen = named

    def _show(self, snapshot: Snapshot) -> None:
        cursor = self._base.cursor()
        cursor.execute("BEGIN")
        written = snapshot.manifest.written[:19].replace("T", " ")
        for table in ARTICLE_TABLES:
            files = [
                str(snapshot.partition(table.name, month))
                for month in snapshot.manifest.tables.get(table.name, {})
            ]
            shown = f"* REPLACE (TIMESTAMP '{written}' AS added)" if table.name == "article" else "*"
            # not as hive partitions: the folder's version would stand for the version of each article
            source = f"read_parquet({files!r}, hive_partitioning=false, filename='{_FILE}')"
            month = f"regexp_extract({_FILE}, 'month=([^/\\\\]+)', 1) AS {MONTH}"
            columns = f"{shown.replace('*', f'* EXCLUDE ({_FILE})', 1)}, {month}"
            cursor.execute(f'CREATE OR REPLACE VIEW "{table.name}" AS SELECT {columns} FROM {source}')
        cursor.execute("SET GLOBAL parquet_metadata_cache = true")  # files of a snapshot never change
        self._revision += 1
        settings = {"revision": self._revision, "samples": "removed", RESTORED: snapshot.folder.as_posix()}
        cursor.execute("DELETE FROM setting")
        for name, value in settings.items():
            cursor.execute("INSERT INTO setting VALUES (?, ?)", [name, str(value)])
        cursor.execute("COMMIT")
