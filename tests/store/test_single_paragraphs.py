"""Filters on what single paragraphs hold, answered from memory as the database answers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import Engine

from detente.records import Block, Paragraph, TreatyMention
from detente.store import article_lists, paragraph_lists
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.writes import save
from tests.new_library import new_library

from .conftest import analysis_of, document_of

TREATIES = ("ABM", "INF", "New START")
CHOSEN = [
    Selection(treaties=("INF",)),
    Selection(treaties=TREATIES),
    Selection(treaties=("ABM", "INF"), readings=("differ",)),
    Selection(readings=("differ", "unsure")),
    Selection(readings=("unsure",), stances=("escalatory",), start=date(2024, 3, 1)),
    Selection(treaties=("no such treaty",)),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Forty articles of a few paragraphs that name none, one or several treaties, some of them in ties."""
    opened = open_store(new_library(tmp_path_factory.mktemp("library") / "store.db"))
    pick = Random(5)
    for number in range(40):
        day = date(2024, 1, 1) + timedelta(days=pick.randrange(90)) if number % 7 else None
        document = document_of(f"Number {number}", published=day, words=f" Number {number}.")
        read = analysis_of(document)
        body = tuple(paragraph(place, pick) for place in range(1, 5))
        blocks = tuple(Block("body", f"{one.text} {number}.{place}") for place, one in enumerate(body))
        save(opened, replace(document, blocks=blocks), replace(read, paragraphs=(read.paragraphs[0], *body)))
    yield opened
    opened.dispose()


def paragraph(position: int, pick: Random) -> Paragraph:
    escalation, deescalation = pick.choice((0.0, 0.4, 2.0)), pick.choice((0.0, 1.5))
    stance = "mixed" if escalation and deescalation else "escalatory" if escalation else "neutral"
    named = pick.sample(TREATIES, pick.randint(0, 3)) * pick.choice((1, 2))  # twice in one paragraph too
    return Paragraph(
        position, "body", None, "They spoke of ABM, INF and New START.", escalation, deescalation,
        (escalation - deescalation) / 5, stance, pick.randint(-4, 4),  # type: ignore[arg-type]
        mentions=tuple(TreatyMention(place, place + 1, one, one) for place, one in enumerate(named)),
        differs=pick.random() < 0.4, chance=pick.choice((None, 0.1, 0.9)),
    )  # fmt: skip


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("direction", ["escalation", "deescalation", None])
def test_the_first_paragraphs_are_those_of_a_sorted_list(
    library: Engine, chosen: Selection, direction: paragraph_lists.Direction | None
) -> None:
    everything = paragraph_lists.paragraphs(library, chosen)
    if direction:
        everything = everything[everything[direction] >= 1]
        found = paragraph_lists.strongest_paragraphs(library, chosen, direction, 7)
    else:
        everything = everything[everything["stance"] != "neutral"]
        found = paragraph_lists.latest_paragraphs(library, chosen, 7)
    rank = everything["balance"] * {"escalation": -1, "deescalation": 1, None: 0}[direction]
    day = pd.to_datetime(everything["published"]).fillna(pd.Timestamp("1900-01-01"))
    order = everything.assign(rank=rank, day=day).sort_values(
        ["rank", "day", "article_id", "position"], ascending=[True, False, False, True]
    )
    key = ["article_id", "position"]
    assert found[key].to_numpy().tolist() == order[key].head(7).to_numpy().tolist()


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("order", ["latest", "oldest", "escalatory", "de-escalatory", "strongest"])
def test_articles_are_listed_as_the_database_adds_them_up(
    library: Engine, chosen: Selection, order: article_lists.Order
) -> None:
    by_title = article_lists.articles(library, chosen, "title", limit=100)
    found = article_lists.articles(library, chosen, order, limit=100)
    assert list(found.columns) == list(by_title.columns)
    key = ["id"]
    assert_frame_equal(
        found.sort_values(key, ignore_index=True),
        by_title.sort_values(key, ignore_index=True),
        check_dtype=False,
    )
    assert len(found) == article_lists.articles_of(library, chosen)
    if order in ("escalatory", "de-escalatory"):
        assert found["balance"].is_monotonic_decreasing or found["balance"].is_monotonic_increasing
    page = article_lists.articles(library, chosen, order, limit=3, offset=2)
    assert page["id"].tolist() == found["id"].tolist()[2:5]
