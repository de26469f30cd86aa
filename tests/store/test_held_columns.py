"""Columns in memory follow every change: what is held equals what a process reads that comes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from sqlalchemy import Engine

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import ArticleColumns, RowColumns
from detente.store.claim_columns import all_claims_of
from detente.store.clusters import set_apart
from detente.store.cue_columns import cues_of
from detente.store.engine import open_store
from detente.store.held_columns import articles_now
from detente.store.selection import Selection
from detente.store.single_paragraphs import single_paragraphs
from detente.store.state import state_in
from detente.store.statement_columns import all_statements_of
from detente.store.stored_article import read_article
from detente.store.writes import delete_article, replace_analyses, save, update_details
from tests.store.conftest import analysis_of
from tests.store.test_clusters import story

Change = Callable[[Engine, list[int]], object]
KINDS: tuple[Callable[[Engine], RowColumns], ...] = (
    lambda engine: cached_aggregates(engine, Selection(), copies=True),
    lambda engine: single_paragraphs(engine, Selection(treaties=("ABM",)), copies=True),
    lambda engine: cues_of(engine, Selection()),
    all_statements_of,
    all_claims_of,
)


def _saved(engine: Engine, number: int, outlet: str = "The Herald") -> int:
    document = story(outlet, seed=number)
    return save(engine, replace(document, title=f"Number {number}"), analysis_of(document)).article_id


def _weaker(engine: Engine, ids: list[int]) -> None:
    read = {}
    for number in (ids[1], ids[2], ids[4]):
        stored = read_article(engine, number)
        assert stored is not None
        paragraphs = (replace(each, cues=each.cues[:-1], balance=0.1) for each in stored.analysis.paragraphs)
        read[number] = replace(stored.analysis, paragraphs=tuple(paragraphs))
    replace_analyses(engine, read)


def _moved(engine: Engine, ids: list[int]) -> None:
    own = {"author": None, "url": None}
    update_details(engine, ids[3], published=date(2024, 1, 1), outlet="A Gazette", **own)


CHANGES: dict[str, Change] = {
    "nothing": lambda engine, ids: None,
    "one more": lambda engine, ids: _saved(engine, 9),
    "the last is gone": lambda engine, ids: delete_article(engine, ids[-1]),
    "some in the middle are gone": lambda engine, ids: [delete_article(engine, each) for each in ids[1:3]],
    "all are gone": lambda engine, ids: [delete_article(engine, each) for each in ids],
    "the last is gone, another has its number": lambda engine, ids: (
        delete_article(engine, ids[-1]),
        _saved(engine, 8, "The Mirror"),
    ),
    "one carries another's story": lambda engine, ids: _saved(engine, 2, "The Mirror"),
    "a copy is set apart": lambda engine, ids: set_apart(engine, _saved(engine, 2, "The Mirror"), True),
    "three read otherwise": _weaker,
    "another outlet and day": _moved,
}


def _articles(engine: Engine) -> ArticleColumns:
    with engine.connect() as connection:
        return articles_now(engine, connection, state_in(connection))


def _written_out(of: ArticleColumns, at: slice | np.ndarray = slice(None)) -> list[tuple[str, ...]]:
    columns = [getattr(of, each.name)[at] for each in fields(of) if each.name not in ("outlet", "outlets")]
    outlets = [of.outlets[place] for place in of.outlet[at]]
    return [tuple(map(str, row)) for row in zip(*columns, outlets, strict=True)]


def _rows(of: RowColumns) -> list[tuple[object, ...]]:
    """What the columns say, with names in the place of numbers, and all that is known of the articles."""
    columns = {name: getattr(of, name).tolist() for name in sorted(of.columns() - {"at"})}
    for name, known in type(of).CODED.items():
        columns[name] = [getattr(of, known)[place] for place in columns[name]]
    return [
        (*of_article, *map(str, row))
        for of_article, *row in zip(_written_out(of.articles, of.at), *columns.values(), strict=True)
    ]


def _all(engine: Engine) -> list[list[tuple[object, ...]]]:
    return [_written_out(_articles(engine)), *(_rows(kind(engine)) for kind in KINDS)]


def _others(engine: Engine) -> list[int]:
    """Which kinds are otherwise than a process reads them that opens the library now."""
    held, other = _all(engine), open_store(engine.url.render_as_string(hide_password=False))
    read = _all(other)
    other.dispose()
    return [kind for kind, (one, two) in enumerate(zip(held, read, strict=True)) if one != two]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_held_follows(engine: Engine, change: str) -> None:
    ids = [_saved(engine, number) for number in range(6)]
    before = _all(engine)
    assert all(before)
    CHANGES[change](engine, ids)
    assert not _others(engine)
    unchanged = _all(engine) == before
    assert unchanged == (change == "nothing")


def test_changes_one_after_the_other(engine: Engine) -> None:
    ids = [_saved(engine, number) for number in range(6)]
    for change in ("three read otherwise", "one carries another's story", "some in the middle are gone"):
        _all(engine)
        CHANGES[change](engine, ids)
    assert not _others(engine)
