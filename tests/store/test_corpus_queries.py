from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from detente.store import article_lists, corpus_queries, lexicon_use, paragraph_lists
from detente.store.periods import Grain
from detente.store.selection import Selection
from detente.store.tally import tally
from detente.trends.means import over_time


@pytest.fixture
def corpus(engine: Engine, fill: Callable[..., int]) -> Engine:
    fill("First", published=date(2025, 1, 15), words=" First.")
    fill("Second", published=date(2025, 3, 31), words=" Second.")
    fill("Third", published=date(2025, 7, 1), words=" Third.")
    fill("No date", published=None, words=" Fourth.")
    return engine


def test_counts_tell_what_stands_behind_a_selection(corpus: Engine) -> None:
    counted = corpus_queries.counts(corpus, Selection())
    assert (counted.articles, counted.paragraphs, counted.dated, counted.undated) == (4, 8, 3, 1)
    assert counted.unattributed_share == 0.5
    assert counted.earliest == date(2025, 1, 15) and counted.latest == date(2025, 7, 1)
    assert dict(counted.stances) == {"escalatory": 4, "de-escalatory": 4, "mixed": 0, "neutral": 0}


@pytest.mark.parametrize(
    ("selection", "paragraphs"),
    [
        (Selection(start=date(2025, 3, 1)), 4),
        (Selection(end=date(2025, 3, 31)), 4),
        (Selection(sides=("SUD",)), 4),
        (Selection(actors=("Ida Berg",), start=date(2025, 7, 1)), 1),
        (Selection(outlets=("Nobody's",)), 0),
        (Selection(stances=("escalatory", "mixed")), 4),
        (Selection(treaties=("ABM",)), 4),
        (Selection(readings=("differ",)), 4),
        (Selection(readings=("unsure",)), 4),
        (Selection(readings=("unsure",), stances=("escalatory",)), 0),
        (Selection(corpus="sample"), 0),
    ],
)
def test_each_filter_narrows(corpus: Engine, selection: Selection, paragraphs: int) -> None:
    assert corpus_queries.counts(corpus, selection).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("grain", "periods"),
    [
        ("week", ["2025-01-13", "2025-03-31", "2025-06-30"]),
        ("month", ["2025-01-01", "2025-03-01", "2025-07-01"]),
        ("quarter", ["2025-01-01", "2025-07-01"]),
        ("year", ["2025-01-01"]),
    ],
)
def test_periods_begin_where_they_should(corpus: Engine, grain: Grain, periods: list[str]) -> None:
    frame = over_time(tally(corpus, Selection(), "outlet", grain), "plain")
    assert [f"{period:%Y-%m-%d}" for period in frame["period"]] == periods
    assert frame["paragraphs"].sum() == 6
    assert frame["balance"].tolist() == pytest.approx([-0.08] * len(periods))


def test_statements_come_with_speaker_and_place(corpus: Engine) -> None:
    up = paragraph_lists.strongest_paragraphs(corpus, Selection(), "escalation", 2)
    assert up["speaker"].tolist() == ["Ida Berg", "Ida Berg"] and up["position"].tolist() == [3, 3]
    down = paragraph_lists.strongest_paragraphs(corpus, Selection(), "deescalation", 9)
    assert len(down) == 4 and down["speaker"].isna().all()
    assert paragraph_lists.latest_paragraphs(corpus, Selection(), 1)["title"].item() == "Third"


def test_articles_by_order_and_filter(corpus: Engine) -> None:
    assert article_lists.articles(corpus, Selection(), "latest")["title"].tolist() == [
        "Third",
        "Second",
        "First",
        "No date",
    ]
    assert article_lists.articles(corpus, Selection(), "title", limit=2)["title"].tolist() == [
        "First",
        "No date",
    ]
    assert article_lists.articles(corpus, Selection(actors=("Ida Berg",)))["paragraphs"].tolist() == [
        1,
        1,
        1,
        1,
    ]


def test_choices_are_what_is_there(corpus: Engine) -> None:
    assert corpus_queries.choices(corpus) == {
        "sides": {"SUD": 4},
        "actors": {"Ida Berg": 4},
        "outlets": {"The Herald": 8},
        "treaties": {"ABM": 4},
    }


def test_treaties_and_figures_are_found(corpus: Engine) -> None:
    assert len(paragraph_lists.mentions_of_treaty(corpus, "ABM", Selection())) == 4
    figures = paragraph_lists.quantities(corpus, Selection())
    assert set(figures["commitment"]) == {"NATO-2025-TOTAL"} and set(figures["value"]) == {5.0}


def test_rows_of_the_lexicon_lead_to_their_paragraphs(corpus: Engine) -> None:
    assert lexicon_use.cues_by_row(corpus) == {"frames: offer × talks": 4}
    found = lexicon_use.statements_of_rows(corpus, ["frames: end × talks", "frames: offer × talks"])
    assert list(found["title"]) == ["Third", "Second", "First", "No date"]
    assert lexicon_use.statements_of_rows(corpus, ["frames: offer"]).empty
    assert lexicon_use.statements_of_rows(corpus, ["frames: %"]).empty
    assert lexicon_use.statements_of_rows(corpus, []).empty
