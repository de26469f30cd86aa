"""Many documents analysed in processes beside the server, so that pages stay quick; a few in the thread that asks."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import Engine

from detente.analysis import analyse
from detente.attribution.gazetteer import Gazetteer, OwnActor, gazetteer
from detente.records import Analysis, Document
from detente.scoring.lexicon import Lexicon, own
from detente.store.lexicons import adopted
from detente.store.own_actors import own_actors

FEW = 12  # documents for which starting a process takes longer than reading them
_AHEAD = 16  # documents handed out before they are asked for
_IDLE = 60  # seconds after which a process without work ends
_LOG = logging.getLogger(__name__)

Asked = tuple[int, Document]
Answered = tuple[int, Document, Analysis | Exception]


@dataclass(frozen=True, slots=True)
class Scorer:
    """The lexicon and the gazetteer in use, small enough to be sent to a process: users' own tables and actors."""

    tables: tuple[tuple[str, str], ...] = ()
    actors: tuple[OwnActor, ...] = ()

    def __call__(self, document: Document) -> Analysis:
        """Analyse with these."""
        return analyse(document, *_tools(self), with_tone=False)


def in_use(engine: Engine) -> Scorer:
    """What this library's users have adopted and added."""
    chosen = adopted(engine)
    tables = tuple(sorted(chosen.tables.items())) if chosen else ()
    return Scorer(tables, tuple(own_actors(engine).values()))


def analysed(scorer: Scorer, documents: Iterable[Asked]) -> Iterator[Answered]:
    """Each document with its number and its analysis, or with the error that came instead, in their order.

    From `FEW` documents on they are analysed by other processes, one fewer than there are cores; where none can be
    started, here.
    """
    asked = iter(documents)
    first = list(islice(asked, FEW))
    if len(first) < FEW:
        yield from (_here(scorer, *one) for one in first)
    else:
        yield from _beside(scorer, chain(first, asked))


def _here(scorer: Scorer, number: int, document: Document) -> Answered:
    try:
        return number, document, scorer(document)
    except Exception as trouble:
        return number, document, trouble


def _beside(scorer: Scorer, asked: Iterator[Asked]) -> Iterator[Answered]:
    import loky  # the standard pool would run app.py anew in each process, for Streamlit puts it in the place of __main__

    workers = max(1, (os.cpu_count() or 2) - 1)
    given: deque[tuple[int, Document, Any]] = deque()
    for number, document in asked:
        given.append((number, document, _handed(loky, workers, scorer, document)))
        if len(given) > _AHEAD:
            yield _taken(scorer, *given.popleft())
    while given:
        yield _taken(scorer, *given.popleft())


def _handed(loky: Any, workers: int, scorer: Scorer, document: Document) -> Any:
    try:
        return loky.get_reusable_executor(max_workers=workers, timeout=_IDLE).submit(scorer, document)
    except Exception:  # no process may be started here, or the last one was killed
        _LOG.warning("no process beside this one; analysing here", exc_info=True)
        return None


def _taken(scorer: Scorer, number: int, document: Document, future: Any) -> Answered:
    from concurrent.futures.process import BrokenProcessPool

    if future is None:
        return _here(scorer, number, document)
    try:
        return number, document, future.result()
    except BrokenProcessPool:  # the process was killed, not the document wrong
        _LOG.warning("a process beside this one was killed; analysing here")
        return _here(scorer, number, document)
    except Exception as trouble:
        return number, document, trouble


@lru_cache(maxsize=2)
def _tools(scorer: Scorer) -> tuple[Lexicon, Gazetteer]:
    return own(dict(scorer.tables)), gazetteer(scorer.actors)
