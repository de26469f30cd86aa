"""Who says what of whom: the counts of the Actors page, over the statements held in memory.

A statement is what one speaker says in one body paragraph of one side (`detente.derive.statements`). Filters
on dates concern the article; series over time use the day on which it was said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from detente.store.aggregate_columns import UNDATED, Numbers
from detente.store.periods import Grain, periods_of
from detente.store.selection import Selection
from detente.store.statement_columns import ROLES, StatementColumns, statements_of
from detente.store.statement_parts import WHOLE, TargetParts, in_parts

_AXES = ("escalation", "deescalation", "balance")


@dataclass(frozen=True, slots=True)
class Attributed:
    """How many statements there are, and how many of them are the narrator's, somebody unnamed's, or aimed at
    nobody.
    """

    statements: int
    narrated: int
    unnamed: int
    aimed: int

    @property
    def unattributed_share(self) -> float:
        """Share, 0 to 1, of what is said by somebody (not the narrator) for whom the text gives no name."""
        spoken = self.statements - self.narrated
        return self.unnamed / spoken if spoken else 0.0


def attributed(engine: Engine, selection: Selection) -> Attributed:
    """How much of what is said has a named speaker and a target.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        The counts.
    """
    of = statements_of(engine, selection)
    return Attributed(
        statements=len(of.at),
        narrated=int(of.narrated.sum()),
        unnamed=int(((of.speaker == 0) & ~of.narrated).sum()),
        aimed=len(_paired(of, WHOLE).at),
    )


def dyads(engine: Engine, selection: Selection, limit: int = 400, parts: TargetParts = WHOLE) -> pd.DataFrame:
    """Who speaks about whom. A side about itself is a dyad too.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.
        parts: In which parts the sides stand.

    Returns:
        side, target, statements, paragraphs, escalation, deescalation, balance, most statements first.
        escalation and deescalation (0 to 5) and balance (-1 to +1) are means over the statements, of the cues
        that fall on the target alone.
    """
    of = _paired(statements_of(engine, selection), parts)
    pair = of.side.astype(np.int64) * len(of.targets) + of.target
    keys, counted = _grouped(of, pair, paragraphs=of.first_of_pair)
    frame = pd.DataFrame(
        {
            "side": _named(of.sides, keys // len(of.targets)),
            "target": _named(of.targets, keys % len(of.targets)),
            **counted,
        }
    )
    return _most_first(frame, ["statements", "side", "target"], limit)


def speakers(engine: Engine, selection: Selection, limit: int = 2000) -> pd.DataFrame:
    """The speakers who are named.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many rows.

    Returns:
        speaker, statements, paragraphs, most paragraphs first.
    """
    of = statements_of(engine, selection)
    of = of.only(of.speaker > 0)
    keys, counted = _grouped(of, of.speaker, paragraphs=of.first_of_speaker)
    frame = pd.DataFrame({"speaker": _named(of.speakers, keys), **counted}).drop(columns=[*_AXES])
    return _most_first(frame, ["paragraphs", "speaker"], limit)


def over_time(engine: Engine, selection: Selection, actor: str, grain: Grain = "quarter") -> pd.DataFrame:
    """An actor's statements by when they were said.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.
        grain: Length of a period.

    Returns:
        period (its first day), target, statements, escalation, deescalation, balance. `target` is None where
        the text shows nobody, or somebody who is helped; statements whose day is unknown are left out.
    """
    of = statements_of(engine, selection)
    of = of.only(of.of(of.speakers, of.speaker, actor) & (of.day != UNDATED) & (of.cues > 0))
    target = np.where(of.role == ROLES.index("helped"), 0, of.target).astype(np.int64)
    period, keys, counted = _by_period(of, grain, target, len(of.targets))
    return pd.DataFrame({"period": period, "target": _named(of.targets, keys), **counted})


def dyads_over_time(
    engine: Engine,
    selection: Selection,
    grain: Grain = "quarter",
    pairs: int = 10,
    parts: TargetParts = WHOLE,
) -> pd.DataFrame:
    """The pairs of sides with most statements, by when these were said.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        grain: Length of a period.
        pairs: At most so many; a side about itself is none.
        parts: In which parts the sides stand.

    Returns:
        period (its first day), side, target, statements, escalation, deescalation, balance; statements whose
        day is unknown are left out.
    """
    of = _paired(statements_of(engine, selection), parts)
    number = len(of.targets)
    same = np.array([of.targets.index(side) if side in of.targets else -1 for side in of.sides])
    of = of.only((of.day != UNDATED) & (same[of.side] != of.target))
    pair = of.side.astype(np.int64) * number + of.target
    keys, sizes = np.unique(pair, return_counts=True)
    most = keys[np.lexsort([keys, -sizes])[:pairs]]  # names are in order, and so are their places
    among_most = np.isin(pair, most)
    of, pair = of.only(among_most), pair[among_most]
    period, keys, counted = _by_period(of, grain, pair, len(of.sides) * number)
    sides = {"side": _named(of.sides, keys // number), "target": _named(of.targets, keys % number)}
    return pd.DataFrame({"period": period, **sides, **counted})


def whom(engine: Engine, selection: Selection, actor: str) -> pd.DataFrame:
    """Whom an actor speaks of; sides that are only helped are left out.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.

    Returns:
        target, statements, escalation, deescalation, balance, most statements first.
    """
    of = statements_of(engine, selection)
    of = in_parts(of.only(of.of(of.speakers, of.speaker, actor) & (of.target > 0)))
    keys, counted = _grouped(of, of.target)
    frame = pd.DataFrame({"target": _named(of.targets, keys), **counted})
    return _most_first(frame, ["statements", "target"])


def _paired(of: StatementColumns, parts: TargetParts) -> StatementColumns:
    """Those of some parts whose speaker and target have a side."""
    return in_parts(of.only((of.side > 0) & (of.target > 0)), parts)


def _grouped(of: StatementColumns, key: Numbers, **sums: Numbers) -> tuple[Numbers, dict[str, Numbers]]:
    """Statements counted by a key.

    `sums` are further columns to be added up.

    Returns the keys in order, and a column for each of: statements, the sums, the means of the axes.
    """
    keys, row = np.unique(key, return_inverse=True)
    number = np.bincount(row, minlength=len(keys))
    added = {
        name: np.bincount(row, weights=column, minlength=len(keys)).astype(np.int64)
        for name, column in sums.items()
    }
    means = {
        name: np.bincount(row, weights=getattr(of, name), minlength=len(keys)) / number for name in _AXES
    }
    return keys, {"statements": number, **added, **means}


def _by_period(
    of: StatementColumns, grain: Grain, key: Numbers, number: int
) -> tuple[pd.DatetimeIndex, Numbers, dict[str, Numbers]]:
    """Statements counted by the period in which they were said and by a key below a number: periods, keys,
    and columns as of `_grouped`.
    """
    period = periods_of(grain, of.day.astype(np.int64))
    first = int(period.min()) if len(period) else 0
    both, counted = _grouped(of, (period - first) * number + key)
    days = (both // number + first).astype("datetime64[D]").astype("datetime64[us]")
    return pd.DatetimeIndex(days), both % number, counted


def _named(names: tuple[str, ...], places: Numbers) -> Numbers:
    """Names by their places; None for ""."""
    named: Numbers = np.array([name or None for name in names], dtype=object)[places]
    return named


def _most_first(frame: pd.DataFrame, order: list[str], limit: int | None = None) -> pd.DataFrame:
    """Rows by the first column of an order, the highest first, then by the others."""
    ascending = [False, *[True] * (len(order) - 1)]
    return frame.sort_values(order, ascending=ascending, ignore_index=True).head(limit or len(frame))
