"""Libraries that can only be read: those in DuckDB, which are folders of partitions."""

from __future__ import annotations

from sqlalchemy import Engine

from detente.store.troubles import ReadOnlyError


def read_only(engine: Engine) -> bool:
    """Whether a library can only be read.

    Args:
        engine: The library.

    Returns:
        True for partitions.
    """
    return engine.dialect.name == "duckdb"


def refuse_writing(engine: Engine) -> None:
    """Refuse to write into a library that can only be read, in a sentence.

    Args:
        engine: The library.

    Raises:
        ReadOnlyError: It can only be read.
    """
    if read_only(engine):
        raise ReadOnlyError(
            "This library is a folder of partitions and can only be read here: detente batch adds to it, and "
            "detente load puts it into a library of your own."
        )
