"""Copies of a story: found when they come in, counted once in every selection,
whichever of them is deleted.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select

from detente.access import deeds
from detente.records import Block, Document
from detente.store import article_lists, corpus_queries, migrations, statement_queries
from detente.store.clusters import copies, copy_of, set_apart
from detente.store.engine import open_store
from detente.store.schema import article
from detente.store.selected_paragraphs import selected_paragraphs
from detente.store.selection import Selection
from detente.store.tally import tally
from detente.store.transactions import writing
from detente.store.writes import delete_article, save, update_details
from tests.store.conftest import analysis_of, document_of

DAY = date(2025, 6, 25)
Carry = Callable[..., int]


def words_of(seed: int, number: int = 120) -> str:
    chance = random.Random(seed)
    return " " + " ".join(f"w{chance.randrange(5000)}" for _ in range(number))


def story(
    outlet: str | None = "The Herald", day: date | None = DAY, *, seed: int = 1, cut: int = 120
) -> Document:
    words = " ".join(words_of(seed).split()[:cut])
    return replace(document_of(words=f" {words}", published=day), outlet=outlet)


@pytest.fixture
def carry(engine: Engine) -> Carry:
    def put(*given: object, **more: object) -> int:
        document = story(*given, **more)  # type: ignore[arg-type]
        return save(engine, document, analysis_of(document)).article_id

    return put


def stories(engine: Engine) -> dict[int, int | None]:
    with engine.connect() as connection:
        return {row.id: row.story for row in connection.execute(select(article.c.id, article.c.story))}


def test_one_wire_story_in_three_outlets_counts_once(engine: Engine, carry: Carry) -> None:
    first, verbatim, cut = carry(), carry("The Post"), carry("The Gazette", cut=70)
    other = carry("The Post", seed=2)
    found = stories(engine)
    assert found[first] == found[verbatim] == found[cut] is not None and found[other] is None
    counted = corpus_queries.counts(engine, Selection())
    assert (counted.articles, counted.copies, counted.paragraphs) == (2, 2, 4)
    sums = tally(engine, Selection(), "outlet")
    assert dict(zip(sums["outlet"], sums["articles"], strict=True)) == {"The Herald": 1, "The Post": 1}
    assert len(selected_paragraphs(engine, Selection())) == 4
    assert statement_queries.attributed(engine, Selection()).statements == 2 * _statements_of_one(
        engine, other
    )
    listed = article_lists.articles(engine, Selection()).set_index("id")
    assert len(listed) == 4 and listed.loc[cut, "copies"] == 2 and listed.loc[cut, "outlets"] == 3
    assert listed.loc[other, "copies"] == 0 and listed.loc[other, "outlets"] == 1
    assert [one.article_id for one in copies(engine, first) if one.share > 0.95] == [verbatim, cut]


def _statements_of_one(engine: Engine, article_id: int) -> int:
    from sqlalchemy import func

    from detente.store.schema import statement

    with engine.connect() as connection:
        query = select(func.count()).select_from(statement).where(statement.c.article_id == article_id)
        return int(connection.execute(query).scalar_one())


def test_within_a_selection_the_first_that_fits_counts(engine: Engine, carry: Carry) -> None:
    carry()
    carry("The Post")
    carry("The Gazette")
    for outlets in (("The Post",), ("The Post", "The Gazette")):
        counted = corpus_queries.counts(engine, Selection(outlets=outlets))
        assert counted.articles == 1 and counted.copies == len(outlets) - 1


def test_a_story_outlives_whichever_article_is_deleted(engine: Engine, carry: Carry) -> None:
    first, second, third = carry(), carry("The Post"), carry("The Gazette")
    delete_article(engine, first)
    assert corpus_queries.counts(engine, Selection()).articles == 1
    assert [one.article_id for one in copies(engine, second)] == [third]
    delete_article(engine, third)
    assert corpus_queries.counts(engine, Selection()).articles == 1 and copies(engine, second) == ()
    again = carry()
    assert [one.article_id for one in copies(engine, again)] == [second]


def test_the_same_words_of_the_same_outlet_are_one_article(engine: Engine, carry: Carry) -> None:
    first = carry()
    assert carry() == first and carry(" the  herald ") == first, "as the outlet is written does not count"
    assert carry(None) == first, "without an outlet the words decide"
    assert carry("The Post") != first


def test_months_apart_it_is_the_next_of_a_series(engine: Engine, carry: Carry) -> None:
    carry()
    carry("The Post", date(2025, 12, 1), cut=110)
    assert set(stories(engine).values()) == {None}
    carry("The Gazette", None, cut=100)
    assert len([one for one in stories(engine).values() if one]) == 2, "an unknown day speaks against nothing"


def test_a_corrected_date_decides_again(engine: Engine, carry: Carry) -> None:
    first, second = carry(), carry("The Post", date(2024, 1, 1))
    assert stories(engine)[second] is None
    update_details(engine, second, published=DAY, outlet="The Post", author=None, url=None)
    assert stories(engine)[second] == stories(engine)[first] is not None


def test_what_a_user_sets_apart_counts_by_itself(engine: Engine, carry: Carry) -> None:
    first, second = carry(), carry("The Post")
    set_apart(engine, second, True)
    assert corpus_queries.counts(engine, Selection()).articles == 2
    carry("The Gazette", cut=90)
    assert stories(engine)[second] is None
    set_apart(engine, second, False)
    assert stories(engine)[second] == stories(engine)[first]


def test_short_texts_and_samples_have_no_copies(engine: Engine) -> None:
    for outlet in ("The Herald", "The Post"):
        document = replace(document_of(), outlet=outlet)
        save(engine, document, analysis_of(document))
    assert set(stories(engine).values()) == {None}


def test_a_draft_says_whose_copy_it_is(engine: Engine, carry: Carry) -> None:
    first = carry()
    found = copy_of(engine, story("The Post", cut=80))
    assert found and found.article_id == first and found.outlet == "The Herald" and found.share > 0.95
    assert copy_of(engine, story(seed=5)) is None
    assert copy_of(engine, Document(None, None, (Block("body", ""),))) is None


def test_a_store_of_before_gets_its_stories(engine: Engine, carry: Carry) -> None:
    first, second, other = carry(), carry("The Post", cut=100), carry(seed=2)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    with writing(engine, deeds.DERIVE) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    found = stories(open_store(str(engine.url)))
    assert found[first] == found[second] is not None and found[other] is None
