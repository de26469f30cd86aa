"""Reading an upload in the background: every file opened, every article
compared with what is in the library.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from detente.intake.file_reading import FileReading, Piece
from detente.intake.limits import Limits
from detente.intake.opening import open_file, open_rows, open_text
from detente.jobs.task import Task
from detente.jobs.upload_drafts import Copy, Draft, DraftIndex, GivenFile
from detente.store.article_identity import known, lacking
from detente.store.clusters import copy_of
from detente.store.engine import Library
from detente.store.troubles import LibraryTroubleError, repeated

_LOG = logging.getLogger(__name__)


class UploadReader:
    """Reads what was given, in the background; what comes later is read beside what was read already."""

    def __init__(
        self, engine: Library, limits: Limits, turn: int = 0, left: Callable[[], bool] = lambda: False
    ) -> None:
        """Take what is dropped.

        Args:
            engine: The store with which articles are compared.
            limits: What is read at most.
            turn: Number of this upload among those of the same visitor.
            left: Asked from time to time, by other threads: whether the visitor has gone. Then reading ends
                at once, and goes on where somebody asks again.
        """
        self._engine, self._limits, self.turn, self._left = engine, limits, turn, left
        self._drafts: dict[str, list[Draft]] = {}
        self._compared = DraftIndex()
        self.task: Task | None = None

    def read(self, given: Sequence[GivenFile]) -> Task | None:
        """Begin to read what was not read yet.

        Args:
            given: All that was given so far.

        Returns:
            The task that reads, None where nothing is left to read.
        """
        if self.task is not None and self.task.running:
            return self.task
        new = [one for one in given if one.key not in self._drafts]
        if new and not (self.task is not None and self.task.cancelled):
            self.task = Task("reading", lambda task: self._read_each(new, task))
        elif not new:
            self.task = None
        return self.task

    def drafts(self, given: Sequence[GivenFile]) -> list[Draft]:
        """What was read so far.

        Args:
            given: What was given.

        Returns:
            Drafts in the order given; the same bytes twice are one draft.
        """
        found: dict[str, Draft] = {}
        again: dict[str, list[str]] = {}
        for one in given:
            for draft in self._drafts.get(one.key, ()):
                if draft.key in found:
                    again.setdefault(draft.key, []).append(draft.name)
                else:
                    found[draft.key] = draft
        return [
            replace(draft, again=tuple(again[key])) if key in again else draft for key, draft in found.items()
        ]

    def _read_each(self, given: Sequence[GivenFile], task: Task) -> None:
        """The work of the task."""

        def gone() -> bool:
            return task.cancelled or self._left()

        for number, one in enumerate(given):
            task.report(number, len(given), one.name)
            read_so_far: list[Draft] = []
            for piece in _pieces(one, self._limits, gone):
                if gone():
                    break
                read_so_far.append(self._draft_or_problem(piece))
                task.report(number, len(given), piece.name)
            if read_so_far and (task.cancelled or not self._left()):
                self._drafts[one.key] = read_so_far
            if gone():
                return
        task.report(len(given), len(given))

    def _draft_or_problem(self, piece: Piece) -> Draft:
        """The draft; where it cannot be compared with what is here, that is its problem, and no other's."""
        try:
            return repeated(partial(self._draft, piece))
        except LibraryTroubleError as trouble:
            return Draft(_key(piece), piece.name, FileReading(None, str(trouble), (), b""))
        except Exception as wrong:
            _LOG.exception("%s could not be compared", piece.name)
            problem = (
                "It was read, but could not be compared with the articles that are here "
                f"({type(wrong).__name__}). "
                "Try again; if it stays so, report it with the file."
            )
            return Draft(_key(piece), piece.name, FileReading(None, problem, (), b""))

    def _draft(self, piece: Piece) -> Draft:
        """The draft, compared with the library and with the drafts before it."""
        document = piece.reading.document
        draft = Draft(_key(piece), piece.name, piece.reading)
        if document is None:
            return draft
        with self._engine.connect() as connection:
            there = known(connection, document)
            lacks = lacking(connection, there, document) if there is not None else None
        if there is not None:
            return replace(draft, there=there, lacks=lacks)
        stored = copy_of(self._engine, document)
        near = self._compared.nearest(draft)
        if stored and (near is None or stored.share >= near.share):
            near = Copy(stored.article_id, stored.title, stored.outlet, stored.published, stored.share)
        return replace(draft, copy=near)


def _key(piece: Piece) -> str:
    raw = piece.reading.raw if piece.reading.document else b""
    return hashlib.sha256(raw or piece.name.encode()).hexdigest()[:16]


def _pieces(one: GivenFile, limits: Limits, gone: Callable[[], bool]) -> Iterator[Piece]:
    """What a file holds, read by a process that ends as soon as somebody has `gone`."""
    if isinstance(one.data, Piece):
        yield one.data
    elif isinstance(one.data, str):
        yield Piece(one.name, open_text(one.data, one.name, limits, gone))
    elif one.columns is not None:
        yield from open_rows(one.data, one.columns, one.name, limits, gone)
    else:
        yield from open_file(one.data, one.name, limits, gone, one.apart)
