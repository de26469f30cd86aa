"""Tallies: the sums that every mean, interval and change of the overview is made of, one pass over the selection.

The rows are additive: means by outlet, plain means and their intervals follow from them without asking again.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd
from sqlalchemy import Engine, func, literal, select

from detente.store.frames import frame_of
from detente.store.periods import Grain, period_of
from detente.store.schema import article, paragraph
from detente.store.selection import Selection

By = Literal["outlet", "side", "speaker"]
_BY = {"outlet": article.c.outlet, "side": paragraph.c.side, "speaker": paragraph.c.speaker}
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
    group = func.coalesce(_BY[by], literal("")).label(by)
    one = (
        select(
            paragraph.c.article_id,
            group,
            func.min(article.c.published).label("published"),
            func.count().label("n"),
            func.sum(paragraph.c.escalation).label("e"),
            func.sum(paragraph.c.deescalation).label("d"),
            func.sum(paragraph.c.balance).label("b"),
        )
        .join(article, article.c.id == paragraph.c.article_id)
        .where(*selection.paragraphs())
        .group_by(paragraph.c.article_id, group)
    )
    if grain:
        one = one.where(article.c.published.is_not(None))
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
