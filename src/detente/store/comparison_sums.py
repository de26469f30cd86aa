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
_FEW = 2**15  # names whose places numpy sorts by their digits


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
        A frame a part with name, article (its place among all of the library, by number), total, parts:
        balances and paragraphs; of a target balances and
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
    if dimension == "whole":
        return _summed(of, np.zeros(len(of.at), dtype=np.int16), (_WHOLE,), of.balance, of.paragraphs)
    if dimension == "side":
        of = of.only(of.side > 0)
        return _summed(of, of.side, of.sides, of.balance, of.paragraphs)
    of = of.only(of.speaker > 0)
    return _summed(of, of.speaker, of.speakers, of.balance, of.paragraphs)


def _summed(
    of: RowColumns, column: Numbers, names: Sequence[str], total: Numbers, parts: Numbers
) -> pd.DataFrame:
    """A row for each name and each article, in that order; `column` holds places in `names`, and rows are in
    order of articles.
    """
    order = np.argsort(column.astype(np.int16) if len(names) < _FEW else column, kind="stable")
    code, article = column[order], of.at[order]
    starts = np.flatnonzero((np.diff(code, prepend=-1) != 0) | (np.diff(article, prepend=-1) != 0))
    sums = [
        np.add.reduceat(each[order].astype(float), starts) if len(starts) else np.zeros(0)
        for each in (total, parts)
    ]
    return pd.DataFrame(
        {  # names as categories: columns of text take their time
            "name": pd.Categorical.from_codes(code[starts].astype(np.int32), categories=pd.Index(names)),
            "article": article[starts],
            "total": sums[0],
            "parts": sums[1].astype(np.int64),
        }
    )
