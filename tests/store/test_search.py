"""Search: words, phrases, orders, filters and the number of hits, against what plain reading of the texts
finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from detente.demo import corpus as synthetic
from detente.store import batches
from detente.store import search as room
from detente.store.bulk import save_many
from detente.store.engine import open_store
from detente.store.paragraph_lists import paragraphs
from detente.store.search import SearchOrder, search
from detente.store.selection import Selection
from detente.store.writes import delete_article

from .databases import KINDS, library


@pytest.fixture
def corpus(engine: Engine, fill: Callable[..., int]) -> Engine:
    fill("First", published=date(2025, 1, 15), words=" First.")
    fill("Second", published=date(2025, 3, 31), words=" Second.")
    fill("Third", published=date(2025, 7, 1), words=" Third.")
    fill("No date", published=None, words=" Fourth.")
    return engine


@pytest.fixture(scope="module", params=KINDS)
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Some hundred articles, where one order differs from another."""
    with library(request.param, request, tmp_path_factory.mktemp("large")) as url:
        opened = open_store(url)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(synthetic, "DISTINCT", 240)
            save_many(opened, synthetic.articles(1500), batches.begin(opened, (), "synthetic"))
        yield opened
        opened.dispose()


def test_words_and_phrases_are_found_in_any_inflection(corpus: Engine) -> None:
    assert search(corpus, "norland talks", Selection()).number == 4
    assert search(corpus, '"offers talks"', Selection()).number == 4
    assert search(corpus, '"talks offers"', Selection()).number == 0
    assert search(corpus, "second", Selection()).number == 2
    assert search(corpus, "  ", Selection()).hits.empty
    found = search(corpus, "offering", Selection())
    assert found.number == 4 and set(found.hits["words"]) == {("offers",)}


def test_headings_are_no_hits_and_deleted_articles_are_gone(corpus: Engine, fill: Callable[..., int]) -> None:
    assert search(corpus, "third", Selection()).number == 2
    number = int(search(corpus, "third", Selection()).hits["article_id"][0])
    delete_article(corpus, number)
    assert search(corpus, "third", Selection()).number == 0


def test_latest_first_and_undated_last(corpus: Engine) -> None:
    assert list(dict.fromkeys(search(corpus, "norland", Selection()).hits["title"])) == [
        "Third", "Second", "First", "No date",
    ]  # fmt: skip
    assert list(search(corpus, "norland", Selection(), "oldest").hits["title"]) == [
        "First", "Second", "Third", "No date",
    ]  # fmt: skip


ORDERS: dict[SearchOrder, Callable[[dict[str, object]], object]] = {
    "latest": lambda row: (row["published"] is None, -(row["published"] or date.min).toordinal()),  # type: ignore[attr-defined]
    "oldest": lambda row: (row["published"] is None, (row["published"] or date.min).toordinal()),  # type: ignore[attr-defined]
    "escalatory": lambda row: -row["balance"],  # type: ignore[operator]
    "de-escalatory": lambda row: row["balance"],
    "strongest": lambda row: -abs(row["rung"]),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("word", ["talks", "border", "harvest", "reported"])
@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(sides=("Norland", "Sudria"), start=date(2015, 1, 1)),
        Selection(stances=("neutral", "escalatory"), outlets=("Harbour Post (synthetic)",)),
        Selection(actors=("Ida Bergholm",)),
        Selection(treaties=("New START",)),
    ],
)
def test_the_first_hits_are_those_that_reading_everything_finds(
    large: Engine, monkeypatch: pytest.MonkeyPatch, order: SearchOrder, word: str, selection: Selection
) -> None:
    monkeypatch.setattr(room, "_AT_ONCE", 37)
    monkeypatch.setattr(room, "MOST_COUNTED", 100)
    rows = [
        {str(key): value for key, value in row.items()}
        for row in paragraphs(large, selection, 10_000).to_dict("records")
        if word in str(row["text"]).lower()
    ]
    found = search(large, word, selection, order, 20)
    assert (found.number, found.more) == (min(len(rows), 100), len(rows) > 100)
    ranks = [ORDERS[order](row) for row in found.hits.to_dict("records")]  # type: ignore[arg-type]
    assert ranks == sorted(map(ORDERS[order], rows))[:20]  # type: ignore[type-var]


def test_it_says_where_not_everything_was_looked_at(large: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert search(large, "reported", Selection()).within is None
    monkeypatch.setattr(room, "_MOST_READ", 300)
    assert search(large, "reported", Selection()).within == 300


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.text(max_size=40), order=st.sampled_from(list(ORDERS)))
def test_any_text_is_a_valid_search(corpus: Engine, written: str, order: SearchOrder) -> None:
    search(corpus, written, Selection(), order)
