"""Tallies: the sums that every mean, interval and change of the overview is made of, one pass over the selection.

The rows are additive: means by outlet, plain means and their intervals follow from them without asking again.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd
from sqlalchemy import Engine, func, select

from detente.store.frames import frame_of
from detente.store.periods import Grain, period_of
from detente.store.portions import portions
from detente.store.selection import Selection

By = Literal["outlet", "side", "speaker"]
COLUMNS = (
    "paragraphs", "articles", "escalation", "deescalation", "balance", "squares", "products", "sizes",
)  # fmt: skip


def tally(engine: Engine, selection: Selection, by: By, grain: Grain | None = None) -> pd.DataFrame:
    """Sums over body paragraphs of a selection, a row for each period and each of `by`.

    Columns: period (its first day; absent without a grain), the name of `by` ("" where it is not known), paragraphs,
    articles, escalation, deescalation, balance (sums over paragraphs), and over articles, of which S is the sum of
    balance and n the number of paragraphs: squares (ΣS²), products (ΣnS), sizes (Σn²). Articles without a date take
    no part where there is a grain.
    """
    of = portions(selection).subquery()
    # An article has one outlet, so that grouping by its id alone follows the table's own order.
    group = func.min(of.c.outlet) if by == "outlet" else of.c[by]
    one = select(
        of.c.article_id,
        group.label(by),
        func.min(of.c.published).label("published"),
        func.sum(of.c.paragraphs).label("n"),
        func.sum(of.c.escalation).label("e"),
        func.sum(of.c.deescalation).label("d"),
        func.sum(of.c.balance).label("b"),
    ).group_by(of.c.article_id, *([] if by == "outlet" else [group]))
    if grain:
        one = one.where(of.c.published.is_not(None))
    each = one.subquery()
    period = [period_of(engine, grain, each.c.published).label("period")] if grain else []
    query = select(
        *period,
        each.c[by],
        func.sum(each.c.n).label("paragraphs"),
        func.count().label("articles"),
        func.sum(each.c.e).label("escalation"),
        func.sum(each.c.d).label("deescalation"),
        func.sum(each.c.b).label("balance"),
        func.sum(each.c.b * each.c.b).label("squares"),
        func.sum(each.c.n * each.c.b).label("products"),
        func.sum(each.c.n * each.c.n).label("sizes"),
    ).group_by(*period, each.c[by])
    frame = frame_of(engine, query)
    if grain:
        frame["period"] = pd.to_datetime(frame["period"])
        return frame.sort_values(["period", by], ignore_index=True)
    return frame.sort_values(by, ignore_index=True)
