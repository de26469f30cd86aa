"""Charts: made from a small frame, valid for Vega-Lite, with titles, units and no more marks than a browser takes."""

from __future__ import annotations

import pandas as pd

from detente.charts.balance import (
    balance_over_time,
    paragraphs_of_article,
    stances,
    volume_over_time,
    with_interval,
)
from detente.charts.spending import meeting_over_years, shares_by_ally, shares_over_years
from detente.charts.theme import MOST_MARKS
from detente.figures.defence import SHARE, of_metric, shares

OVER_TIME = pd.DataFrame(
    {
        "period": pd.to_datetime(["2024-01-01", "2024-04-01", "2024-07-01"]),
        "paragraphs": [1, 9, 4],
        "articles": [1, 2, 1],
        "balance": [0.5, -0.2, 0.9],
        "escalation": [3.0, 1.0, 4.5],
        "deescalation": [0.5, 2.0, 0.0],
        "sd": [float("nan"), 0.3, 0.4],
    }
)
EVENTS = pd.DataFrame({"date": pd.to_datetime(["2024-02-01"]), "title": ["A summit"], "kind": ["spending"]})


def test_interval_is_blank_for_one_paragraph_and_stays_on_the_scale() -> None:
    frame = with_interval(OVER_TIME)
    assert pd.isna(frame["low"][0]) and frame["high"].max() <= 1
    assert frame["low"][1] == -0.2 - 1.96 * 0.3 / 3


def test_charts_over_time_are_valid_and_share_their_axis() -> None:
    upper = balance_over_time(OVER_TIME, EVENTS, "quarter").to_dict()
    lower = volume_over_time(OVER_TIME, EVENTS, "quarter").to_dict()
    domain = lower["encoding"]["x"]["scale"]["domain"]
    assert any(
        layer["encoding"].get("x", {}).get("scale", {}).get("domain") == domain for layer in upper["layer"]
    )
    assert balance_over_time(OVER_TIME, EVENTS.iloc[:0], "quarter").to_dict()["layer"]


def test_many_events_become_ticks() -> None:
    many = pd.concat([EVENTS] * 40, ignore_index=True)
    ticks = balance_over_time(OVER_TIME, many, "quarter").to_dict()["layer"][1]
    assert "y" in ticks["encoding"]


def test_an_article_goes_up_and_down() -> None:
    frame = pd.DataFrame(
        {
            "number": [1, 2],
            "escalation": [2.0, 0.0],
            "deescalation": [0.0, 3.0],
            "stance": ["e", "d"],
            "opening": ["a", "b"],
        }
    )
    chart = paragraphs_of_article(frame).to_dict()
    assert len(chart["layer"]) == 2


def test_every_stance_has_its_bar() -> None:
    frame = pd.DataFrame(
        {"stance": ["escalatory", "de-escalatory", "mixed", "neutral"], "paragraphs": [1, 2, 3, 4]}
    )
    assert stances(frame).to_dict()["layer"][0]["encoding"]["y"]["axis"]["labelOverlap"] is False


def test_spending_charts_hold_the_whole_edition() -> None:
    cells = pd.DataFrame(
        [
            {"ally": c.ally, "year": c.year, "value": c.value, "flag": c.flag}
            for c in of_metric("2025-08", SHARE)
        ]
    )
    assert len(cells) < MOST_MARKS
    latest = pd.DataFrame(
        [{"ally": c.ally, "value": c.value, "flag": c.flag} for c in shares("2025-08", 2025)]
    )
    chart = shares_by_ally(latest, (2.0, 3.5, 5.0), 2025).to_dict()
    order = chart["layer"][0]["encoding"]["y"]["sort"]
    assert order[0] == "Poland" and len(order) == 30
    assert shares_over_years(cells, (2.0,), ("Poland", "France")).to_dict()["layer"]
    counts = pd.DataFrame({"year": [2024, 2025], "level": ["2 %", "2 %"], "allies": [18, 30]})
    assert meeting_over_years(counts).to_dict()["encoding"]["y"]["title"] == "allies"
