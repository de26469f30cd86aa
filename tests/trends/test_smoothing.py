"""The smooth line: it follows what is straight, stays within its band and on the scale, and stops at gaps."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.smoothing import course_in_words, smoothed, with_line

balances = st.floats(-1, 1)


def course(values: list[float], articles: list[int] | None = None) -> pd.DataFrame:
    """A course by quarter."""
    days = pd.date_range("2015-01-01", periods=len(values), freq="QS")
    return pd.DataFrame({"period": days, "balance": values, "articles": articles or [3] * len(values)})


@given(st.lists(st.tuples(balances, st.integers(1, 40)), min_size=1, max_size=40))
def test_line_and_band_stay_in_order_and_on_the_scale(points: list[tuple[float, int]]) -> None:
    line = smoothed(course([value for value, _ in points], [number for _, number in points]))
    assert (line["line_low"] <= line["line"]).all() and (line["line"] <= line["line_high"]).all()
    assert line["line_low"].between(-1, 1).all() and line["line_high"].between(-1, 1).all()
    assert set(line["period"]) <= set(course([0.0] * len(points))["period"])


@given(balances, st.integers(5, 40))
def test_what_never_changes_is_drawn_as_it_is(value: float, number: int) -> None:
    line = smoothed(course([value] * number))
    assert len(line) and line["line"].tolist() == pytest.approx([value] * len(line), abs=1e-9)


@given(st.floats(-0.5, 0.5), st.floats(-0.01, 0.01), st.integers(6, 40))
def test_a_straight_course_is_its_own_line(start: float, slope: float, number: int) -> None:
    days = course([0.0] * number)["period"]
    months = (days - days.iloc[0]).dt.days / 91
    straight = course(list(start + slope * months))
    merged = with_line(straight).dropna(subset="line")
    assert merged["line"].tolist() == pytest.approx(merged["balance"].tolist(), abs=1e-6)


@given(st.lists(balances, min_size=5, max_size=30))
def test_the_other_sign_is_the_mirror_image(values: list[float]) -> None:
    line, mirror = smoothed(course(values)), smoothed(course([-value for value in values]))
    assert mirror["line"].tolist() == pytest.approx((-line["line"]).tolist(), abs=1e-9)


def test_no_line_crosses_years_of_silence_or_rests_on_few_points() -> None:
    assert smoothed(course([0.1, 0.2, 0.3, 0.4])).empty
    parts = course([0.1] * 40)
    silent = pd.concat([parts.head(14), parts.tail(14)], ignore_index=True)
    assert smoothed(silent)["stretch"].nunique() == 2


def test_the_finding_says_which_way_only_where_the_band_leaves_zero() -> None:
    assert course_in_words(with_line(course([0.1, 0.2]))) == ""
    assert course_in_words(with_line(course([0.4, 0.41] * 10))) == (
        "Leans to escalation since January 2015, +0.41 at the end of the line"
    )
    assert "Leans to de-escalation since" in course_in_words(with_line(course([-0.4, -0.41] * 10)))
    never = course_in_words(with_line(course([0.4, -0.4] * 10)))
    assert never.startswith("Neither escalation nor de-escalation ever outweighs the other; ")


@pytest.mark.parametrize(("height", "to", "sign"), [(0.4, "escalation", "+"), (-0.4, "de-escalation", "−")])
def test_where_the_line_ends_at_zero_the_finding_says_when_it_last_leaned(
    height: float, to: str, sign: str
) -> None:
    up = [height, height + 0.01] * 10
    said = course_in_words(with_line(course([*up, *([0.02, -0.02] * 8)])))
    assert said.startswith(f"Leaned to {to} from January 2015 to ") and f", up to {sign}0.4" in said
    assert "; at the end neither outweighs the other (−0.01)" in said
    turned = course_in_words(with_line(course([*up, *([-value for value in up])])))
    other = "de-escalation" if to == "escalation" else "escalation"
    assert turned.startswith(f"Leans to {other} since ") and "2020, " in turned
