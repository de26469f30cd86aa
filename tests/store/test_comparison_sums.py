"""The sums that parts of a library are compared by, against a recount."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine, delete, update

from detente.access import deeds
from detente.store.comparison_sums import COLUMNS, DIMENSIONS, comparison_sums
from detente.store.corpus_queries import counts
from detente.store.paragraph_lists import paragraphs_with_act
from detente.store.schema import article, cue
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.transactions import writing
from detente.trends.differences import differences


def sums(engine: Engine, part: Selection, dimension: str) -> pd.DataFrame:
    """Those of one part, set against the whole library."""
    both = comparison_sums(engine, part, Selection(), dimension)[0]  # type: ignore[arg-type]
    assert list(both.columns) == COLUMNS
    own = both[["name", "article", "total_first", "parts_first"]]
    return own.set_axis(["name", "article", "total", "parts"], axis=1)[own["parts_first"] > 0]


def test_sums_are_those_of_paragraphs_and_of_their_acts(engine: Engine, fill: Callable[..., int]) -> None:
    one, other = fill("One", published=date(2025, 5, 6)), fill("Two", words=" Once more.")
    may = Selection(start=date(2025, 5, 1), end=date(2025, 5, 31))
    # each article has a paragraph at -0.6 by nobody and one at +0.44 by Ida Berg of SUD
    whole = sums(engine, may, "whole")
    place = {number: at for at, number in enumerate(sorted((one, other)))}
    assert list(whole["article"]) == [place[one]] and list(whole["parts"]) == [2]
    assert whole["total"][0] == pytest.approx(0.44 - 0.6)
    by_side = sums(engine, Selection(), "side")
    assert set(by_side["name"]) == {"SUD"} and by_side["total"].sum() == pytest.approx(2 * 0.44)
    assert set(by_side["article"]) == {place[one], place[other]}
    assert set(sums(engine, Selection(), "speaker")["name"]) == {"Ida Berg"}
    assert list(paragraphs_with_act(engine, may, "talks")["position"]) == [1]


def test_articles_without_an_act_count_in_its_share(engine: Engine, fill: Callable[..., int]) -> None:
    for number in range(3):
        fill(f"Number {number}", words=f" Part {number}.", published=date(2025, 5, 1 + 12 * number))
    neutral = fill("Neutral", words=" Neither.", published=date(2025, 6, 1))
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(delete(cue).where(cue.c.article_id == neutral))
        bump(connection)
    may, june = (Selection(start=date(2025, m, 1), end=date(2025, m, 28)) for m in (5, 6))
    both, whole = comparison_sums(engine, may, june, "act")
    assert whole is not None
    assert set(both["name"]) == {"talks", "spending"} and not both["parts_second"].any()
    assert set(both["total_first"]) == {1}
    assert whole[["parts_first", "parts_second"]].to_numpy().tolist() == [*[[2, 0]] * 3, [0, 2]]
    found = differences(both, whole)
    assert set(found.few["name"]) == {"talks", "spending"} and set(found.few["articles_second"]) == {1}
    everything = comparison_sums(engine, Selection(), Selection(), "act")
    shares = differences(*everything).rows.set_index("name")
    assert list(shares["parts_first"]) == [8, 8] and list(shares["articles_first"]) == [4, 4]
    assert list(shares["first"]) == [3 / 8, 3 / 8]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_an_empty_part_has_columns_and_no_rows(engine: Engine, dimension: str) -> None:
    assert sums(engine, Selection(), dimension).empty


def test_an_upload_and_a_story_are_parts(engine: Engine, fill: Callable[..., int]) -> None:
    one, other = fill("One"), fill("Two", words=" Once more.")
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(update(article).where(article.c.id == one).values(story=7))
        bump(connection)
    for dimension in DIMENSIONS:
        assert set(sums(engine, Selection(stories=(7,)), dimension)["article"]) <= {
            0
        }  # the place of the first
        assert sums(engine, Selection(uploads=(99,)), dimension).empty
    assert counts(engine, Selection(stories=(7,))).articles == 1
    assert counts(engine, Selection()).articles == 2 and other
