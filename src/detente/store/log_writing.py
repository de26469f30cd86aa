"""Entries of the log, written in the transaction of the deed itself: both are kept, or neither."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, delete, insert, select

from detente.access.deeds import Deed
from detente.access.roles import Role
from detente.store import schema
from detente.store.holding import holder
from detente.store.permission import Thing, role_in

STAYS = ("log_entry", "sign_in")  # tables that a restored copy does not take back
ENTRY = "detente_entry"  # the option of a connection that writes


@dataclass(slots=True)
class LogEntry:
    """What the log will say of the transaction in hand, filled as that goes on.

    Attributes:
        deed: What is done.
        thing: To what kind of thing.
        number: Which one.
        title: What it is called.
        detail: What else somebody who reads the log needs, as a sentence or a list.
        nothing: That nothing was done after all, so that there is nothing to log.
    """

    deed: Deed
    thing: str | None = None
    number: str | None = None
    title: str | None = None
    detail: str | None = None
    nothing: bool = False


def entry_for(connection: Connection, deed: Deed, on: Thing | None) -> LogEntry:
    """An entry with the name that a thing has before the deed."""
    if on is None:
        return LogEntry(deed)
    return LogEntry(deed, on.kind, str(on.number), _title(connection, on) if deed.logged else None)


def note(
    connection: Connection,
    thing: str | None = None,
    number: object = None,
    title: str | None = None,
    detail: str | None = None,
) -> None:
    """Say in the log what the transaction in hand is done to; what is not given stays as it is.

    Args:
        connection: Of the transaction.
        thing: Its kind: article, upload, edition …
        number: Which one.
        title: What it is called.
        detail: What else is worth knowing.
    """
    entry = _entry(connection)
    entry.thing = thing if thing is not None else entry.thing
    entry.number = str(number) if number is not None else entry.number
    entry.title = title if title is not None else entry.title
    entry.detail = detail if detail is not None else entry.detail


def nothing_done(connection: Connection) -> None:
    """Say that the transaction in hand found nothing to do: it leaves no entry."""
    _entry(connection).nothing = True


def append(
    connection: Connection, entry: LogEntry, refusal: str | None = None, role: Role | None = None
) -> None:
    """Write an entry, the next of the chain.

    Args:
        connection: Of the transaction.
        entry: What it says.
        refusal: Why the deed was refused; None where it was done.
        role: Of the person who did it, where another library has given it.
    """
    person = holder(connection)
    role = role or role_in(connection, person)
    row: dict[str, Any] = {
        "at": datetime.now(UTC).replace(tzinfo=None),
        "deed": entry.deed.id,
        "outcome": "refused" if refusal else "done",
        "kind": person.kind,
        "person": person.id[:300],
        "name": person.name[:200],
        "email": person.email[:200] if person.email else None,
        "role": str(role) if role else None,
        "thing": entry.thing,
        "number": entry.number[:200] if entry.number else None,
        "title": entry.title[:400] if entry.title else None,
        "detail": refusal or entry.detail,
        "place": person.place[:200],
    }  # fmt: skip
    own = schema.log_entry.c
    before = connection.execute(select(own.id, own.digest).order_by(own.id.desc()).limit(1)).first()
    row["id"] = before.id + 1 if before else 1
    row = {
        name: value.replace("\x00", "\ufffd") if isinstance(value, str) else value
        for name, value in row.items()
    }
    row["digest"] = digest_of(row, before.digest if before else "")
    connection.execute(insert(schema.log_entry).values(**row))


def digest_of(row: dict[str, Any], before: str) -> str:
    """The digest of an entry, which covers the digest of the entry before it.

    Args:
        row: The entry without its digest.
        before: The digest of the entry before; "" for the first.

    Returns:
        SHA-256 in hexadecimal.
    """
    said = {name: value for name, value in row.items() if name != "digest"}
    text = json.dumps([before, said], sort_keys=True, ensure_ascii=False, default=datetime.isoformat)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def start_over(connection: Connection) -> None:
    """Empty the log of a database that another library moves into with its own: for nothing else.

    Args:
        connection: Of the transaction that moves it.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("TRUNCATE log_entry")  # what guards the log guards its rows
        return
    guards = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_entry'"
    ).all()
    for name, _ in guards:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.execute(delete(schema.log_entry))
    for _, sql in guards:
        connection.exec_driver_sql(sql)


def _entry(connection: Connection) -> LogEntry:
    return cast(LogEntry, connection.get_execution_options()[ENTRY])


def _title(connection: Connection, on: Thing) -> str | None:
    match on.kind:
        case "article":
            query = select(schema.article.c.title).where(schema.article.c.id == on.number)
        case "upload":
            query = select(schema.batch.c.note).where(schema.batch.c.id == on.number)
        case "correction":
            query = select(schema.correction.c.words).where(schema.correction.c.id == on.number)
    title = connection.execute(query).scalar()
    return None if title is None else str(title)
