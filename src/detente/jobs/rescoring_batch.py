"""One batch of a library made again, from reading its articles to writing their rows: one transaction, one
revision, in whichever process it is done.

A server hands batches to worker processes whole: its pages share the processor with nothing but the looks
at what has changed.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from detente.jobs.in_use import InUse
from detente.records import Analysis
from detente.store.engine import Library, open_store
from detente.store.holding import by_itself
from detente.store.stale import derive_some_again
from detente.store.stored_article import read_articles
from detente.store.troubles import repeated
from detente.store.writes import replace_analyses

_MOST_PARAGRAPHS = 3_000  # in one transaction: other writers wait for ten seconds
_LONGEST = 4.0  # seconds of analysis, after which what is done is written: uploads wait for the same process
_READ = 25  # articles read from the store in one go
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RescoredBatch:
    """What became of a batch.

    Attributes:
        done: Numbers of the articles that are dealt with; the others were not begun.
        failed: Those of them that could not be analysed, each with the name of its error. They keep their
            results.
    """

    done: tuple[int, ...] = ()
    failed: tuple[tuple[int, str], ...] = ()


def score_some(
    engine: Library,
    use: InUse,
    numbers: Sequence[int],
    after_each: Callable[[int], bool] = lambda done: True,
    longest: float = _LONGEST,
    *,
    resting: bool = False,
) -> RescoredBatch:
    """Analyse articles and put the results in the place of the old ones.

    Args:
        engine: The library.
        use: The lexicon and the gazetteer in use.
        numbers: Articles; one that was deleted meanwhile is passed over.
        after_each: Told how many are dealt with; says whether to go on.
        longest: Seconds after which no further article is begun.
        resting: Whether to do nothing, after each article, for as long as it took: somebody reads pages.

    Returns:
        What was done, at least the first article.
    """
    until = time.monotonic() + longest
    found: dict[int, Analysis] = {}
    failed: list[tuple[int, str]] = []
    paragraphs = done = 0
    for first in range(0, len(numbers), _READ):
        with engine.connect() as connection:
            stored = read_articles(connection, numbers[first : first + _READ])
        for number in numbers[first : first + _READ]:
            done, began = done + 1, time.monotonic()
            if (one := stored.get(number)) is not None:
                try:
                    found[number] = use.analyse(one.document)
                    paragraphs += len(found[number].paragraphs)
                except Exception as error:
                    _LOG.exception("article %d could not be scored again", number)
                    failed.append((number, type(error).__name__))
            if resting:
                time.sleep(time.monotonic() - began)
            if not after_each(done) or time.monotonic() > until or paragraphs >= _MOST_PARAGRAPHS:
                return _written(engine, found, RescoredBatch(tuple(numbers[:done]), tuple(failed)))
    return _written(engine, found, RescoredBatch(tuple(numbers), tuple(failed)))


def score_some_of(url: str, use: InUse, numbers: Sequence[int], *, resting: bool = False) -> RescoredBatch:
    """`score_some` for another process, which opens the library itself and keeps it open.

    Args:
        url: Of the library, with its password.
        use: The lexicon and the gazetteer in use.
        numbers: Articles.
        resting: As there.

    Returns:
        What was done.
    """
    return score_some(_opened(url), use, numbers, resting=resting)


def derive_some_of(url: str, numbers: Sequence[int]) -> RescoredBatch:
    """Derive the rows of articles again, in a process that opens the library itself.

    Args:
        url: Of the library, with its password.
        numbers: Articles.

    Returns:
        All of them.
    """
    return derive_some(_opened(url), numbers)


def derive_some(engine: Library, numbers: Sequence[int]) -> RescoredBatch:
    """Derive the rows of articles again from their analyses as they are stored.

    Args:
        engine: The library.
        numbers: Articles.

    Returns:
        All of them.
    """
    repeated(partial(derive_some_again, engine, tuple(numbers)))
    return RescoredBatch(tuple(numbers))


def _written(engine: Library, found: dict[int, Analysis], outcome: RescoredBatch) -> RescoredBatch:
    if found:
        repeated(partial(replace_analyses, engine, found))
    return outcome


@lru_cache(maxsize=2)
def _opened(url: str) -> Library:
    """A library that this process keeps open for its batches."""
    return by_itself(open_store(url))
