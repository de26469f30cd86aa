"""Records as rows of a table: a column for each field; many rows written at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Table, insert


class _Names(dict[type, tuple[str, ...]]):
    """The fields of each kind of record, looked up once."""

    def __missing__(self, kind: Any) -> tuple[str, ...]:
        """Called for a kind that was not asked for yet."""
        self[kind] = tuple(field.name for field in fields(kind))
        return self[kind]


_names = _Names()


def row_of(record: object) -> dict[str, Any]:
    """A record's fields by their names.

    The values are not copied, as `dataclasses.asdict` does at many times the price.
    """
    return {name: getattr(record, name) for name in _names[type(record)]}


def put_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows, which all have the same columns, within the caller's transaction."""
    if not rows:
        return
    query = insert(table)
    if connection.dialect.name == "postgresql":
        # A statement that gives something back is sent once for a thousand rows; others once for each.
        connection.execute(query.returning(next(iter(table.primary_key))), rows)
    else:
        connection.execute(query, rows)
