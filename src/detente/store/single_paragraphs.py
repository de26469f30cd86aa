"""Single paragraphs in memory, for filters on what no aggregate holds: the treaties that a paragraph names,
and how the two readers read it.

They are read when somebody first filters so: a row for each treaty that a paragraph names, or for each
paragraph that the readers differ on or are unsure of. A row sums up one paragraph as an aggregate does
several.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, TypeVar

import numpy as np
from sqlalchemy import Connection, Engine, Select, func, literal, or_, select

from detente.second_reader.calibration import calibration
from detente.store.aggregate_columns import (
    STANCES,
    AggregateColumns,
    ArticleColumns,
    Numbers,
    RowColumns,
    among,
)
from detente.store.beside_paragraphs import same_paragraph
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.schema import article, mention, paragraph
from detente.store.selection import Selection

Rows = TypeVar("Rows", bound=RowColumns)
_POSITIONS = 2**31  # more than an article has paragraphs
_MARKED = 1  # escalation, or de-escalation, from which a paragraph can lead a list of the strongest


@dataclass(frozen=True)
class ParagraphColumns(AggregateColumns):
    """Paragraphs in order of article, side, speaker and position, as columns of equal length.

    Attributes:
        position: Of the paragraph in its article.
        treaty: Places in `treaties`; a paragraph that names several has a row for each.
        differs: Whether the readers read it differently.
        unsure: Whether a coder would give its stance with less than the calibration's chance.
        treaties: Ids, the first of which is "" for none.
    """

    position: Numbers
    treaty: Numbers
    differs: Numbers
    unsure: Numbers
    treaties: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {"side": "sides", "speaker": "speakers", "treaty": "treaties"}

    def asked(self, selection: Selection) -> ParagraphColumns:
        """The paragraphs that name one of the treaties and are read in one of the ways chosen, each once."""
        keep = among(self.treaty, self.treaties, selection.treaties)
        if selection.readings:
            read = {"differ": self.differs, "unsure": self.unsure}
            keep &= np.logical_or.reduce([read[reading] for reading in selection.readings])
        found = self.only(keep)
        first = (np.diff(found.at, prepend=-1) != 0) | (np.diff(found.position, prepend=-1) != 0)
        return found if first.all() else found.only(first)


def single_paragraphs(engine: Engine, selection: Selection, *, copies: bool = False) -> ParagraphColumns:
    """The paragraphs of a selection that asks for treaties or readings.

    Args:
        engine: The library.
        selection: What is looked at.
        copies: Whether articles that carry the same story are all counted, not only the first.

    Returns:
        A row for each.
    """
    held = _NAMING if selection.treaties else _READ_OTHERWISE
    found = held.now(engine).asked(selection).narrowed(selection, copies=copies)
    assert isinstance(found, ParagraphColumns)
    return found


def within(of: RowColumns, position: Numbers, engine: Engine, selection: Selection) -> Numbers:
    """Which rows stand in single paragraphs of a selection.

    Args:
        of: Rows in order of article and position.
        position: Of each row's paragraph in its article.
        engine: The library.
        selection: One that asks for treaties or readings; what else it asks for is left aside.

    Returns:
        Their places, ascending.
    """
    asked = Selection(treaties=selection.treaties, readings=selection.readings)
    fits = single_paragraphs(engine, asked, copies=True)
    own = of.articles.id
    at = np.searchsorted(own, fits.articles.id[fits.at]).clip(0, max(0, len(own) - 1))
    there = own[at] == fits.articles.id[fits.at] if len(own) else np.zeros(0, dtype=bool)
    wanted = at[there].astype(np.int64) * _POSITIONS + fits.position[there]
    keys = of.at.astype(np.int64) * _POSITIONS + position
    first, last = (np.searchsorted(keys, wanted, side=side) for side in ("left", "right"))
    number = last - first
    begins = np.cumsum(number) - number
    places = np.arange(number.sum()) + np.repeat(first - begins, number)
    found: Numbers = np.sort(places)
    return found


def narrowed(of: Rows, position: Numbers, engine: Engine, selection: Selection) -> Rows:
    """The rows of a selection, of columns that hold several for a paragraph.

    Args:
        of: Rows in order of article and position.
        position: Of each row's paragraph in its article.
        engine: The library.
        selection: What is looked at.

    Returns:
        Columns of the same kind.
    """
    if selection.of_single_paragraphs:
        of = of.only(within(of, position, engine, selection))
    return of.narrowed(selection)


def leading(
    engine: Engine, selection: Selection, by: Literal["up", "down"] | None, limit: int
) -> tuple[list[tuple[int, int]], Numbers]:
    """The first paragraphs of such a selection in an order.

    Args:
        engine: The library.
        selection: What is looked at; it asks for treaties or readings.
        by: By the highest balance of those with an escalation of 1 or more, or by the lowest of those with
            such a de-escalation; None for the latest that are more than neutral.
        limit: At most so many.

    Returns:
        Article and position of each, the latest first among equals, and the days of their articles.
    """
    of = single_paragraphs(engine, selection)
    fits = ~np.isnan(of.up if by == "up" else of.down) if by else of.stance != STANCES.index("neutral")
    of = of.only(fits)
    day, number = of.articles.day[of.at].astype(np.int64), of.articles.id[of.at]
    ranks: list[Numbers] = [of.position, -number, -day]
    if by:
        ranks.append(-of.up if by == "up" else of.down)
    first = np.lexsort(ranks)[:limit]
    places = list(zip(number[first].tolist(), of.position[first].tolist(), strict=True))
    return places, of.articles.day[of.at[first]]


def latest_naming(
    engine: Engine, treaty: str, selection: Selection, limit: int, offset: int = 0
) -> tuple[list[tuple[int, int]], Numbers]:
    """The paragraphs of a selection that name a treaty, the latest first, undated ones last.

    Args:
        engine: The library.
        treaty: Id of the treaty.
        selection: What is looked at.
        limit: At most so many.
        offset: How many are left out before the first.

    Returns:
        Article and position of each, and the days of their articles.
    """
    of = single_paragraphs(engine, replace(selection, treaties=(treaty,)))
    of = of.only(np.lexsort((of.position, of.at)))
    if selection.treaties:
        of = of.only(within(of, of.position, engine, Selection(treaties=selection.treaties)))
    day = of.articles.day[of.at].astype(np.int64)
    order = np.lexsort((of.position, of.at, -day))[offset : offset + limit]  # "undated" is the least number
    places = list(zip(of.articles.id[of.at[order]].tolist(), of.position[order].tolist(), strict=True))
    return places, of.articles.day[of.at[order]]


def _naming(connection: Connection, articles: ArticleColumns, since: Since | None) -> ParagraphColumns:
    """The paragraphs that name a treaty."""
    mentions = select(mention.c.article_id, mention.c.position, mention.c.treaty).distinct()
    if since is not None:  # asked here too, or all mentions are made distinct first
        mentions = mentions.where(mention.c.article_id.in_(since))
    named = mentions.subquery()
    query = select(named.c.treaty).join_from(
        named,
        paragraph,
        same_paragraph(paragraph, named),
    )
    return _columns(connection, query, articles, since)


def _read_otherwise(
    connection: Connection, articles: ArticleColumns, since: Since | None
) -> ParagraphColumns:
    """The paragraphs that the readers differ on, or are unsure of."""
    query: Select[Any] = select(literal("").label("treaty")).select_from(paragraph)
    query = query.where(or_(paragraph.c.differs, paragraph.c.chance < calibration().unsure))
    return _columns(connection, query, articles, since)


def _columns(
    connection: Connection, query: Select[Any], articles: ArticleColumns, since: Since | None
) -> ParagraphColumns:
    """The body paragraphs of scored articles that a query of treaties finds."""
    own = paragraph.c
    side = func.coalesce(own.side, literal("", literal_execute=True)).label("side")
    speaker = func.coalesce(own.speaker, literal("", literal_execute=True)).label("speaker")
    shown = (own.stance, own.cues, own.escalation, own.deescalation, own.balance, own.rung, own.differs)
    query = (
        query.add_columns(own.article_id, own.position, side, speaker, *shown, own.chance)
        .join(article, article.c.id == own.article_id)
        .where(own.kind == "body", article.c.scored)
    )
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query.order_by(own.article_id, side, speaker, own.position))
    read = found.numbers
    treaties, treaty = found.coded("treaty")
    sides, sided = found.coded("side")
    speakers, spoken = found.coded("speaker")
    escalation, deescalation, balance = (read[name] for name in ("escalation", "deescalation", "balance"))
    return ParagraphColumns(
        at=np.searchsorted(articles.id, read["article_id"]).astype(np.int32),
        side=sided,
        speaker=spoken,
        stance=found.among("stance", STANCES),
        articles=articles,
        sides=sides,
        speakers=speakers,
        paragraphs=np.ones(len(balance), dtype=np.int8),
        silent=(read["cues"] == 0).astype(np.int8),
        escalation=escalation,
        deescalation=deescalation,
        balance=balance,
        up=np.where(escalation >= _MARKED, balance, np.nan),
        down=np.where(deescalation >= _MARKED, balance, np.nan),
        highest=read["rung"].astype(np.int8),
        lowest=read["rung"].astype(np.int8),
        position=small(read["position"]),
        treaty=treaty,
        differs=read["differs"],
        unsure=read["chance"] < calibration().unsure,
        treaties=treaties,
    )


_NAMING, _READ_OTHERWISE = HeldColumns(_naming), HeldColumns(_read_otherwise)
