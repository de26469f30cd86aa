"""Work that one of several servers on a library does, while the others wait for its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from sqlalchemy import Engine

from detente.store.troubles import LostConnectionError

# The lock of the process that scores a library again: PostgreSQL knows it by this number within one database,
# and takes it back when the connection ends, however the server ended.
_WORK: Final = 0x44E97F


@contextmanager
def sole_worker(engine: Engine, wait: Callable[[], bool]) -> Iterator[bool]:
    """Be the only one who does a long piece of work on a library, for as long as the block lasts.

    Processes on one SQLite file do not know of each other: there each is the only one, and what both do is
    written twice.

    Args:
        engine: The library.
        wait: Called as long as another server does it; pauses, and says whether to try again.

    Yields:
        Whether the work is ours; False where `wait` has given up.

    Raises:
        LostConnectionError: The database does not answer.
    """
    if engine.dialect.name != "postgresql":
        yield True
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_WORK})").scalar():
            if not wait():
                yield False
                return
        try:
            yield True
        finally:
            with suppress(LostConnectionError):  # then the database has taken it back
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_WORK})")
