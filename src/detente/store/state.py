"""Which state a library is in: its revision, and which restored copy it goes back to.

Everything that is kept of a library asks for it, a page some twenty times. So what is done at a stretch asks
once, and again after something was written here meanwhile: what somebody saved they see.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Engine, select

from detente.store.one_run import once
from detente.store.reading_alone import read_only, what_is_shown
from detente.store.schema import setting
from detente.store.settings import RESTORED, REVISION


class State(NamedTuple):
    """A state of a library; the same one twice is the same content."""

    revision: int
    restored: str


# By dialect: each library has one of its own, no matter who holds it.
_last_write: WeakKeyDictionary[Dialect, object] = WeakKeyDictionary()


def written(engine: Engine) -> None:
    """Note that this process may have written into a library.

    Args:
        engine: The library.
    """
    _last_write[engine.dialect] = object()


def state_now(engine: Engine) -> State:
    """The state that a library is in, as of when it was first asked for at a stretch.

    Args:
        engine: The library.

    Returns:
        Never one from before a write of this process that has come to its end.
    """
    last = _last_write.get(engine.dialect)
    return once(("state", engine.dialect, last), lambda: _asked(engine))


def state_in(connection: Connection) -> State:
    """The state that a transaction sees.

    Args:
        connection: Of the transaction.

    Returns:
        What everything else that the transaction reads belongs to.
    """
    query = select(setting.c.name, setting.c.value).where(setting.c.name.in_((REVISION, RESTORED)))
    found = dict(connection.execute(query).tuples().all())
    return State(int(found.get(REVISION) or 0), found.get(RESTORED) or "")


def _asked(engine: Engine) -> State:
    if read_only(engine):
        return State(*what_is_shown(engine))
    with engine.connect() as connection:
        return state_in(connection)
