"""Deeds that are killed at some moment, and what the library is then: as before, or as after, never between.

Each trial runs in a process of its own, which says when it begins and when it has been told that the deed is
done. It is ended by SIGKILL: at a chosen share of the time that the deed takes, or before a chosen one of its
statements. A deed that was said to be done must be there; one that was not may be there or not; the rest of
the library is as it was.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Engine, event, make_url, text

from detente.access.grants import Grant
from detente.access.roles import Role
from detente.store.backup import backup, restore
from detente.store.engine import Library, open_store
from detente.store.log_reading import first_changed
from detente.store.moving import move
from detente.store.role_grants import give
from detente.store.row_copies import contents
from detente.store.writes import delete_article, save
from tests.new_library import new_library

from .conftest import analysis_of, document_of
from .databases import Server
from .test_upgrading import made

OLD: Final = "0009"  # the revision that upgrades begin at
ARTICLES: Final = 60
_OLD_ARTICLES: Final = 300
_GRANT: Final = Grant("email", "a@example.org", Role.EDITOR)
_SPREAD: Final = 0.618034  # steps of the golden ratio are spread evenly, however many there are
# Tables with times and numbers that differ each time a deed is done: of these the rows are counted.
_TIMED: Final = frozenset({"setting", "log_entry", "binned", "role_grant"})

# Forked from a process of its own: one forked from that of the tests, with all their threads, may not come to
# its end.
_CLEAN: Final = get_context("forkserver")
_CLEAN.set_forkserver_preload([__name__])

State = dict[str, tuple[int, str]]


class NotWholeError(AssertionError):
    """What a killed deed left is neither the library before it nor the one after it."""


@dataclass(frozen=True)
class Place:
    """Where a trial takes place: a library, a database that is moved into, a folder for copies."""

    library: str
    target: str
    folder: Path

    @property
    def copy(self) -> Path:
        """The file that backups write and restores read."""
        return self.folder / "copies" / "copy.db"


class Left(NamedTuple):
    """What a deed has left: the library, and what else it was to make."""

    library: State
    made: object


@dataclass(frozen=True)
class Deed:
    """A deed of the trials: how it is made ready, done and looked at."""

    name: str
    do: Callable[[Place, Callable[[], None]], None]  # calls the second once it has opened what it needs
    ready: Callable[[Place], None] = lambda place: None
    made: Callable[[Place], object] = lambda place: None
    old: bool = False  # whether it begins with a library of an earlier version


def state(address: str, *, timed: bool = True) -> State:
    """What a library holds, table by table; it is opened by that, as a start of the app would."""
    engine = open_store(address)
    try:
        if broken := first_changed(engine):
            raise NotWholeError(f"entry {broken} of the log is not as it was written")
        with engine.connect() as connection:
            found = contents(connection)
        return {
            each.table: (each.rows, "" if timed and each.table in _TIMED else each.digest) for each in found
        }
    finally:
        engine.dispose()


def _with(address: str, work: Callable[[Library], object], begun: Callable[[], None] = lambda: None) -> None:
    engine = open_store(address)
    begun()
    work(engine)
    engine.dispose()


def _move(place: Place, begun: Callable[[], None]) -> None:
    source, target = open_store(place.library), open_store(place.target)
    begun()
    move(source, target)


def _upgrade(place: Place, begun: Callable[[], None]) -> None:
    begun()
    open_store(place.library).dispose()


def _moved(place: Place) -> object:
    return state(place.target) if _has_articles(place.target) else None


def _has_articles(address: str) -> bool:
    return state(address)["article"][0] > 0


def _copied(place: Place) -> object:
    """What the copy holds, None where none has its name; nothing half-written stays once a further one is
    made.
    """
    further = place.copy.with_name("further.db")
    further.unlink(missing_ok=True)
    _with(place.library, lambda engine: backup(engine, further))
    if left := [each.name for each in place.copy.parent.glob(".*")]:
        raise NotWholeError(f"{', '.join(left)} was left behind")
    if state(f"sqlite:///{further}") != state(place.library):
        raise NotWholeError("a copy made afterwards differs from the library")
    return state(f"sqlite:///{place.copy}") if place.copy.exists() else None


def _before_restore(place: Place) -> None:
    """A copy, and a library that went on since."""

    def go_on(engine: Library) -> None:
        backup(engine, place.copy)
        delete_article(engine, 1)
        document = document_of("Since", words=" Since.")
        save(engine, document, analysis_of(document))

    _with(place.library, go_on)


def _restored(place: Place) -> object:
    """Whether the log says that a copy was restored: if, and only if, the library is the copy's."""
    engine = open_store(place.library)
    with engine.connect() as connection:
        said = connection.execute(text("SELECT count(*) FROM log_entry WHERE deed = 'library.restore'"))
        there = int(said.scalar_one())
        back = connection.execute(text("SELECT count(*) FROM article WHERE id = 1")).scalar_one()
    engine.dispose()
    if there != back:
        raise NotWholeError(f"the copy is {'' if back else 'not '}there, the log has {there} entries of it")
    return there


