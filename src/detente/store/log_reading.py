"""The log read, counted and checked; only administrators may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, select

from detente.access import deeds
from detente.store.log_writing import digest_of
from detente.store.schema import log_entry
from detente.store.transactions import demand

_AT_ONCE = 1000  # rows read in one go
# of an entry, in files
COLUMNS = (
    "id", "at", "deed", "outcome", "kind", "person", "name", "email", "role", "thing", "number", "title",
    "detail", "place", "digest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of the log: who did what to what, when, from where. Times are UTC."""

    id: int
    at: datetime
    deed: str
    outcome: str
    kind: str
    person: str
    name: str
    email: str | None
    role: str | None
    thing: str | None
    number: str | None
    title: str | None
    detail: str | None
    place: str
    digest: str

    def as_row(self) -> dict[str, str | int | None]:
        """The entry as files have it."""
        return {name: getattr(self, name) for name in COLUMNS} | {"at": self.at.isoformat()}

    @property
    def words(self) -> str:
        """What was done, in words; the deed's id where this version does not know it."""
        known = deeds.DEEDS.get(self.deed)
        return known.words if known else self.deed


def entries(
    engine: Engine, *, deed: str | None = None, outcome: str | None = None, limit: int | None = None
) -> tuple[Logged, ...]:
    """Entries of the log.

    Args:
        engine: The library.
        deed: Only those of this deed.
        outcome: Only those that were done, or refused.
        limit: The latest so many; all where None.

    Returns:
        The latest first.

    Raises:
        RefusedError: The library's holder is no administrator.
    """
    demand(engine, deeds.READ_LOG)
    query = select(log_entry).order_by(log_entry.c.id.desc())
    if deed is not None:
        query = query.where(log_entry.c.deed == deed)
    if outcome is not None:
        query = query.where(log_entry.c.outcome == outcome)
    return tuple(_rows(engine, query.limit(limit) if limit is not None else query))


def first_changed(engine: Engine) -> int | None:
    """Whether the log is as it was written: each entry's digest covers the one before it.

    Args:
        engine: The library.

    Returns:
        The number of the first entry that is not as it was written, or follows one that is missing; None
        where all are.

    Raises:
        RefusedError: The library's holder is no administrator.
    """
    demand(engine, deeds.READ_LOG)
    before, expected = "", 1
    for entry in _rows(engine, select(log_entry).order_by(log_entry.c.id)):
        row = {column.name: getattr(entry, column.name) for column in log_entry.c}
        if entry.id != expected or entry.digest != digest_of(row, before):
            return entry.id
        before, expected = entry.digest, entry.id + 1
    return None


def _rows(engine: Engine, query: Select[Any]) -> Iterator[Logged]:
    with engine.connect() as connection:
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
            yield Logged(*row)
