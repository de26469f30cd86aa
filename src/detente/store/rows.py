"""Records as rows of a table: a column for each field."""

from __future__ import annotations

from dataclasses import fields
from typing import Any


class _Names(dict[type, tuple[str, ...]]):
    """The fields of each kind of record, looked up once."""

    def __missing__(self, kind: Any) -> tuple[str, ...]:
        """Called for a kind that was not asked for yet."""
        self[kind] = tuple(field.name for field in fields(kind))
        return self[kind]


_names = _Names()


def row_of(record: object) -> dict[str, Any]:
    """A record's fields by their names. The values are not copied, as `dataclasses.asdict` does at many times the price."""
    return {name: getattr(record, name) for name in _names[type(record)]}
