"""Charts on the page: the same Vega-Lite as Altair's own, each frame once and by a name that stays."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from detente.charts.balance import balance_over_time, stances
from detente.charts.path import share_path
from detente.charts.sides import balance_of_side
from detente.ui.components.drawing import content, kept, specified
from detente.ui.overview import who_changed

COURSE = pd.DataFrame(
    {
        "line": [0.1, 0.0],
        "line_low": [0.0, -0.1],
        "line_high": [0.2, 0.1],
        "stretch": [0.0, 0.0],
        "period": pd.to_datetime(["2025-01-01", "2025-04-01"]),
        "paragraphs": [4, 6],
        "articles": [3, 4],
        "balance": [0.2, -0.1],
        "low": [0.1, -0.3],
        "high": [0.3, 0.1],
    }
)
EVENTS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2025-02-01"]),
        "title": ["A summit"],
        "kind": ["spending"],
        "label": ["A summit"],
        "row": [0],
        "leftwards": [False],
    }
)

SHARES = pd.DataFrame(
    {
        "year": [2025, 2035],
        "share_gdp": [2.0, 3.5],
        "line": ["published", "straight line"],
        "estimate": [False, True],
        "flag": ["", "e"],
    }
)
JOINED = pd.DataFrame({"year": [2023], "who": ["Finland"]})


def with_frames(spec: dict, frames: dict[str, pd.DataFrame]) -> dict:
    """The specification with its named frames put back as Altair puts them in: by a hash, with their rows."""
    rows = {name: alt.Chart(frame).mark_point().to_dict() for name, frame in frames.items()}
    names = {name: made["data"]["name"] for name, made in rows.items()}

    def renamed(part: object) -> object:
        if isinstance(part, dict):
            if set(part) == {"name"} and part["name"] in names:
                return {"name": names[part["name"]]}
            return {key: renamed(value) for key, value in part.items()}
        return [renamed(value) for value in part] if isinstance(part, list) else part

    datasets = {key: value for made in rows.values() for key, value in made["datasets"].items()}
    return {**renamed(spec), "datasets": datasets}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "made",
    [
        balance_over_time(COURSE, EVENTS, "quarter"),
        stances(pd.DataFrame({"stance": ["neutral"], "paragraphs": [3]})),  # its layers share one frame
        share_path(SHARES, 3.5, 2029, JOINED),  # layers in layers
    ],
)
def test_what_is_drawn_is_what_altair_specifies_and_is_valid(made: alt.LayerChart) -> None:
    asked = made.to_dict()  # validated against the schema
    asked.pop("config")
    drawn = specified(made)
    assert with_frames(drawn.spec, drawn.frames) == asked
    assert list(drawn.frames) == [f"frame {n}" for n in range(1, len(drawn.frames) + 1)]


def test_the_chart_itself_stays_as_it_is() -> None:
    made = balance_of_side(COURSE, COURSE["period"].min(), COURSE["period"].max())
    before = made.to_dict()
    specified(made)
    assert made.to_dict() == before


def test_the_same_chart_of_other_figures() -> None:
    ends = COURSE["period"].min(), COURSE["period"].max()
    other = COURSE.assign(balance=[0.5, 0.6])
    swapped = specified(balance_of_side(COURSE, *ends)).with_instead(COURSE, other)
    made = specified(balance_of_side(other, *ends))
    assert swapped.spec == made.spec and list(swapped.frames) == list(made.frames)
    assert all(swapped.frames[name].equals(frame) for name, frame in made.frames.items())


def test_the_same_figures_are_drawn_once_and_others_by_themselves() -> None:
    first = kept(balance_over_time, COURSE, EVENTS, "quarter")
    assert kept(balance_over_time, COURSE.copy(), EVENTS.copy(), "quarter") is first
    moved = COURSE.assign(balance=[0.5, 0.6])
    other = kept(balance_over_time, moved, EVENTS, "quarter")
    drawn = [frame for frame in other.specified.frames.values() if "balance" in frame]
    assert drawn and all(list(frame["balance"]) == [0.5, 0.6] for frame in drawn)
    assert kept(balance_over_time, COURSE, EVENTS, "month") is not first


def test_each_side_is_drawn_with_its_own_figures() -> None:
    sides = pd.concat(
        [COURSE.assign(side="RUS"), COURSE.assign(side="USA", balance=[0.5, 0.6], line_high=2.0)]
    )
    panels = who_changed._panels(sides, COURSE["period"].min(), COURSE["period"].max())
    for side, own in (("RUS", [0.2, -0.1]), ("USA", [0.5, 0.6])):
        drawn = [frame for frame in panels[side].frames.values() if "balance" in frame]
        assert drawn and all(list(frame["balance"]) == own for frame in drawn), side
        assert all(frame["line_high"].max() <= 0.6 for frame in drawn), "a band within the scale"


def test_other_figures_are_other_content() -> None:
    frame = pd.DataFrame({"side": ["a", None], "balance": [0.1, float("nan")], "day": COURSE["period"]})
    assert content(frame) == content(frame.copy())
    others = (
        frame.assign(balance=[0.1 + 1e-16 * 2, float("nan")]),
        frame.assign(balance=[0.1, 0.0]),
        frame.assign(side=["a", "None"]),
        frame.rename(columns={"side": "of"}),
        frame[["balance", "side", "day"]],
        frame.iloc[::-1],
        frame.astype({"balance": "float32"}),
    )
    assert len({content(frame), *map(content, others)}) == len(others) + 1
