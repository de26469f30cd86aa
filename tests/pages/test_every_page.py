"""Every page as a visitor meets it: with the article of the tests, empty, and
what can be taken away from it.
"""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, update

import detente
from detente.access import deeds
from detente.figures.cited_sources import cited_sources
from detente.jobs import rescoring
from detente.store.schema import article as article_table
from detente.store.settings import bump
from detente.store.stale import analysed_otherwise
from detente.store.transactions import writing
from tests.pages.on_screen import text_of

PAGES = (
    "overview",
    "articles",
    "try",
    "compare",
    "article",
    "actors",
    "spending",
    "pledges",
    "revisions",
    "claims",
    "treaties",
    "upload",
    "lexicon",
    "method",
    "sources",
)


@pytest.mark.parametrize("name", PAGES)
def test_opens_with_an_article(visit, stored: int, name: str) -> None:
    assert visit(name).title


@pytest.mark.parametrize("name", PAGES)
def test_opens_empty_and_says_so(visit, name: str) -> None:
    page = visit(name)
    assert page.title
    if name in ("overview", "articles", "article", "actors"):
        assert page.info


@pytest.mark.parametrize(
    ("page", "box"),
    [
        ("overview", "take_selection"),
        ("overview", "stances_figures"),
        ("articles", "articles_take"),
        ("actors", "statements_take"),
        ("article", "take_article"),
        ("spending", "by_ally_figures"),
    ],
)
def test_what_is_on_screen_can_be_taken_away(page: str, box: str, visit, stored: int) -> None:
    query = {"id": str(stored)} if page == "article" else {}

    def offered(*opened: str) -> set[str]:
        return {button.label for button in visit(page, opened=opened, **query).get("download_button")}

    assert "parquet" not in offered(), "nothing is made before a box is opened"
    assert {"csv", "xlsx", "parquet", "json"} <= offered(box)


def test_a_library_of_two_versions_says_so_and_is_scored_again(visit, engine: Engine, stored: int) -> None:
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(update(article_table).values(version="older"))
        bump(connection)
    visit("method")  # a server that has just been started goes on by itself
    assert (task := rescoring.latest(engine)) and task.wait(20)
    assert analysed_otherwise(engine, detente.version()) == ()
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(update(article_table).values(version="older"))
        bump(connection)
    page = visit("overview")
    assert "1 article of this library with results of another version" in text_of(page)
    page.button(key="score_again").click().run()
    assert (task := rescoring.latest(engine)) and task.wait(20)
    assert analysed_otherwise(engine, detente.version()) == ()
    assert "with results of another version" not in text_of(visit("overview"))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_where_a_copy_stood(name: str, visit, stored: int) -> None:
    """Sources name publishers; names of repositories stand in citations.csv alone."""
    copies = {source.copy.split(":")[0].split("@")[0].split(",")[0] for source in cited_sources().values()}
    page = visit(name)
    shown = text_of(page) + "".join(frame.value.to_csv() for frame in page.dataframe)
    for copy in (copies - {""}) | {"github.com", "unit tests"}:
        assert copy not in shown, copy
