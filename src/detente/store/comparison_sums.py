"""The sums by article of what two parts of a library are compared by: who speaks, of whom, with which acts.

The rows are those that `detente.trends.differences` asks for: name, article, total, parts.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Literal, get_args

import numpy as np
import pandas as pd
from sqlalchemy import Engine, distinct, func, select

from detente.store.aggregate_cache import cached_aggregates
from detente.store.beside_paragraphs import same_paragraph
from detente.store.dataframes import frame_of
from detente.store.schema import article, cue, paragraph
from detente.store.selection import Selection
from detente.store.statement_columns import statements_of
from detente.store.statement_parts import in_parts

Dimension = Literal["whole", "side", "speaker", "target", "act"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
COLUMNS = ["name", "article", "total", "parts"]
_WHOLE = "all paragraphs"
_LEAST_HOLDING = 3  # articles of both parts that hold an act, or it is too rare to be compared


def comparison_sums(
    engine: Engine, first: Selection, second: Selection, dimension: Dimension
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sums of two parts of a library.

    Args:
        engine: The library.
        first: One part.
        second: The other.
        dimension: What a name is: the whole part; the side or the speaker that leads a paragraph; the side
            that statements are about; the act of a cue.

    Returns:
        A frame a part with name, article, total, parts: balances and paragraphs; of a target balances and
        statements; of an act the paragraphs that hold it and all paragraphs, articles without it included
        where enough of both parts together hold it. Names that are not known are left out.
    """
    both = [_sums(engine, part, dimension) for part in (first, second)]
    if dimension == "act":
        articles = pd.concat(both)["name"].value_counts()
        common = set(articles.index[articles >= _LEAST_HOLDING])
        whole = [_sums(engine, part, "whole") for part in (first, second)]
        both = [_among_all_articles(held, common, of) for held, of in zip(both, whole, strict=True)]
    return both[0], both[1]


def _sums(engine: Engine, selection: Selection, dimension: Dimension) -> pd.DataFrame:
    """The sums of one part, without articles that do not hold an act."""
    if dimension == "target":
        return _of_targets(engine, selection)
    if dimension == "act":
        return _of_acts(engine, selection)
    return _of_paragraphs(engine, selection, dimension)


def _of_paragraphs(engine: Engine, selection: Selection, dimension: Dimension) -> pd.DataFrame:
    of = cached_aggregates(engine, selection)
    column, names = {
        "side": (of.side, of.sides),
        "speaker": (of.speaker, of.speakers),
    }.get(dimension, (np.zeros(len(of.at), dtype=np.int32), (_WHOLE,)))
    frame = pd.DataFrame(
        {
            "name": np.array(names, dtype=object)[column] if len(column) else np.zeros(0, dtype=object),
            "article": of.articles.id[of.at],
            "total": of.balance,
            "parts": of.paragraphs,
        }
    )
    return _summed(frame[frame["name"] != ""])


def _of_targets(engine: Engine, selection: Selection) -> pd.DataFrame:
    of = statements_of(engine, selection)
    of = in_parts(of.only(of.target > 0))
    frame = pd.DataFrame(
        {
            "name": np.array(of.targets, dtype=object)[of.target],
            "article": of.articles.id[of.at],
            "total": of.balance,
            "parts": 1,
        }
    )
    return _summed(frame)


def _of_acts(engine: Engine, selection: Selection) -> pd.DataFrame:
    place = same_paragraph(cue, paragraph)
    query = (
        select(
            cue.c.act.label("name"),
            cue.c.article_id.label("article"),
            func.count(distinct(cue.c.position)).label("total"),
        )
        .join(paragraph, place)
        .join(article, article.c.id == paragraph.c.article_id)
        .where(*selection.paragraphs())
        .group_by(cue.c.act, cue.c.article_id)
    )
    return frame_of(engine, query).assign(parts=lambda found: found["total"])[COLUMNS]


def _among_all_articles(held: pd.DataFrame, acts: Set[str], whole: pd.DataFrame) -> pd.DataFrame:
    """Acts as shares: articles without the act count with the paragraphs that they have.

    `held`: as `_of_acts` gives it; acts that are not among `acts` stay as they are.
    """
    names = pd.DataFrame({"name": pd.Series(sorted(acts), dtype=object)})
    every = names.merge(whole[["article", "parts"]], how="cross")
    shares = every.merge(held[["name", "article", "total"]], on=["name", "article"], how="left")
    rare = held[~held["name"].isin(acts)]
    return pd.concat([shares.fillna({"total": 0.0}), rare], ignore_index=True)[COLUMNS]


def _summed(frame: pd.DataFrame) -> pd.DataFrame:
    """A row for each name and article."""
    return frame.groupby(["name", "article"], as_index=False)[["total", "parts"]].sum()[COLUMNS]
