"""Charts: made from a small frame, valid for Vega-Lite, with titles, units and no more marks than a browser
takes.
"""

from __future__ import annotations

import pandas as pd

from detente.charts.balance import (
    balance_over_time,
    paragraphs_of_article,
    stances,
    volume_over_time,
)
from detente.charts.path import PUBLISHED, share_path
from detente.charts.spending import gaps_by_ally, shares_by_ally
from detente.charts.spending_over_years import (
    lines_over_years,
    meeting_over_years,
    money_over_years,
    words_over_years,
)
from detente.charts.theme import AXIS, MOST_MARKS
from detente.charts.treaty_life import life_over_time, warheads_over_time
from detente.export.allies import allies_table, shares_table, sources
from detente.export.treaty_tables import lanes_table, warheads_table
from detente.figures.defence_expenditure import AGGREGATES

OVER_TIME = pd.DataFrame(
    {
        "period": pd.to_datetime(["2024-01-01", "2024-04-01", "2024-07-01"]),
        "paragraphs": [1, 9, 4],
        "articles": [1, 2, 1],
        "balance": [0.5, -0.2, 0.9],
        "escalation": [3.0, 1.0, 4.5],
        "deescalation": [0.5, 2.0, 0.0],
        "low": [float("nan"), -0.4, 0.1],
        "high": [float("nan"), 0.0, 0.7],
    }
)
EVENTS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2024-02-01"]),
        "title": ["A summit"],
        "kind": ["spending"],
        "label": ["A summit"],
        "row": [0],
        "leftwards": [False],
    }
)


def test_charts_over_time_are_valid_and_share_their_axis() -> None:
    upper = balance_over_time(OVER_TIME, EVENTS, "quarter").to_dict()
    lower = volume_over_time(OVER_TIME, EVENTS, "quarter").to_dict()
    domain = lower["encoding"]["x"]["scale"]["domain"]
    assert any(
        layer["encoding"].get("x", {}).get("scale", {}).get("domain") == domain for layer in upper["layer"]
    )
    assert balance_over_time(OVER_TIME, EVENTS.iloc[:0], "quarter").to_dict()["layer"]


def test_a_course_with_a_line_has_band_and_line_and_none_an_empty_layer() -> None:
    bare = balance_over_time(OVER_TIME, EVENTS.iloc[:0], "quarter").to_dict()["layer"]
    line = {"line": [0.1, 0.2, None], "line_low": [0.0, 0.1, None], "line_high": [0.2, 0.3, None]}
    drawn = balance_over_time(OVER_TIME.assign(**line, stretch=0), EVENTS, "quarter").to_dict()["layer"]
    marks = [layer["mark"]["type"] for layer in drawn]
    assert {"area", "line", "point", "text"} <= set(marks)
    assert "area" not in [layer["mark"]["type"] for layer in bare]


def test_the_axis_fits_its_data_and_holds_zero() -> None:
    close = OVER_TIME.assign(balance=[0.1, 0.12, 0.2], low=float("nan"), high=float("nan"))
    chart = balance_over_time(close, EVENTS.iloc[:0], "quarter").to_dict()
    domains = [layer["encoding"]["y"].get("scale", {}).get("domain") for layer in chart["layer"]]
    low, high = next(domain for domain in domains if domain)
    assert -0.2 < low < 0 and 0.2 < high < 0.3


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
    source = next(each for each in sources() if each.edition == "2025-08")
    cells = shares_table(source)
    assert len(cells) < MOST_MARKS
    latest = allies_table(source, 2025, "constant 2021")
    chart = shares_by_ally(latest[~latest["iso3"].isin(AGGREGATES)], (2.0, 3.5, 5.0), 2025).to_dict()
    order = chart["layer"][0]["encoding"]["y"]["sort"]
    assert order[0] == "Poland" and len(order) == 30
    assert lines_over_years(cells, "share_gdp", "% of GDP", ("Poland", "France"), (2.0,)).to_dict()["layer"]
    gaps = latest.assign(gap=latest["money_core"])[["ally", "gap"]]
    assert gaps_by_ally(gaps, "USD billion", "USD billion", 1).to_dict()["layer"]
    counts = pd.DataFrame({"year": [2024, 2025], "level": ["2 %", "2 %"], "allies": [18, 30]})
    assert meeting_over_years(counts).to_dict()["layer"][0]["encoding"]["y"]["title"] == "allies"


def test_words_and_money_stand_on_the_same_years() -> None:
    said = pd.DataFrame(
        {
            "year": [2023, 2024],
            "balance": [0.2, -0.1],
            "low": [0.1, None],
            "high": [0.3, None],
            "paragraphs": [9, 5],
            "articles": [3, 1],
        }
    )
    spent = pd.DataFrame({"year": [2023, 2024], "share_gdp": [1.6, 2.0], "flag": ["actual", "estimate"]})
    upper, lower = (
        words_over_years(said, (2023, 2024)).to_dict(),
        money_over_years(spent, (2023, 2024)).to_dict(),
    )
    domains = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for layer in (*upper["layer"], *lower["layer"])
        if "x" in layer["encoding"]
    }
    assert domains == {(2023, 2024)}
    alone = words_over_years(said.assign(low=float("nan"), high=float("nan")), (2023, 2024)).to_dict()
    assert len(alone["layer"]) == len(upper["layer"]) - 1, "no interval, no empty layer"


def test_a_path_marks_its_review_and_those_who_joined() -> None:
    shares = pd.DataFrame(
        {"year": [2024, 2025, 2026], "share_gdp": [1.9, 2.0, 2.2], "flag": ["actual", "estimate", "required"],
         "line": [PUBLISHED, PUBLISHED, "straight line"]}
    )  # fmt: skip
    joined = pd.DataFrame({"year": [2024], "who": ["Sweden"]})
    drawn = str(share_path(shares, 3.5, 2029, joined).to_dict())
    assert "review 2029" in drawn and "+ Sweden" in drawn


def test_a_treatys_sides_keep_their_order() -> None:
    drawn = life_over_time(lanes_table("New START").assign(as_known="a day"), (2008, 2027)).to_dict()
    assert drawn["layer"][0]["encoding"]["y"]["sort"] == ["United States", "Russia (Soviet Union)"]


def test_one_bar_has_room_beside_its_axis() -> None:
    one = gaps_by_ally(
        pd.DataFrame({"ally": ["Sweden"], "gap": [1.9]}), "USD billion", "USD billion", 1
    ).to_dict()
    assert one["height"] > AXIS


def test_lines_differ_without_colour() -> None:
    source = next(each for each in sources() if each.edition == "2025-08")
    shares = lines_over_years(shares_table(source), "share_gdp", "% of GDP", ("Poland", "France")).to_dict()
    shapes = shares["layer"][1]["encoding"]["shape"]["scale"]
    assert shapes["domain"] == ["Poland", "France"] and len(set(shapes["range"])) == 2
    table = warheads_table("New START", 2008)
    drawn = warheads_over_time(
        table.assign(date=pd.to_datetime(table["year"].astype(str))),
        ("United States", "Russia"),
        (2008, 2027),
    )
    dashes, _, points = (layer["encoding"] for layer in drawn.to_dict()["layer"])
    assert len({str(dash) for dash in dashes["strokeDash"]["scale"]["range"]}) == 2
    assert len(set(points["shape"]["scale"]["range"])) == 2
