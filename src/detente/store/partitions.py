"""A folder of partitions as a library that is only read: its tables are views of Parquet files, by DuckDB.

The same queries run on it as on SQLite and PostgreSQL. Where another snapshot comes to count, the next
question is about that one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from detente.records import DetenteError
from detente.store.arrow_tables import arrow_schema
from detente.store.article_rows import ARTICLE_TABLES
from detente.store.reading_alone import tell_what_is_shown
from detente.store.schema import metadata
from detente.store.settings import RESTORED
from detente.store.snapshots import CURRENT, Snapshot, current

BACKEND = "parquet"
MONTH = "month"  # the column that views of partitions have beside those of their table
_MOST_MEMORY = "350MB"  # of DuckDB; the columns that pages count on are beside it
_MOST_CLAIMS = 1_000_000  # that are held in memory, at some 300 bytes each
_MOST_ARTICLES = 250_000  # likewise, at some 500
_WITH_CLAIMS = ("claim", "quantity", "mention")  # held in memory together
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
    base.execute(f"SET memory_limit = '{_MOST_MEMORY}'")  # what sorts more goes by way of the disk
    base.execute(f"SET temp_directory = '{Path(tempfile.gettempdir()) / f'detente-{os.getpid()}'}'")
    views = _Views(root, base)
    engine = create_engine("duckdb://", creator=lambda: ConnectionWrapper(base.cursor()), poolclass=QueuePool)
    _VIEWS[engine.dialect] = views
    tell_what_is_shown(engine, views.shown)
    views.follow()
    event.listen(engine, "begin", lambda _: views.follow())
    return engine


def hold_claims(engine: Engine) -> bool:
    """Hold the claims of partitions in memory, with their figures and the mentions of treaties: lists ask for
    a few of each, and each question to their files opens those of all their months.

    Args:
        engine: The library.

    Returns:
        Whether they are held. Not in a database, nor where they are too many.
    """
    return engine.dialect.name == "duckdb" and _VIEWS[engine.dialect].hold()


def of_months(engine: Engine, table: str, months: Iterable[str]) -> str | None:
    """A table of partitions as a query of the files of some months.

    DuckDB looks at each file that a view names whenever a question is asked, also at those that it leaves
    closed: 169 of each table in an archive of fourteen years.

    Args:
        engine: The library.
        table: Name of the table.
        months: As partitions name them.

    Returns:
        In DuckDB's words, with the columns of the table's view; None where no files are read for it.
    """
    return _VIEWS[engine.dialect].of_months(table, months)


_VIEWS: WeakKeyDictionary[Dialect, _Views] = WeakKeyDictionary()


class _Views:
    """The tables of a library in a DuckDB database: views of the snapshot that counts, the rest without
    rows.
    """

    def __init__(self, root: Path, base: Any) -> None:
        self._root, self._base, self._lock = root, base, Lock()
        self._seen, self._revision, self._held = "", 0, False
        self._claims, self._folder = 0, ""
        self._sources: dict[str, _Source] = {}  # of the tables that are in files
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

    def shown(self) -> tuple[int, str]:
        """The number of the snapshot that counts, and its folder."""
        self.follow()
        with self._lock:
            return self._revision, self._folder

    def hold(self) -> bool:
        """Claims, figures and names of treaties as tables in memory; False where they are too many."""
        self.follow()
        with self._lock:
            if self._held or self._claims > _MOST_CLAIMS:
                return self._held
            cursor = self._base.cursor()
            cursor.execute("BEGIN")
            for table in _WITH_CLAIMS:
                _hold(cursor, table, f"FROM {table}")
            cursor.execute("COMMIT")
            for table in _WITH_CLAIMS:
                self._sources.pop(table, None)
            self._held = True
        return True

    def of_months(self, table: str, months: Iterable[str]) -> str | None:
        """A table of the snapshot that counts as a query of some months' files."""
        source = self._sources.get(table)
        return source.of([source.files[month] for month in months]) if source else None

    def _show(self, snapshot: Snapshot) -> None:
        cursor = self._base.cursor()
        cursor.execute("BEGIN")
        written = snapshot.manifest.written[:19].replace("T", " ")
        for table in ARTICLE_TABLES:
            months = snapshot.manifest.tables.get(table.name, {})
            files = {month: str(snapshot.partition(table.name, month)) for month in months}
            shown = f"* REPLACE (TIMESTAMP '{written}' AS added)" if table.name == "article" else "*"
            lacking = _lacking(cursor, table.name, _read_parquet(files.values()))
            source = self._sources[table.name] = _Source(files, shown, lacking)
            cursor.execute(f'CREATE OR REPLACE VIEW "{table.name}" AS {source.of(files.values())}')
            cursor.execute(f"DROP TABLE IF EXISTS held_{table.name}")
        self._held = False
        self._claims = snapshot.manifest.rows("claim")
        if snapshot.manifest.rows("article") <= _MOST_ARTICLES:
            _hold(cursor, "article", "FROM article")  # nearly every question asks for some
            del self._sources["article"]
        cursor.execute("SET GLOBAL parquet_metadata_cache = true")  # files of a snapshot never change
        self._revision += 1
        self._folder = snapshot.folder.as_posix()
        settings = {"revision": self._revision, "samples": "removed", RESTORED: self._folder}
        cursor.execute("DELETE FROM setting")
        for name, value in settings.items():
            cursor.execute("INSERT INTO setting VALUES (?, ?)", [name, str(value)])
        cursor.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class _Source:
    """A table in files: by month, and how its columns are shown."""

    files: Mapping[str, str]
    shown: str
    lacking: str

    def of(self, files: Iterable[str]) -> str:
        """Some of the files as the table's rows, with the month of each."""
        month = f"regexp_extract({_FILE}, 'month=([^/\\\\]+)', 1) AS {MONTH}"
        own = self.shown.replace("*", f"* EXCLUDE ({_FILE})", 1)
        return f"SELECT {own}, {month}{self.lacking} FROM {_read_parquet(files)}"


def _read_parquet(files: Iterable[str]) -> str:
    """Not as hive partitions: the folder's version would stand for the version of each article."""
    return f"read_parquet({[*files]!r}, hive_partitioning=false, filename='{_FILE}')"


def _lacking(cursor: Any, table: str, source: str) -> str:
    """Columns that partitions of an earlier version do not have, empty: ", NULL AS role"."""
    has = {name for name, *_ in cursor.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    lacking = [field.name for field in arrow_schema(table) if field.name not in has]
    return "".join(f', CAST(NULL AS VARCHAR) AS "{name}"' for name in lacking)


def _hold(cursor: Any, table: str, content: str) -> None:
    """Let a view show a table in memory instead of files."""
    cursor.execute(f"CREATE OR REPLACE TABLE held_{table} AS {content}")
    cursor.execute(f'CREATE OR REPLACE VIEW "{table}" AS FROM held_{table}')
