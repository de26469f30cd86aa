"""The sums by article of what two parts of a library are compared by: who speaks, of whom, with which acts.

Both parts are added up in one pass, so that their names and articles stand beside each other already. The
rows are those that `detente.trends.differences` asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import Numbers
from detente.store.cue_columns import cues_of
from detente.store.selection import Selection
from detente.store.statement_columns import statements_of
from detente.store.statement_parts import in_parts

Dimension = Literal["whole", "side", "speaker", "target", "act"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
COLUMNS = ["name", "article", "total_first", "parts_first", "total_second", "parts_second"]
_WHOLE = "all paragraphs"
_FIELD = 16  # times as many names and articles as rows, up to which a place is kept for each of them


def comparison_sums(
    engine: Engine, first: Selection, second: Selection, dimension: Dimension
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """The sums of two parts of a library.

    Args:
        engine: The library.
        first: One part.
        second: The other.
        dimension: What a name is: the whole part; the side or the speaker that leads a paragraph; the side
            that statements are about; the act of a cue.

    Returns:
        A frame with `COLUMNS`, a row for each name and article (its place among all of the library, by
        number) in that order; of both parts balances and paragraphs, of a target balances and statements, of
        an act, twice, the paragraphs that hold it; 0 where a part has nothing. For acts the same of both
        whole parts, with the paragraphs that each article has; else None. Names that are not known are left
        out.
    """
    added = _added(_rows(engine, first, dimension), _rows(engine, second, dimension))
    return added, comparison_sums(engine, first, second, "whole")[0] if dimension == "act" else None


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is added up of one part.

    Attributes:
        code: Places in `names`, 0 for a name that is not known.
        article: Places among all articles, of which there are `articles`.
        total: Balances, or the paragraphs that hold an act.
        parts: Over how many paragraphs or statements.
    """

    code: Numbers
    names: tuple[str, ...]
    article: Numbers
    articles: int
    total: Numbers
    parts: Numbers | None  # None: one each


def _rows(engine: Engine, selection: Selection, dimension: Dimension) -> _Rows:
    """The rows of one part."""
    if dimension == "target":
        said = in_parts(statements_of(engine, selection))
        return _Rows(said.target, said.targets, said.at, len(said.articles.id), said.balance, None)
    if dimension == "act":
        done = cues_of(engine, selection)
        return _Rows(done.act, done.acts, done.at, len(done.articles.id), done.first, done.first)
    of = cached_aggregates(engine, selection)
    code: Numbers = np.ones(len(of.at), dtype=np.int8)
    names: tuple[str, ...] = ("", _WHOLE)
    if dimension == "side":
        code, names = of.side, of.sides
    elif dimension == "speaker":
        code, names = of.speaker, of.speakers
    return _Rows(code, names, of.at, len(of.articles.id), of.balance, of.paragraphs)


def _added(*both: _Rows) -> pd.DataFrame:
    """Two parts added up."""
    names = tuple(sorted({*both[0].names, *both[1].names}))
    articles = max(part.articles for part in both)
    keys = [_coded(part, names) * articles + part.article for part in both]
    used, place = _numbered(np.concatenate(keys), len(names) * articles)
    known = used >= articles  # the first name is "" for nobody
    places = np.split(place, [len(keys[0])])
    columns: dict[str, Numbers] = {}
    for which, part, at in zip(("first", "second"), both, places, strict=True):
        total = np.bincount(at, weights=part.total, minlength=len(used))
        parts = np.bincount(at, weights=part.parts, minlength=len(used))
        columns |= {f"total_{which}": total[known], f"parts_{which}": parts[known].astype(np.int64)}
    name = pd.Categorical.from_codes(used[known] // max(1, articles), categories=pd.Index(names, dtype=str))
    return pd.DataFrame({"name": name, "article": used[known] % max(1, articles), **columns})[COLUMNS]


def _coded(part: _Rows, names: tuple[str, ...]) -> Numbers:
    """The names of rows as places among those of both parts."""
    if part.names == names:
        return part.code.astype(np.int64)
    place = {name: at for at, name in enumerate(names)}
    moved: Numbers = np.array([place[name] for name in part.names], dtype=np.int64)[part.code]
    return moved


def _numbered(keys: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """The keys that occur, ascending, and the place of each row's key among them; sorted where they are few
    among those that there could be.
    """
    if most > _FIELD * len(keys):
        return np.unique(keys, return_inverse=True)
    seen = np.zeros(most, dtype=bool)
    seen[keys] = True
    return np.flatnonzero(seen), (np.cumsum(seen, dtype=np.int32) - 1)[keys]
