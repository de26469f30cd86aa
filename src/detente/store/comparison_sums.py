"""The sums by article of what two parts of a library are compared by: who speaks, of whom, with which acts.

The rows are those that `detente.trends.differences` asks for: name, article, total, parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import Numbers, RowColumns
from detente.store.cue_columns import cues_of
from detente.store.selection import Selection
from detente.store.statement_columns import statements_of
from detente.store.statement_parts import in_parts

Dimension = Literal["whole", "side", "speaker", "target", "act"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
COLUMNS = ["name", "article", "total", "parts"]
_WHOLE = "all paragraphs"
_DENSE = 10_000_000  # names × articles up to which sums are made in a field of all of them


def comparison_sums(
    engine: Engine, first: Selection, second: Selection, dimension: Dimension
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[pd.DataFrame, pd.DataFrame] | None]:
    """The sums of two parts of a library.

    Args:
        engine: The library.
        first: One part.
        second: The other.
        dimension: What a name is: the whole part; the side or the speaker that leads a paragraph; the side
            that statements are about; the act of a cue.

    Returns:
        A frame a part with name, article, total, parts: balances and paragraphs; of a target balances and
        statements; of an act, twice, the paragraphs that hold it. For acts also the sums of both whole
        parts, with the paragraphs that each article has; else None. Names that are not known are left out.
    """
    one, other = (_sums(engine, part, dimension) for part in (first, second))
    if dimension != "act":
        return one, other, None
    return one, other, (_sums(engine, first, "whole"), _sums(engine, second, "whole"))


def _sums(engine: Engine, selection: Selection, dimension: Dimension) -> pd.DataFrame:
    """The sums of one part, without articles that do not hold an act."""
    if dimension == "target":
        said = statements_of(engine, selection)
        said = in_parts(said.only(said.target > 0))
        return _summed(said, said.target, said.targets, said.balance, np.ones(len(said.at)))
    if dimension == "act":
        done = cues_of(engine, selection)
        return _summed(done, done.act, done.acts, done.first, done.first)
    of = cached_aggregates(engine, selection)
    column, names = {
        "side": (of.side, of.sides),
        "speaker": (of.speaker, of.speakers),
    }.get(dimension, (np.zeros(len(of.at), dtype=np.int32), (_WHOLE,)))
    return _summed(of, column, names, of.balance, of.paragraphs)


def _summed(
    of: RowColumns, column: Numbers, names: Sequence[str], total: Numbers, parts: Numbers
) -> pd.DataFrame:
    """A row for each name that is known and each article; `column` holds places in `names`."""
    number = max(1, len(of.articles.id))
    key = column.astype(np.int64) * number + of.at
    if len(names) * number <= _DENSE:
        held = np.bincount(key, minlength=1)
        keys = np.flatnonzero(held)
        sums = [np.bincount(key, weights=each, minlength=len(held))[keys] for each in (total, parts)]
    else:
        keys, at = np.unique(key, return_inverse=True)
        sums = [np.bincount(at, weights=each, minlength=len(keys)) for each in (total, parts)]
    known = np.array([name != "" for name in names] or [True])[keys // number]
    keys = keys[known]
    code = (keys // number).astype(np.int32)  # names as categories: columns of text take their time
    return pd.DataFrame(
        {
            "name": pd.Categorical.from_codes(code, categories=pd.Index(names)),
            "article": of.articles.id[keys % number] if len(keys) else keys,
            "total": sums[0][known],
            "parts": sums[1][known].astype(np.int64),
        }
    )
