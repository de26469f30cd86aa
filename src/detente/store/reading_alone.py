"""Libraries that can only be read: those in DuckDB, which are folders of partitions."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine

from detente.store.troubles import ReadOnlyError


def read_only(engine: Engine) -> bool:
    """Whether a library can only be read.

    Args:
        engine: The library.

    Returns:
        True for partitions.
    """
    return engine.dialect.name == "duckdb"


_SHOWN: WeakKeyDictionary[Dialect, Callable[[], tuple[int, str]]] = WeakKeyDictionary()


def tell_what_is_shown(engine: Engine, shown: Callable[[], tuple[int, str]]) -> None:
    """Note who knows what a library in DuckDB shows.

    Args:
        engine: The library.
        shown: Gives how often another snapshot came to count, and the folder of the one that does.
    """
    _SHOWN[engine.dialect] = shown


def what_is_shown(engine: Engine) -> tuple[int, str]:
    """Which snapshot of partitions counts, without a question to DuckDB: pages ask for it at every run.

    Args:
        engine: A library in DuckDB.

    Returns:
        How often another one came to count, and the folder of this one: what its settings say.
    """
    return _SHOWN[engine.dialect]()


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