def _upgraded(place: Place) -> object:
    """How many copies an upgrade made before itself: one at most, and of the whole library."""
    database = make_url(place.library).database or ""
    for copy in (copies := sorted(place.folder.glob("*.before-*"))):
        with closing(sqlite3.connect(copy)) as connection:
            articles = connection.execute("SELECT count(*) FROM article").fetchone()[0]
            if articles != _OLD_ARTICLES:
                raise NotWholeError(f"the copy before the upgrade has {articles} articles")
    if len(copies) > 1 or (Path(database).exists() and list(place.folder.glob(".*"))):
        raise NotWholeError(f"{len(copies)} copies, and {list(place.folder.glob('.*'))}")
    return None


def _on_library(work: Callable[[Library, Place], object]) -> Callable[[Place, Callable[[], None]], None]:
    def do(place: Place, begun: Callable[[], None]) -> None:
        _with(place.library, lambda engine: work(engine, place), begun)

    return do


DEEDS: Final = (
    Deed("upgrade", _upgrade, made=_upgraded, old=True),
    Deed("move", _move, made=_moved),
    Deed("backup", _on_library(lambda engine, place: backup(engine, place.copy)), made=_copied),
    Deed(
        "restore",
        _on_library(lambda engine, place: restore(engine, place.copy)),
        ready=_before_restore,
        made=_restored,
    ),
    Deed("delete", _on_library(lambda engine, place: delete_article(engine, 7))),
    Deed("role", _on_library(lambda engine, place: give(engine, _GRANT))),
)


@dataclass
class Tally:
    """What became of the trials of one deed."""

    deed: str
    kills: int = 0
    before: int = 0
    after: int = 0
    told: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Moment:
    """When a deed is killed: after some seconds, before the step of some number, or never."""

    seconds: float | None = None
    step: int | None = None

    def __str__(self) -> str:
        return f"killed before step {self.step}" if self.step else f"killed after {self.seconds:.3f} s"


class _Ran(NamedTuple):
    """How long a deed took, whether it was killed, and how many steps it said to have taken at its end."""

    seconds: float
    killed: bool
    steps: int | None


