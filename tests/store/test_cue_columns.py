"""The cues of a library as columns: against a recount in SQL, and after a change."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, delete, func, select

from detente.access import deeds
from detente.store.cue_columns import CueColumns, cues_of
from detente.store.schema import article, cue
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.transactions import writing


def acts(of: CueColumns) -> list[tuple[int, int, str]]:
    """Article, position and act of each, the first of a paragraph alone."""
    rows = zip(of.articles.id[of.at], of.position, of.act, of.first, strict=True)
    return sorted((int(one), int(place), of.acts[act]) for one, place, act, first in rows if first)


def test_cues_are_those_of_the_table_and_follow_it(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One")
    other = fill("Two", words=" Once more.")

    def there() -> list[tuple[int, int, str]]:
        with engine.connect() as connection:
            query = select(cue.c.article_id, cue.c.position, cue.c.act).distinct()
            return sorted((row[0], row[1], row[2]) for row in connection.execute(query))

    held = cues_of(engine, Selection())
    assert acts(held) == there() and len(acts(held)) > 2
    assert cues_of(engine, Selection()) is held
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(delete(cue).where(cue.c.article_id == other))
        revision = select(func.max(article.c.revision) + 1).scalar_subquery()
        connection.execute(article.update().where(article.c.id == other).values(revision=revision))
        bump(connection)
    after = cues_of(engine, Selection())
    assert acts(after) == there() and len(after.at) < len(held.at)


def test_a_selection_has_the_cues_of_its_paragraphs(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One")
    sided = cues_of(engine, Selection(sides=("SUD",)))
    assert {sided.sides[place] for place in sided.side} == {"SUD"}
    named = cues_of(engine, Selection(treaties=("ABM",)))
    assert 0 < len(named.at) < len(cues_of(engine, Selection()).at)
    assert len(cues_of(engine, Selection(actors=("Nobody",))).at) == 0
