"""Search in partitions: the index of words (`detente.store.partition_words`) says which rows hold them, and
columns in memory say which of these a selection asks for and in which order they come.

The columns are read when somebody first searches, some 30 MB a million paragraphs. Texts are read of the rows
that are shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, String, false, func, literal, literal_column, or_, select

from detente.store.aggregate_columns import STANCES, UNDATED, ArticleColumns, Numbers, RowColumns
from detente.store.column_reading import read_columns, small
from detente.store.dataframes import frame_of
from detente.store.first_rows import first_rows
from detente.store.fulltext import MARKED, TOKENS, matching
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.paragraph_lists import PARAGRAPH_COLUMNS, paragraphs_of_selection
from detente.store.partition_months import in_months_of
from detente.store.partition_words import rows_holding
from detente.store.partitions import MONTH
from detente.store.schema import article, paragraph
from detente.store.selection import Selection
from detente.store.settings import RESTORED, read_setting
from detente.store.single_paragraphs import single_paragraphs

_POSITIONS = 2**31  # more than an article has paragraphs
_MOST = 50_000_000  # bytes of searches that are kept


@dataclass(frozen=True)
class SearchedColumns(RowColumns):
    """All paragraphs and headings of partitions, in the order of months and of the rows in each month's file.

    Attributes:
        position: Of the paragraph in its article.
        balance: -1 to +1.
        rung: Of its strongest act.
        month: Places in `months`.
        months: Names of months ("2025-03", "undated"), after "", which no row has.
    """

    position: Numbers
    balance: Numbers
    rung: Numbers
    month: Numbers
    months: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {"side": "sides", "speaker": "speakers", "month": "months"}

    def places(self, rows: dict[str, Numbers]) -> Numbers:
        """Where rows of months' files stand in these columns."""
        begins = dict(zip(self.months, np.searchsorted(self.month, np.arange(len(self.months))), strict=True))
        found = [begins[month] + of_month for month, of_month in sorted(rows.items())]
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


_Key = Callable[[SearchedColumns], Numbers]


def _latest(of: SearchedColumns) -> Numbers:
    return -of.articles.day[of.at].astype(np.int64)


def _oldest(of: SearchedColumns) -> Numbers:
    """Undated ones last here too."""
    day = of.articles.day[of.at].astype(np.int64)
    return np.where(day == UNDATED, -day, day)


_PLACE: tuple[_Key, ...] = (lambda of: -of.articles.id[of.at], lambda of: of.position)
_ORDERS: dict[str, tuple[_Key, ...]] = {
    "latest": (_latest, *_PLACE),
    "oldest": (_oldest, *_PLACE),
    "escalatory": (lambda of: -of.balance, _latest, *_PLACE),
    "de-escalatory": (lambda of: of.balance, _latest, *_PLACE),
    "strongest": (lambda of: -np.abs(of.rung), _latest, *_PLACE),
}


def search_partitions(
    engine: Engine, written: str, selection: Selection, order: str, limit: int
) -> tuple[pd.DataFrame, int]:
    """Body paragraphs of a selection that hold all words and phrases of what was written.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.
        order: As for `detente.store.search.search`.
        limit: At most so many rows.

    Returns:
        The first hits, and how many there are.
    """
    found = paragraphs_found(engine, written, selection)
    first = first_rows(found, _ORDERS[order], limit)
    keys = list(zip(first.articles.id[first.at].tolist(), first.position.tolist(), strict=True))
    chosen = [(article.c.id == number) & (paragraph.c.position == position) for number, position in keys]
    query = paragraphs_of_selection().where(or_(false(), *chosen))
    here = in_months_of(engine, query, first.articles.day[first.at], paragraph, article)
    shown = frame_of(engine, here)
    by_key = {(row["article_id"], row["position"]): row for row in shown.to_dict("records")}
    words = _words(written, [str(by_key[key]["text"]) for key in keys])
    rows: list[Any] = [by_key[key] | {"words": words[place]} for place, key in enumerate(keys)]
    columns = [*(each.name for each in PARAGRAPH_COLUMNS), "words"]
    return pd.DataFrame(rows, columns=columns), len(found.at)


def hold_searched(engine: Engine) -> None:
    """Read what searches need of a library on partitions into memory.

    Args:
        engine: The library.
    """
    _SEARCHED.now(engine)


def paragraphs_found(engine: Engine, written: str, selection: Selection) -> SearchedColumns:
    """The paragraphs that `search_partitions` finds.

    Args:
        engine: The library.
        written: Words, and phrases in double quotes.
        selection: What part of the corpus is looked at.

    Returns:
        All of them, in the order in which they are stored.
    """
    held, asked = _SEARCHED.now(engine), matching(written)
    return _KEPT.of(held, selection, asked, lambda: _found(engine, held, asked, selection))


def _found(engine: Engine, held: SearchedColumns, asked: str, selection: Selection) -> SearchedColumns:
    """The paragraphs of a selection that the indexes of words find."""
    with engine.connect() as connection:
        folder = Path(read_setting(connection, RESTORED) or "")
    hits = held.only(held.places(rows_holding(folder, asked)))
    hits = hits.only(np.take(hits.articles.scored, hits.at)).narrowed(selection)
    if not selection.of_single_paragraphs:
        return hits
    treaties = Selection(treaties=selection.treaties, readings=selection.readings)
    single = single_paragraphs(engine, treaties, copies=True)
    return hits.only(np.isin(_keys(hits), single.articles.id[single.at] * _POSITIONS + single.position))


def _keys(of: SearchedColumns) -> Numbers:
    keys: Numbers = of.articles.id[of.at] * _POSITIONS + of.position
    return keys


def _words(written: str, texts: list[str]) -> dict[int, tuple[str, ...]]:
    """The words of texts that what was written is found as ("talking" for "talk"), by place."""
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = '{TOKENS}')")
        index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(texts))
        rows = index.execute(
            "SELECT rowid, highlight(words, 0, char(2), char(3)) FROM words WHERE words MATCH ?",
            (matching(written),),
        )
        return {number: tuple(dict.fromkeys(MARKED.findall(shown))) for number, shown in rows}


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> SearchedColumns:
    """The paragraphs of partitions; of some articles, or of all."""
    own = paragraph.c
    month = literal_column(f'"{paragraph.name}".{MONTH}', String()).label(MONTH)
    none = literal("", literal_execute=True)
    names = [func.coalesce(own[name], none).label(name) for name in ("side", "speaker")]
    query = select(own.article_id, own.position, *names, own.stance, own.balance, own.rung, month)
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query.order_by(month, own.article_id, own.position))
    sides, side = found.coded("side")
    speakers, speaker = found.coded("speaker")
    months, of_month = found.coded(MONTH)
    return SearchedColumns(
        at=np.searchsorted(articles.id, found.numbers["article_id"]).astype(np.int32),
        side=side,
        speaker=speaker,
        stance=found.among("stance", STANCES),
        articles=articles,
        sides=sides,
        speakers=speakers,
        position=small(found.numbers["position"]),
        balance=found.numbers["balance"],
        rung=found.numbers["rung"].astype(np.int8),
        month=of_month,
        months=months,
    )


_SEARCHED = HeldColumns(_read)
_KEPT = KeptSelections[SearchedColumns](_MOST)  # a page asks for its hits and for their counts
