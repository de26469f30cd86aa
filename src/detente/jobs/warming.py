"""What a first reading would wait for, made ready before somebody asks: the tables, the second reader, a
process that reads files. And what a first visit would wait for: the columns of the library.
"""

from __future__ import annotations

import logging
from threading import Lock, Thread, Timer

from detente.intake.limits import in_force
from detente.intake.opening import open_text
from detente.jobs import analysing
from detente.jobs.in_use import in_use
from detente.records import Block, Document
from detente.store import claim_queries
from detente.store.act_columns import hold_acts
from detente.store.aggregate_cache import cached_aggregates
from detente.store.cue_columns import cues_of
from detente.store.engine import Library
from detente.store.partition_search import hold_searched
from detente.store.reading_alone import read_only
from detente.store.selection import Selection
from detente.store.single_paragraphs import single_paragraphs
from detente.store.statement_columns import statements_of

_MOST_STATEMENTS = 3_000_000  # beyond which what few pages ask for is read when it is asked for
_ANY = ("",)  # a treaty, no matter which: all paragraphs that name one are read
_SENTENCE = "The minister said that talks would go on, and that no troops would be sent to the border."
_LOG = logging.getLogger(__name__)
_UNHURRIED = 10  # seconds after a first page, which by then is drawn
_begun: dict[str, Thread] = {}
_soon: set[str] = set()
_beginning = Lock()


def warm(engine: Library) -> Thread:
    """Read a sentence in the background, once in the life of a process for each library.

    Whoever wants to read meanwhile does well to wait for the thread: both would load the same things.

    Args:
        engine: The library whose lexicon and gazetteer are in use.

    Returns:
        The thread that reads, or has read.
    """
    address = str(engine.url)
    with _beginning:
        if address not in _begun:
            _begun[address] = Thread(target=_read, args=(engine,), name="warming", daemon=True)
            _begun[address].start()
        return _begun[address]


def warm_soon(engine: Library) -> None:
    """Do so once the first page stands, on a machine of one person; a server of many leaves it to who reads.

    Args:
        engine: As for `warm`.
    """
    if analysing.few_now() == 0:
        return
    with _beginning:
        if str(engine.url) in _soon | _begun.keys():
            return
        _soon.add(str(engine.url))
    later = Timer(_UNHURRIED, warm, (engine,))
    later.daemon = True
    later.start()


def hold(engine: Library) -> None:
    """Read what pages share of a library into memory, and bring its claims up to date.

    Args:
        engine: The library that the server shows.
    """
    cached_aggregates(engine, Selection())
    statements = statements_of(engine, Selection())
    single_paragraphs(engine, Selection(treaties=_ANY))
    if len(statements.at) > _MOST_STATEMENTS:
        return
    claim_queries.choices(engine)
    cues_of(engine, Selection())
    hold_acts(engine)
    if read_only(engine):  # a library in a database has an index of its own for these
        hold_searched(engine)


def start_process(engine: Library) -> None:
    """Let a process that analyses uploads be ready, while somebody looks for a file; where pages wait.

    Args:
        engine: The library whose lexicon and gazetteer are in use.
    """
    if analysing.few_now() == 0 and not analysing.started():
        analysing.start_process(in_use(engine), Document(None, None, (Block("body", _SENTENCE),)))


def _read(engine: Library) -> None:
    try:
        document = open_text(_SENTENCE, limits=in_force()).document
        if document is not None:
            in_use(engine).analyse(document)
    except Exception:  # the next real reading reports what is wrong
        _LOG.warning("the first reading could not be made ready", exc_info=True)
