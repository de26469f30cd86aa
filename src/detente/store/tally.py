"""Tallies: the sums that every mean, interval and change of the overview is made of, one pass over the
selection.

The rows are additive: means by outlet, plain means and their intervals follow from them without asking again.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import UNDATED, AggregateColumns
from detente.store.periods import Grain, periods_of
from detente.store.selection import Selection

By = Literal["outlet", "side", "speaker"]
COLUMNS = (
    "paragraphs", "articles", "escalation", "deescalation", "balance", "squares", "products", "sizes",
)  # fmt: skip


def tally(engine: Engine, selection: Selection, by: By, grain: Grain | None = None) -> pd.DataFrame:
    """Sums over the body paragraphs of a selection.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        by: What a row is of, beside its period.
        grain: Length of a period; None for one row each.

    Returns:
        A row for each period and each of `by`: period (its first day; absent without a grain), the name of
        `by` ("" where it is not known), paragraphs, articles, escalation, deescalation, balance (sums over
        paragraphs), and over articles, of which S is the sum of balance and n the number of paragraphs:
        squares (ΣS²), products (ΣnS), sizes (Σn²). Articles without a date take no part where there is a
        grain.
    """
    of = cached_aggregates(engine, selection)
    code, names = _grouping(of, by)
    if grain:
        dated = of.articles.day[of.at] != UNDATED
        of, code = of.only(dated), code[dated]
    of_article = of.at.astype(np.int64) * len(names) + code
    if by == "speaker":  # the aggregates are in order of article, side and speaker
        order = np.argsort(of_article, kind="stable")
        of, code, of_article = of.only(order), code[order], of_article[order]
    starts = np.flatnonzero(np.diff(of_article, prepend=-1))
    n, e, d, b = (
        np.add.reduceat(column.astype(float), starts) if len(starts) else column.astype(float)
        for column in (of.paragraphs, of.escalation, of.deescalation, of.balance)
    )
    day = of.articles.day[of.at[starts]].astype(np.int64)
    period = periods_of(grain, day) if grain else np.zeros(len(starts), dtype=np.int64)
    first = int(period.min()) if len(period) else 0
    keys, row = np.unique((period - first) * len(names) + code[starts], return_inverse=True)
    sums = {
        name: np.bincount(row, weights=values, minlength=len(keys))
        for name, values in {
            "paragraphs": n, "articles": np.ones(len(n)), "escalation": e, "deescalation": d, "balance": b,
            "squares": b * b, "products": n * b, "sizes": n * n,
        }.items()
    }  # fmt: skip
    frame = pd.DataFrame({by: np.array(names, dtype=object)[keys % len(names)], **sums})
    whole = ("paragraphs", "articles", "sizes")
    frame = frame.astype(dict.fromkeys(whole, np.int64))
    if grain:
        days = (keys // len(names) + first).astype("datetime64[D]")
        frame.insert(0, "period", pd.to_datetime(days.astype("datetime64[us]")))
    return frame


def _grouping(of: AggregateColumns, by: By) -> tuple[NDArray[Any], tuple[str, ...]]:
    if by == "outlet":
        return of.articles.outlet[of.at], of.articles.outlets
    return (of.side, of.sides) if by == "side" else (of.speaker, of.speakers)
