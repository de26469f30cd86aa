"""The aggregates of a library as columns in memory: what they are, and how a selection is taken from them.

`detente.derive.aggregates` says what an aggregate is; `detente.store.aggregate_cache` reads them and keeps
them current.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.store.selection import Selection

Numbers: TypeAlias = NDArray[Any]
UNDATED = np.iinfo(np.int32).min  # the day of an article without a date; days count from 1970-01-01
STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")
_EPOCH = date(1970, 1, 1).toordinal()
_COMPARED = 6  # names that a column is compared with one by one, quicker than looking each row's up
_PART = "_part"  # of which columns rows are a part, and at which places
SUMS = ("paragraphs", "silent", "escalation", "deescalation", "balance", "up", "down", "highest", "lowest")
WHOLE = frozenset({"paragraphs", "silent", "highest", "lowest"})


@dataclass(frozen=True, slots=True)
class ArticleColumns:
    """All articles in order of their ids, as columns of equal length.

    Attributes:
        id: Ids, ascending.
        day: Days of publication since 1970-01-01, `UNDATED` where there is none.
        outlet: Places in `outlets`.
        sample: Whether the project wrote it.
        scored: Whether it is in a language that is scored.
        story: The same number for copies of one story, 0 for what is no copy.
        upload: Number of the upload that brought it, 0 for none.
        outlets: Names, the first of which is "" for an unknown one.
    """

    id: Numbers
    day: Numbers
    outlet: Numbers
    sample: Numbers
    scored: Numbers
    story: Numbers
    upload: Numbers
    outlets: tuple[str, ...]

    def fitting(self, selection: Selection) -> Numbers:
        """Which of the articles fit what a selection asks of articles: a boolean each."""
        fits = np.ones(len(self.id), dtype=bool)
        if selection.start:
            fits &= self.day >= day_number(selection.start)
        if selection.end:
            fits &= (self.day <= day_number(selection.end)) & (self.day != UNDATED)
        if selection.corpus != "all":
            fits &= self.sample == (selection.corpus == "sample")
        if selection.uploads:
            fits &= np.isin(self.upload, selection.uploads)
        if selection.stories:
            fits &= np.isin(self.story, selection.stories)
        return fits & among(self.outlet, self.outlets, selection.outlets)

    def repeats(self, fits: Numbers) -> Numbers:
        """Which of the articles that fit carry a story that an earlier one of
        them carries: a boolean each.
        """
        carrying = np.flatnonzero(fits & (self.story > 0))
        _, first = np.unique(self.story[carrying], return_index=True)
        repeated = np.zeros(len(self.id), dtype=bool)
        repeated[np.delete(carrying, first)] = True
        return repeated


@dataclass(frozen=True)
class RowColumns:
    """Rows that are read in articles, as columns of equal length: what a selection asks of each kind.

    A part of them (`only`) knows the places of its rows, and takes a column when somebody first asks for it:
    a question needs three or four of what may be eighteen.

    Attributes:
        at: The place of the article in `articles`.
        side: Places in `sides`.
        speaker: Places in `speakers`.
        stance: Places in `STANCES`.
        articles: The articles that the rows are of, and all others.
        sides: Names, the first of which is "" for nobody.
        speakers: Likewise.
    """

    at: Numbers
    side: Numbers
    speaker: Numbers
    stance: Numbers
    articles: ArticleColumns
    sides: tuple[str, ...]
    speakers: tuple[str, ...]

    # Columns of places, and the field with the names that they are places of.
    CODED: ClassVar[dict[str, str]] = {"side": "sides", "speaker": "speakers"}

    def narrowed(self, selection: Selection, *, copies: bool = False) -> Self:
        """The rows of a selection, treaties left out.

        Args:
            selection: What is looked at; treaties in it are ignored.
            copies: Whether articles that carry the same story are all counted, not only the first.

        Returns:
            Those that fit; the same object where all do.
        """
        fits = self.articles.fitting(selection)
        if not copies:
            fits &= ~self.articles.repeats(fits)
        keep = None if fits.all() else np.take(fits, self.at)
        for column, names, chosen in (
            ("side", self.sides, selection.sides),
            ("speaker", self.speakers, selection.actors),
            ("stance", STANCES, selection.stances),
        ):
            if chosen:
                named = among(getattr(self, column), names, chosen)
                keep = named if keep is None else keep & named
        return self if keep is None or keep.all() else self.only(keep)

    def only(self, keep: Numbers) -> Self:
        """Those that are kept: a boolean each, or their places."""
        places = np.flatnonzero(keep) if keep.dtype == np.bool_ else keep
        whole, own = vars(self).get(_PART, (self, None))
        part = object.__new__(type(self))
        apart = {name: vars(self)[name] for name in ("articles", *self.CODED.values())}
        vars(part).update(apart, **{_PART: (whole, places if own is None else own[places])})
        return part

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Numbers:
            """A column of a part, taken from the whole when it is first asked for."""
            if name not in self.columns() or _PART not in vars(self):
                raise AttributeError(f"{type(self).__name__} has no {name}")
            whole, places = vars(self)[_PART]
            column = vars(self)[name] = np.take(getattr(whole, name), places)
            return column

    @property
    def size(self) -> int:
        """Bytes that a part takes beside what it is a part of."""
        if _PART not in vars(self):
            return 0
        taken = [each for each in [*vars(self).values()] if isinstance(each, np.ndarray)]
        return sum(int(each.nbytes) for each in (vars(self)[_PART][1], *taken))

    @classmethod
    @cache
    def columns(cls) -> frozenset[str]:
        """The names of the columns, the articles and the lists of names apart."""
        apart = {"articles", *cls.CODED.values()}
        return frozenset(field.name for field in fields(cls) if field.name not in apart)


@dataclass(frozen=True)
class AggregateColumns(RowColumns):
    """Aggregates in order of article, side and speaker.

    The columns are those of `detente.derive.aggregates.Aggregate`; `up` and `down` are blank (NaN) where no
    paragraph has a cue of 1 or more.
    """

    paragraphs: Numbers
    silent: Numbers
    escalation: Numbers
    deescalation: Numbers
    balance: Numbers
    up: Numbers
    down: Numbers
    highest: Numbers
    lowest: Numbers


def among(column: Numbers, names: Sequence[str], chosen: Iterable[str]) -> Numbers:
    """Which entries of a column of places name one of those chosen; all where none is chosen."""
    wanted = set(chosen)
    if not wanted:
        return np.ones(len(column), dtype=bool)
    asked = np.array([name in wanted for name in names] or [False], dtype=bool)
    few, rest = np.flatnonzero(asked), np.flatnonzero(~asked)
    if min(len(few), len(rest)) > _COMPARED:
        return np.take(asked, column)
    fits = np.zeros(len(column), dtype=bool)
    for place in (few if len(few) <= len(rest) else rest).tolist():
        fits |= column == place
    return fits if len(few) <= len(rest) else ~fits


def day_number(day: date) -> int:
    """A day as a number, counted from 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The date of a day's number, counted from 1970-01-01."""
    return date.fromordinal(int(number) + _EPOCH)
