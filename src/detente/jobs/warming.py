"""What a first reading would wait for, made ready before somebody asks: the tables, the second reader, a
process that reads files. And what a first visit would wait for: the columns of the library.
"""

from __future__ import annotations

import logging
from threading import Lock, Thread

from detente.intake.limits import in_force
from detente.intake.opening import open_text
from detente.jobs.in_use import in_use
from detente.store.aggregate_cache import cached_aggregates
from detente.store.engine import Library
from detente.store.selection import Selection
from detente.store.statement_columns import statements_of

_SENTENCE = "The minister said that talks would go on, and that no troops would be sent to the border."
_LOG = logging.getLogger(__name__)
_begun: set[str] = set()
_beginning = Lock()


def warm(engine: Library) -> Thread | None:
    """Read a sentence in the background, once in the life of a process for each library.

    Args:
        engine: The library whose lexicon and gazetteer are in use.

    Returns:
        The thread that reads; None where this was done before.
    """
    address = str(engine.url)
    with _beginning:
        if address in _begun:
            return None
        _begun.add(address)
    thread = Thread(target=_read, args=(engine,), name="warming", daemon=True)
    thread.start()
    return thread


def hold(engine: Library) -> None:
    """Read what pages share of a library into memory.

    Args:
        engine: The library that the server shows.
    """
    cached_aggregates(engine, Selection())
    statements_of(engine, Selection())


def _read(engine: Library) -> None:
    try:
        document = open_text(_SENTENCE, limits=in_force()).document
        if document is not None:
            in_use(engine).analyse(document)
    except Exception:  # the next real reading reports what is wrong
        _LOG.warning("the first reading could not be made ready", exc_info=True)
