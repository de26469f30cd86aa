"""The portions of the whole library held in memory, so that any selection of it is summed in milliseconds.

A million paragraphs have some 350,000 portions, about 25 MB as columns. They are read anew when the library has changed,
whoever changed it; every session of a server shares them. `detente.store.portions` says what a portion is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from threading import Lock
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Select, select

from detente.store.portions import portions
from detente.store.schema import article, portion
from detente.store.selection import Selection
from detente.store.settings import read_setting

Numbers: TypeAlias = NDArray[Any]
UNDATED = np.iinfo(np.int32).min  # the day of an article without a date; days count from 1970-01-01
STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")
_EPOCH = date(1970, 1, 1).toordinal()
_AT_ONCE = 50_000  # rows read in one go: as Python objects they are ten times as large
_SUMS = ("paragraphs", "silent", "escalation", "deescalation", "balance")


@dataclass(frozen=True, slots=True)
class Articles:
    """All articles in order of their ids.

    `outlet`: places in `outlets`, of which the first is "" for an unknown one. `story`: the same number for copies of one
    story, 0 for what is no copy.
    """

    id: Numbers
    day: Numbers
    outlet: Numbers
    sample: Numbers
    scored: Numbers
    story: Numbers
    outlets: tuple[str, ...]

    def fitting(self, selection: Selection) -> Numbers:
        """Which of the articles fit what a selection asks of articles: a boolean each."""
        fits = np.ones(len(self.id), dtype=bool)
        if selection.start:
            fits &= self.day >= _day(selection.start)
        if selection.end:
            fits &= (self.day <= _day(selection.end)) & (self.day != UNDATED)
        if selection.corpus != "all":
            fits &= self.sample == (selection.corpus == "sample")
        return fits & _among(self.outlet, self.outlets, selection.outlets)

    def repeats(self, fits: Numbers) -> Numbers:
        """Which of the articles that fit carry a story that an earlier one of them carries: a boolean each."""
        carrying = np.flatnonzero(fits & (self.story > 0))
        _, first = np.unique(self.story[carrying], return_index=True)
        repeated = np.zeros(len(self.id), dtype=bool)
        repeated[np.delete(carrying, first)] = True
        return repeated


@dataclass(frozen=True, slots=True)
class Portions:
    """Portions in order of article, side and speaker, as columns of equal length.

    `at`: the place of the article in `articles`; `side`, `speaker`, `stance`: places in `sides`, `speakers`, `STANCES`, the
    first side and speaker being "" for nobody. The rest are sums over a portion's paragraphs.
    """

    at: Numbers
    side: Numbers
    speaker: Numbers
    stance: Numbers
    paragraphs: Numbers
    silent: Numbers
    escalation: Numbers
    deescalation: Numbers
    balance: Numbers
    articles: Articles
    sides: tuple[str, ...]
    speakers: tuple[str, ...]

    def narrowed(self, selection: Selection, *, copies: bool = False) -> Portions:
        """The portions of a selection, treaties left out. A story counts once, unless `copies` are asked for too."""
        fits = self.articles.fitting(selection)
        if not copies:
            fits &= ~self.articles.repeats(fits)
        keep = fits[self.at]
        keep &= _among(self.side, self.sides, selection.sides)
        keep &= _among(self.speaker, self.speakers, selection.actors)
        keep &= _among(self.stance, STANCES, selection.stances)
        return self if keep.all() else self.only(keep)

    def only(self, keep: Numbers) -> Portions:
        """Those that are kept: a boolean each, or their places."""
        columns = [
            field.name for field in fields(self) if field.name not in ("articles", "sides", "speakers")
        ]
        return replace(self, **{name: getattr(self, name)[keep] for name in columns})


_held: WeakKeyDictionary[Engine, tuple[str, Portions]] = WeakKeyDictionary()
_reading = Lock()


def held(engine: Engine, selection: Selection, *, copies: bool = False) -> Portions:
    """The portions of a selection in the library as it is now. A story counts once, unless `copies` are asked for too."""
    if selection.treaties:
        with _snapshot(engine) as connection:
            return _read(connection, portions(selection, copies=copies))
    with _reading:  # one session reads the library; the others wait for it
        revision, everything = _held.get(engine, ("", None))
        if everything is None or revision != (read_setting(engine, "revision") or "0"):
            with _snapshot(engine) as connection:
                revision = read_setting(connection, "revision") or "0"
                everything = _read(connection, select(portion))
            _held[engine] = (revision, everything)
    return everything.narrowed(selection, copies=copies)


def _snapshot(engine: Engine) -> Connection:
    """A connection that sees the library as it is at its first question, whatever is written meanwhile."""
    if engine.dialect.name == "sqlite":  # always so
        return engine.connect()
    return engine.connect().execution_options(isolation_level="REPEATABLE READ")


def _read(connection: Connection, query: Select[Any]) -> Portions:
    own = ("id", "published", "outlet", "sample", "scored", "story")
    of_article = select(*(article.c[name] for name in own)).order_by(article.c.id)
    ids, published, named, sample, scored, story = _columns(connection, of_article, len(own))
    outlets, outlet = _coded(["" if name is None else name for name in named])
    articles = Articles(
        id=np.array(ids, dtype=np.int64),
        day=np.array([UNDATED if day is None else _day(day) for day in published], dtype=np.int32),
        outlet=outlet,
        sample=np.array([digest is not None for digest in sample], dtype=bool),
        scored=np.array(scored, dtype=bool),
        story=np.array([number or 0 for number in story], dtype=np.int64),
        outlets=outlets,
    )
    of = query.subquery()
    key = (of.c.article_id, of.c.side, of.c.speaker)
    rows = select(*key, of.c.stance, *(of.c[name] for name in _SUMS)).order_by(*key)
    whose, side_names, speaker_names, stance, *sums = _columns(connection, rows, 4 + len(_SUMS))
    sides, side = _coded(side_names)
    speakers, speaker = _coded(speaker_names)
    number = {name: place for place, name in enumerate(STANCES)}
    return Portions(
        at=np.searchsorted(articles.id, np.array(whose, dtype=np.int64)).astype(np.int32),
        side=side,
        speaker=speaker,
        stance=np.array([number[name] for name in stance], dtype=np.int8),
        **{
            name: np.array(column, dtype=np.int32 if name in ("paragraphs", "silent") else np.float64)
            for name, column in zip(_SUMS, sums, strict=True)
        },
        articles=articles,
        sides=sides,
        speakers=speakers,
    )


def _columns(connection: Connection, query: Select[Any], width: int) -> list[list[Any]]:
    """A query's columns. Equal words are the same object, so that a long column of names takes little."""
    columns: list[list[Any]] = [[] for _ in range(width)]
    same: dict[Any, Any] = {}
    rows = iter(connection.execution_options(stream_results=True).execute(query))
    while some := list(islice(rows, _AT_ONCE)):
        for column, values in zip(columns, zip(*some, strict=True), strict=True):
            words = isinstance(values[0], str)
            column.extend([same.setdefault(value, value) for value in values] if words else values)
    return columns


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], Numbers]:
    """The names there are in order, "" first, and each one's place among them."""
    known = tuple(sorted({"", *names}))
    places = {name: place for place, name in enumerate(known)}
    return known, np.array([places[name] for name in names], dtype=np.int32)


def _among(column: Numbers, names: Sequence[str], chosen: Iterable[str]) -> Numbers:
    wanted = set(chosen)
    if not wanted:
        return np.ones(len(column), dtype=bool)
    return np.array([name in wanted for name in names] or [False], dtype=bool)[column]


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The date of a day's number."""
    return date.fromordinal(int(number) + _EPOCH)
