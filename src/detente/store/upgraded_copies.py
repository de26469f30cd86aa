"""A copy of a library brought to this version's tables before it takes a library's place; in memory, or in a
file without a name: however the process ends, nothing of it stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, StaticPool, create_engine

from detente.records import DetenteError
from detente.store.transactions import prepare_connections
from detente.store.upgrading import upgrade

_IN_MEMORY: Final = 200_000_000  # bytes; a larger one goes by way of the disk


@contextmanager
def upgraded(file: Path) -> Iterator[tuple[Engine, sqlite3.Connection]]:
    """A copy of a copy, with the tables of this version.

    Args:
        file: A sound copy of this version or an earlier one; it stays as it is.

    Yields:
        A library, and the one connection that it has.

    Raises:
        DetenteError: The copy is half-made.
    """
    place = ":memory:" if file.stat().st_size < _IN_MEMORY else ""
    with (
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(place)) as copy,
    ):
        source.backup(copy)
        engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
        prepare_connections(engine)
        try:
            upgrade(engine)
        except DetenteError as error:
            raise DetenteError(
                f"{file} cannot be brought to this version ({error}); restore another copy. Nothing was "
                "changed."
            ) from None
        yield engine, copy
