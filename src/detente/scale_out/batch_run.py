"""A batch: what was given is handed out in portions, staged as it comes back, and published in the end.

It may be killed at any moment and started again: portions that are staged or published are not done again.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from detente.jobs.in_use import InUse
from detente.scale_out.documents_again import portions_of
from detente.scale_out.engines import Engine, Work
from detente.scale_out.portion_analysis import AnalysedPortion, analyse_portion
from detente.scale_out.portions import Portion
from detente.scale_out.publishing import index_words, publish
from detente.scale_out.staging import Staging
from detente.store.snapshots import Snapshot, alone, current

_TRIES = 3  # times that a portion may lose its process before it is taken apart
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """How far a batch is.

    Attributes:
        portions: Analysed in this run.
        known: Portions that an earlier run had analysed.
        articles: Analysed in this run.
        paragraphs: Of these articles.
        problems: Pieces of this run that gave no article.
    """

    portions: int = 0
    known: int = 0
    articles: int = 0
    paragraphs: int = 0
    problems: int = 0

    def with_portion(self, portion: AnalysedPortion) -> BatchOutcome:
        """One portion further."""
        return BatchOutcome(
            self.portions + 1,
            self.known,
            self.articles + portion.articles,
            self.paragraphs + portion.paragraphs,
            self.problems + len(portion.problems),
        )


@dataclass(slots=True)
class _InHand:
    """A portion that is to be done, and how often it has lost its process."""

    portion: Portion
    lost: int = 0


def run_batch(
    root: Path,
    given: Iterable[Portion],
    engine: Engine,
    use: InUse | None = None,
    progress: Callable[[BatchOutcome], None] = lambda _: None,
    *,
    afresh: bool = False,
) -> tuple[Snapshot, BatchOutcome]:
    """Analyse what is new of what is given, publish it, and let it count.

    Where the folder counts a snapshot of another version, its articles are analysed again too, from the texts
    in it.

    Args:
        root: The folder of partitions; made where it is missing.
        given: What `portions` gives.
        engine: Where portions are analysed.
        use: The lexicon and the gazetteer; those that ship if None.
        progress: Called after each portion.
        afresh: Whether a snapshot of another version is left aside: what is given is all that there will be.

    Returns:
        The snapshot that counts, and what was done for it.

    Raises:
        DetenteError: Another batch writes into the folder, a worker has another version, or the cluster is
            gone for too long.
    """
    use = use or InUse()
    version = use.version
    with alone(root):
        staging = Staging(root / "staging" / version)
        staging.sweep()
        before = current(root)
        if before and before.manifest.version != version and afresh:
            before = None
        known = before.portions() if before else set()
        if before and before.manifest.version != version:
            given = chain(portions_of(before), given)
        done = _analysed(staging, known, given, engine, partial(analyse_portion, use, version), progress)
        if before and before.manifest.version == version and not staging.names():
            index_words(before)
            return before, done
        return publish(root, version, staging, known), done


def _analysed(
    staging: Staging,
    published: set[str],
    given: Iterable[Portion],
    engine: Engine,
    work: Work,
    progress: Callable[[BatchOutcome], None],
) -> BatchOutcome:
    """Hand out what is neither staged nor published, and stage it."""
    known = staging.names() | published
    done = BatchOutcome(known=0)
    waiting: deque[_InHand] = deque()
    out: dict[Future[AnalysedPortion], _InHand] = {}
    fresh = _Fresh(given, known)
    apart: list[str] = []  # portions that were taken apart
    while True:
        _hand_out(engine, work, fresh, waiting, out)
        if not out:
            for name in apart:  # all of their parts are staged
                staging.put(AnalysedPortion(name, {}, 0, 0, ()))
            return BatchOutcome(done.portions, fresh.known, done.articles, done.paragraphs, done.problems)
        ended, _ = wait(out, return_when=FIRST_COMPLETED)
        lost = False
        for future in ended:
            one = out.pop(future)
            try:
                portion = future.result()
            except engine.lost as error:
                _LOG.warning("a portion lost its process (%s); it is done again", type(error).__name__)
                lost = True
                again = list(_again(one, staging))
                apart += [one.portion.name] * (len(again) > 1)
                waiting.extend(again)
                continue
            staging.put(portion)
            done = done.with_portion(portion)
            progress(done)
        if lost:
            engine.renew()


class _Fresh(Iterator[Portion]):
    """The portions that are not known yet; counts those that are."""

    def __init__(self, given: Iterable[Portion], known: set[str]) -> None:
        self._given, self._names, self.known = iter(given), set(known), 0

    def __next__(self) -> Portion:
        """The next one that is new; of equal ones the first."""
        for portion in self._given:
            name = portion.name
            if name not in self._names:
                self._names.add(name)
                return portion
            self.known += 1
        raise StopIteration


def _hand_out(
    engine: Engine,
    work: Work,
    fresh: Iterator[Portion],
    waiting: deque[_InHand],
    out: dict[Future[AnalysedPortion], _InHand],
) -> None:
    """Hand out portions, as many as the engine takes. One that may bring down its process goes alone."""
    while len(out) < engine.ahead:
        if any(one.lost >= _TRIES for one in out.values()):
            return
        if waiting:
            one = waiting[0]
            if one.lost >= _TRIES and out:
                return
            waiting.popleft()
        else:
            portion = next(fresh, None)
            if portion is None:
                return
            one = _InHand(portion)
        out[engine.submit(work, one.portion)] = one


def _again(one: _InHand, staging: Staging) -> Iterator[_InHand]:
    """A portion that lost its process, as it is to be tried again; halves where it did so too often."""
    if one.lost < _TRIES:
        yield _InHand(one.portion, one.lost + 1)
        return
    halves = one.portion.halves()
    if len(halves) == 1:  # it went alone: it is this piece that ends its process
        piece = one.portion.pieces[0]
        sentence = "Reading it brought its process down several times; look at it by itself."
        staging.put(AnalysedPortion(one.portion.name, {}, 0, 0, ((piece.name, sentence),)))
        return
    yield from (_InHand(half, one.lost) for half in halves)
