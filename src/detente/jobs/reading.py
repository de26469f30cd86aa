"""Reading what was dropped, in the background: every file opened, every article compared with what is there."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.intake.columns import Columns
from detente.intake.limits import Limits
from detente.intake.opening import open_file, open_rows, open_text
from detente.intake.reading import Piece, Reading
from detente.jobs.task import Task
from detente.store.article_identity import known, lacking
from detente.store.clusters import body_of, copy_of, within_days
from detente.store.engine import Library
from detente.text.shingles import Runs, are_copies, marks, runs, shared

_LOG = logging.getLogger(__name__)
_IN_COMMON = 2  # marks from which two drafts are compared


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was dropped, a pasted text, or what was fetched. `key` tells it from every other of this upload.

    `columns`: those chosen for a table of articles; None where they are guessed, or it is none.
    """

    key: str
    name: str
    data: bytes | str | Piece
    columns: Columns | None = None

    @property
    def size(self) -> int:
        """Bytes, or characters of a pasted text."""
        return len(self.data.reading.raw if isinstance(self.data, Piece) else self.data)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a draft is a copy of: a stored article, or another draft of the upload (`article_id` None)."""

    article_id: int | None
    title: str | None
    outlet: str | None
    published: date | None
    share: float


@dataclass(frozen=True, slots=True)
class Draft:
    """One article on its way in. `there`: the stored article that it is already; `copy`: what it is a copy of.

    `again`: where else in the upload the same bytes stood; they are listed once. `lacks` says what this draft tells and the
    stored article does not.
    """

    key: str
    name: str
    reading: Reading
    there: int | None = None
    copy: Copy | None = None
    again: tuple[str, ...] = ()
    lacks: str | None = None


def too_much(number: int, size: int, limits: Limits) -> str | None:
    """The sentence that says why so many files, or so many bytes, are not taken at once; None where they are."""
    if number > limits.batch_files:
        return f"{number:,} files were dropped; at most {limits.batch_files:,} are taken at once. Upload them in parts."
    if size > limits.batch_bytes:
        return (
            f"The files have {size / 1e6:,.0f} MB together; at most {limits.batch_bytes / 1e6:,g} MB are taken at once. "
            "Upload them in parts."
        )
    return None


class Desk:
    """What was dropped and what was read of it: files that come later are read beside what is there already."""

    def __init__(
        self, engine: Library, limits: Limits, turn: int = 0, left: Callable[[], bool] = lambda: False
    ) -> None:
        """Take what is dropped.

        Args:
            engine: The store with which articles are compared.
            limits: What is read at most.
            turn: Tells this upload from the others of the same visitor.
            left: Asked from time to time, by other threads: whether the visitor has gone. Then reading ends at once,
                and goes on where somebody asks again.
        """
        self._engine, self._limits, self.turn, self._left = engine, limits, turn, left
        self._drafts: dict[str, list[Draft]] = {}
        self._compared = _Compared()
        self.task: Task | None = None

    def ask(self, given: Sequence[Given]) -> Task | None:
        """Read what was not read yet; the task that does, None where nothing is left to read."""
        if self.task is not None and self.task.running:
            return self.task
        new = [one for one in given if one.key not in self._drafts]
        if new and not (self.task is not None and self.task.cancelled):
            self.task = Task("reading", lambda task: self._read(new, task))
        elif not new:
            self.task = None
        return self.task

    def drafts(self, given: Sequence[Given]) -> list[Draft]:
        """What was read of these so far, in their order; the same bytes twice are one draft."""
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

    def _read(self, given: Sequence[Given], task: Task) -> None:
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
            return self._draft(piece)
        except Exception as wrong:
            _LOG.exception("%s could not be compared", piece.name)
            problem = (
                f"It was read, but could not be compared with the articles that are here ({type(wrong).__name__}). "
                "Try again; if it stays so, report it with the file."
            )
            return Draft(_key(piece), piece.name, Reading(None, problem, (), b""))

    def _draft(self, piece: Piece) -> Draft:
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


class _Compared:
    """The drafts of an upload, so that copies among themselves are told before they are saved."""

    def __init__(self) -> None:
        self._texts: list[tuple[Draft, Runs]] = []
        self._by_mark: dict[int, list[int]] = {}

    def nearest(self, draft: Draft) -> Copy | None:
        """The earlier draft that this one is a copy of, and from now on one to compare with."""
        document = draft.reading.document
        assert document is not None
        own = runs(body_of(document))
        of = marks(own)
        common = Counter(place for mark in of for place in self._by_mark.get(mark, ()))
        best: Copy | None = None
        for place, number in common.most_common(8):
            other, theirs = self._texts[place]
            known_as = other.reading.document
            if number < _IN_COMMON or known_as is None or other.key == draft.key:
                continue
            if within_days(document.published, known_as.published) and are_copies(own, theirs):
                share = shared(own, theirs)
                if best is None or share > best.share:
                    best = Copy(
                        None, known_as.title or other.name, known_as.outlet, known_as.published, share
                    )
        for mark in of:
            self._by_mark.setdefault(mark, []).append(len(self._texts))
        self._texts.append((draft, own))
        return best


def _key(piece: Piece) -> str:
    raw = piece.reading.raw if piece.reading.document else b""
    return hashlib.sha256(raw or piece.name.encode()).hexdigest()[:16]


def _pieces(one: Given, limits: Limits, gone: Callable[[], bool]) -> Iterator[Piece]:
    """What a file holds, read by a process that ends as soon as somebody has `gone`."""
    if isinstance(one.data, Piece):
        yield one.data
    elif isinstance(one.data, str):
        yield Piece(one.name, open_text(one.data, one.name, limits, gone))
    elif one.columns is not None:
        yield from open_rows(one.data, one.columns, one.name, limits, gone)
    else:
        yield from open_file(one.data, one.name, limits, gone)
