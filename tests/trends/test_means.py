"""Means and intervals against what the plain definition says, article by article."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.means import over_time
from detente.trends.mix import OTHERS, source_mix

DAY = pd.Timestamp("2025-01-01")
balances = st.lists(st.floats(-1, 1), min_size=1, max_size=4)
corpora = st.lists(st.tuples(st.sampled_from("ABC"), balances), min_size=1, max_size=9)


def tally_of(articles: list[tuple[str, list[float]]], by: str = "outlet") -> pd.DataFrame:
    """What the store would sum up of articles, each an outlet with the balances of its paragraphs."""
    rows = [
        {
            "period": DAY,
            by: outlet,
            "paragraphs": len(b),
            "articles": 1,
            "escalation": 0.0,
            "deescalation": 0.0,
            "balance": sum(b),
            "squares": sum(b) ** 2,
            "products": len(b) * sum(b),
            "sizes": len(b) ** 2,
        }
        for outlet, b in articles
    ]
    return pd.DataFrame(rows).groupby(["period", by], as_index=False).sum()


@given(corpora)
def test_both_means_are_what_their_names_say(articles: list[tuple[str, list[float]]]) -> None:
    plain = over_time(tally_of(articles), "plain")["balance"][0]
    assert plain == pytest.approx(np.mean([b for _, bs in articles for b in bs]), abs=1e-9)
    outlets = {name: [b for outlet, bs in articles if outlet == name for b in bs] for name, _ in articles}
    by_outlet = over_time(tally_of(articles))["balance"][0]
    assert by_outlet == pytest.approx(np.mean([np.mean(bs) for bs in outlets.values()]), abs=1e-9)


@given(corpora)
def test_interval_holds_the_mean_stays_on_the_scale_and_needs_three_articles(
    articles: list[tuple[str, list[float]]],
) -> None:
    row = over_time(tally_of(articles)).iloc[0]
    if len(articles) < 3:
        assert pd.isna(row["low"]) and pd.isna(row["high"])
    else:
        assert -1 <= row["low"] <= row["balance"] + 1e-9 and row["balance"] - 1e-9 <= row["high"] <= 1


def test_interval_of_single_paragraph_articles_is_students() -> None:
    values = [0.1, -0.2, 0.4, 0.0, 0.3]
    row = over_time(tally_of([("A", [v]) for v in values]), "plain").iloc[0]
    error = np.std(values, ddof=1) / np.sqrt(5)
    assert row["high"] - row["balance"] == pytest.approx(2.776 * error, rel=0.01)


def test_an_outlet_uploaded_ten_times_counts_once() -> None:
    loud = [("Loud", [0.8])] * 10 + [("Calm", [-0.4])]
    assert over_time(tally_of(loud))["balance"][0] == pytest.approx(0.2)
    assert over_time(tally_of(loud), "plain")["balance"][0] > 0.6


def test_mix_adds_up_and_takes_small_outlets_together() -> None:
    mix = source_mix(tally_of([(name, [0.0]) for name in "ABCDEFGH"] + [("A", [0.0])]), most=3)
    assert mix["share"].sum() == pytest.approx(1)
    assert set(mix["outlet"]) == {"A", "B", "C", OTHERS} or OTHERS in set(mix["outlet"])


@given(st.lists(st.tuples(st.sampled_from("XY"), balances), min_size=1, max_size=9))
def test_a_course_for_each_is_the_course_of_each_alone(articles: list[tuple[str, list[float]]]) -> None:
    tally = tally_of(articles, "side")
    together = over_time(tally, "plain", each="side")
    for side, course in together.groupby("side"):
        alone = over_time(tally[tally["side"] == side], "plain")
        pd.testing.assert_frame_equal(course.drop(columns="side").reset_index(drop=True), alone)
