"""All rows of a library carried to another database: read in one transaction, written in one, and compared.

Rows go as they are: numbers, times and what was derived stay the same. Only the index of words is made again,
for each database has its own. The one that carries compares the rows that arrived with those that left, table
by table, before the transaction ends: where they differ, or the work is killed, nothing has arrived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import JSON, Column, Connection, LargeBinary, MetaData, Table, cast, func, select, tuple_
from sqlalchemy import Text as SQLText
from sqlalchemy.types import UserDefinedType

from detente.records import DetenteError
from detente.store.fulltext import index_article
from detente.store.log_writing import start_over
from detente.store.postgres import go_on_numbering
from detente.store.schema import article, log_entry, metadata
from detente.store.table_rows import put_rows

_AT_ONCE: Final = 2_000  # rows held in memory
_FILES_AT_ONCE: Final = 50  # rows that hold whole files
_INDEXED_AT_ONCE: Final = 500  # articles
_DIGEST: Final = 16  # bytes

Progress = Callable[[str, int], None]


class TableContent(NamedTuple):
    """What a table holds: how many rows, and a digest that any other row would change."""

    table: str
    rows: int
    digest: str


class _AsWritten(UserDefinedType[str]):
    """JSON as its text: no value is read and written again on the way."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name in both databases."""
        return "JSON"

    def column_expression(self, colexpr: Any) -> Any:
        """Read as text, before a driver takes it for JSON."""
        return cast(colexpr, SQLText)


def silent(_table: str, _rows: int) -> None:
    """No progress is shown."""


def copy_rows(
    source: Connection, target: Connection, progress: Progress = silent, but: Sequence[str] = ()
) -> list[TableContent]:
    """Copy all rows of a library into an empty one, within the callers' transactions.

    Args:
        source: To a library of this version's schema, within a transaction that sees one state of it.
        target: To one whose tables are empty, within a transaction that writes.
        progress: Called with a table's name and how many of its rows were copied.
        but: Names of tables that are not copied.

    Returns:
        What each table holds, as it was read and as it arrived.

    Raises:
        DetenteError: Something else arrived than was sent; the transaction is not to be kept.
    """
    for table in metadata.sorted_tables:
        if table.name in but:
            continue
        done = 0
        for rows in _portions(source, _plain(table)):
            put_rows(target, _plain(table), rows)
            done += len(rows)
            progress(table.name, done)
        if "id" in table.c:
            go_on_numbering(target, table)
    _index(target)
    sent, arrived = contents(source), contents(target)
    for left, came in zip(sent, arrived, strict=True):
        if left != came and left.table not in but:
            raise DetenteError(
                f"The table {left.table} arrived with {came.rows:,} rows ({came.digest}) where {left.rows:,} "
                f"({left.digest}) were sent; nothing was kept. Try again; the library you have is as it was."
            )
    return arrived


def contents(connection: Connection) -> list[TableContent]:
    """What each table of a library holds, the same on whichever database.

    Args:
        connection: To the library.

    Returns:
        One record a table, in the order in which they depend on each other.
    """
    return [_content(connection, table) for table in metadata.sorted_tables]


def empty(connection: Connection, but: Sequence[str] = ()) -> None:
    """Delete all rows of a library, within the caller's transaction.

    Args:
        connection: To the library.
        but: Names of tables that stay as they are.
    """
    for table in reversed(metadata.sorted_tables):
        if table.name in but:
            continue
        if table is log_entry:
            start_over(connection)
        else:
            connection.execute(table.delete())


def _content(connection: Connection, table: Table) -> TableContent:
    """Rows are added up as numbers: their order does not matter, and two that are swapped do."""
    total, count = 0, 0
    for rows in _portions(connection, _plain(table)):
        count += len(rows)
        for row in rows:
            said = repr([bytes(value) if isinstance(value, memoryview) else value for value in row.values()])
            total += int.from_bytes(hashlib.blake2b(said.encode(), digest_size=_DIGEST).digest(), "big")
    return TableContent(table.name, count, f"{total % (1 << 8 * _DIGEST):0{2 * _DIGEST}x}"[:12])


def _portions(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """A table's rows in the order of their keys: a driver that holds whole answers holds no whole table."""
    keys = list(table.primary_key)
    files = any(isinstance(column.type, LargeBinary) for column in table.c)
    most = _FILES_AT_ONCE if files else _AT_ONCE
    query = select(table).order_by(*keys).limit(most)
    after: tuple[Any, ...] | None = None
    while True:
        portion = query if after is None else query.where(tuple_(*keys) > tuple_(*after))
        rows = [dict(row._mapping) for row in connection.execute(portion)]
        if rows:
            yield rows
        if len(rows) < most:
            return
        after = tuple(rows[-1][key.name] for key in keys)


def _plain(table: Table) -> Table:
    """A table whose values are not interpreted."""
    columns = (
        Column(
            column.name,
            _AsWritten() if isinstance(column.type, JSON) else column.type,
            primary_key=column.primary_key,
            autoincrement=False,
        )
        for column in table.c
    )
    return Table(table.name, MetaData(), *columns)


def _index(connection: Connection) -> None:
    last = int(connection.execute(select(func.coalesce(func.max(article.c.id), 0))).scalar_one())
    for first in range(1, last + 1, _INDEXED_AT_ONCE):
        index_article(connection, first, min(last, first + _INDEXED_AT_ONCE - 1))