class Trials:
    """Trials in a folder, on SQLite or on a server of PostgreSQL: each begins with the same library."""

    def __init__(self, folder: Path, server: Server | None = None) -> None:
        self._folder, self._server = folder, server
        self._numbers = count()
        self._patterns: dict[bool, str] = {}

    def kill(self, deed: Deed, times: int) -> Tally:
        """Kill a deed so many times, by turns at some moment and before some statement of it."""
        seconds, steps, after = self._undisturbed(deed)
        tally = Tally(deed.name)
        for number in range(3 * times):  # some have ended before their moment came
            if tally.kills == times:
                break
            share = (number * _SPREAD + 0.13) % 1
            at = _Moment(seconds=share * seconds) if number % 2 else _Moment(step=int(share * steps) + 1)
            self._killed(deed, at, after, tally)
        return tally

    def _undisturbed(self, deed: Deed) -> tuple[float, int, Left]:
        with self._place(deed) as place:
            deed.ready(place)
            ran = _run(deed, place, _Moment())
            if ran.steps is None:
                raise NotWholeError(f"{deed.name} does not come to its end by itself")
            self._wait_for_the_end_of(place)
            return ran.seconds, ran.steps, Left(state(place.library), deed.made(place))

    def _killed(self, deed: Deed, at: _Moment, after: Left, tally: Tally) -> None:
        with self._place(deed) as place:
            deed.ready(place)
            before = None if deed.old else Left(state(place.library), deed.made(place))
            ran = _run(deed, place, at)
            self._wait_for_the_end_of(place)
            tally.kills += ran.killed
            try:
                left = Left(state(place.library), deed.made(place))
                tally.told += ran.steps is not None
                tally.after += left == after
                tally.before += left == before
                if left not in (before, after):
                    raise NotWholeError(_difference(left, after))
                if ran.steps is not None and left != after:
                    raise NotWholeError("told done, and is not there")
                if left != after:
                    deed.do(place, lambda: None)  # what was killed can be done afterwards
                    left = Left(state(place.library), deed.made(place))
                    if left != after:
                        raise NotWholeError(f"done once more: {_difference(left, after)}")
            except Exception as error:
                tally.wrong.append(f"{at}: {type(error).__name__}: {error}")

    @contextmanager
    def _place(self, deed: Deed) -> Iterator[Place]:
        number = next(self._numbers)
        folder = self._folder / f"trial{number}"
        (folder / "copies").mkdir(parents=True)
        if deed.old not in self._patterns:
            self._patterns[deed.old] = self._pattern(deed.old)
        pattern = self._patterns[deed.old]
        if self._server is None:
            shutil.copy(pattern, folder / "library.db")
            yield Place(f"sqlite:///{folder / 'library.db'}", new_library(folder / "target.db"), folder)
        else:
            library = self._server.like(pattern)
            target = new_library(folder / "target.db") if number % 2 else self._server.new()
            yield Place(library, target, folder)
            self._server.drop(library)
        shutil.rmtree(folder)

    def _pattern(self, old: bool) -> str:
        file = self._folder / f"pattern-{old}.db"
        address = self._server.bare() if self._server else f"sqlite:///{file}"
        if old:
            made(address, OLD, *_many_articles())
        else:
            _with(address, _fill)
        return make_url(address).database or ""

    def _wait_for_the_end_of(self, place: Place) -> None:
        """The database may still be at what the killed process had asked."""
        if self._server is not None:
            for address in (place.library, place.target):
                self._server.wait_until_alone(address)


def _run(deed: Deed, place: Place, at: _Moment) -> _Ran:
    """Do a deed in a process of its own, which is killed at some moment."""
    reading, writing = _CLEAN.Pipe(duplex=False)
    child = _CLEAN.Process(target=_in_the_child, args=(deed.name, place, writing, at))
    child.start()
    writing.close()
    with reading:
        reading.recv()  # it begins
        begun = time.monotonic()
        if at.seconds is not None:
            time.sleep(at.seconds)
            child.kill()
        try:
            told: int | None = reading.recv()
        except EOFError:  # it ended before it had done all, and its own words say why where nobody killed it
            told = None
        took = time.monotonic() - begun
    child.join()
    return _Ran(took, (child.exitcode or 0) < 0, told)


def _in_the_child(name: str, place: Place, said: Connection, at: _Moment) -> None:
    deed = next(each for each in DEEDS if each.name == name)
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == at.step:
            os.kill(os.getpid(), signal.SIGKILL)

    def begun() -> None:
        said.send("begun")
        for what in ("before_cursor_execute", "commit"):
            event.listen(Engine, what, step)

    deed.do(place, begun)
    said.send(steps)


def _fill(engine: Library) -> None:
    for number in range(ARTICLES):
        document = document_of(f"Number {number}", words=f" Number {number}.")
        save(engine, document, analysis_of(document), raw=bytes(range(256)) * 80, filename=f"{number}.txt")


def _many_articles() -> list[str]:
    """Statements that fill a library of the old version, which holds one article."""
    rows = ", ".join(
        f"({number}, 'sha{number}', 'Old {number}', true, '0', '[]', '2025-01-01 00:00:00')"
        for number in range(2, _OLD_ARTICLES + 1)
    )
    paragraphs = ", ".join(
        f"({number}, {place}, 'body', 'Norland offers talks, {number}.', 0, 0, 0, 'neutral', 0, true, 0)"
        for number in range(1, _OLD_ARTICLES + 1)
        for place in range(3)
    )
    return [
        f"INSERT INTO article (id, sha256, title, scored, version, sources, added) VALUES {rows}",
        "INSERT INTO paragraph (article_id, position, kind, text, escalation, deescalation, balance, stance, "
        f"rung, narrated, cues) VALUES {paragraphs}",
    ]


def _difference(left: Left, after: Left) -> str:
    tables = [
        f"{table} {rows} where {after.library.get(table)}"
        for table, rows in left.library.items()
        if rows != after.library.get(table)
    ]
    return f"{'; '.join(tables) or 'the library is whole'}; beside it {str(left.made)[:200]}"
