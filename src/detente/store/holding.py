"""Who holds a library: the person as whom everything on it is done, carried by the library itself.

A library is handed from pages to jobs and to the functions that write; the person goes with it, so that no
call needs to name one and no thread can lose it.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Engine

from detente.access.person import PROGRAM, Person, operator

_HOLDER = "detente_holder"


def held_by(engine: Engine, person: Person) -> Engine:
    """The same library in somebody's hands.

    Args:
        engine: The library, in whose hands ever.
        person: As whom everything on what is returned is done.

    Returns:
        A library that shares connections and caches with the other.
    """
    return engine.execution_options(**{_HOLDER: person})


def by_itself(engine: Engine) -> Engine:
    """The same library in the hands of the program, for its upkeep.

    Args:
        engine: The library.

    Returns:
        A library on which upkeep alone is done.
    """
    return held_by(engine, PROGRAM.at(holder(engine).place))


def beside_the_pages(engine: Engine) -> Engine:
    """The same library in the same hands, for a job: it goes on when its person has signed out.

    Args:
        engine: The library.

    Returns:
        A library on which roles are asked for as before, but no session.
    """
    return held_by(engine, holder(engine).beside_the_pages())


def holder(source: Engine | Connection) -> Person:
    """In whose hands a library is.

    Args:
        source: The library, or a connection to it.

    Returns:
        The person; the account that runs this process where nobody else was named.
    """
    found = source.get_execution_options().get(_HOLDER)
    return cast(Person, found) if found is not None else operator()
