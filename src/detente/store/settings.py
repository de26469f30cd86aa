"""Small facts about the store itself: its revision counter, whether the samples were removed."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, insert, select, update

from detente.store.schema import setting

REVISION = "revision"  # counts the changes of the store
RESTORED = "restored"  # which copy the store was last restored from: a word that is never used twice


def read_setting(store: Engine | Connection, name: str) -> str | None:
    """A setting's value, None where it was never set.

    Within the caller's transaction where a connection is given.
    """
    if isinstance(store, Engine):
        with store.connect() as connection:
            return read_setting(connection, name)
    value = store.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    return None if value is None else str(value)


def put(connection: Connection, name: str, value: str) -> None:
    """Set a value within the caller's transaction."""
    done = connection.execute(update(setting).where(setting.c.name == name).values(value=value))
    if not done.rowcount:
        connection.execute(insert(setting).values(name=name, value=value))


def bump(connection: Connection) -> None:
    """Count a change, within the transaction that makes it: caches everywhere see that they are stale."""
    value = connection.execute(select(setting.c.value).where(setting.c.name == REVISION)).scalar()
    put(connection, REVISION, str(int(value or 0) + 1))
