"""Which events a chart names: those around which most was said, with labels that never meet."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.notable_events import notable_events

FIRST = date(2020, 1, 6)
days = st.integers(-200, 1200)
titles = st.text(alphabet="abcde fgh", min_size=1, max_size=80)


def frames(dated: list[tuple[int, str]], said: list[tuple[int, int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    events = pd.DataFrame(
        [{"date": FIRST + timedelta(days=day), "title": title, "kind": "talks"} for day, title in dated],
        columns=["date", "title", "kind"],
    )
    volume = pd.DataFrame(
        [{"period": FIRST + timedelta(days=day), "articles": number} for day, number in said],
        columns=["period", "articles"],
    )
    return events.astype({"date": "datetime64[us]"}), volume.astype({"period": "datetime64[us]"})


@given(
    st.lists(st.tuples(days, titles), max_size=60),
    st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 9)), max_size=60),
)
def test_labels_never_meet_and_all_stand_on_the_chart(
    dated: list[tuple[int, str]], said: list[tuple[int, int]]
) -> None:
    events, volume = frames(dated, said)
    chosen = notable_events(events, volume)
    assert len(chosen) <= 9 and set(chosen["title"]) <= set(events["title"])
    if chosen.empty:
        return
    first, last = volume["period"].min(), volume["period"].max()
    span = max(last - first, pd.Timedelta(days=30))
    assert chosen["date"].between(first, first + span).all()
    for _, row in chosen.groupby("row"):
        ends = sorted(
            (at - wide, at) if leftwards else (at, at + wide)
            for at, wide, leftwards in zip(
                (row["date"] - first) / span, row["label"].str.len() / 150, row["leftwards"], strict=True
            )
        )
        assert all(one[1] <= other[0] + 1e-9 for one, other in pairwise(ends))


@given(st.lists(st.tuples(st.integers(0, 1000), titles), max_size=60))
def test_no_line_runs_through_a_label_of_its_row_or_of_one_beneath(dated: list[tuple[int, str]]) -> None:
    events, volume = frames(dated, [(0, 1), *((day, 1) for day, _ in dated), (1000, 1)])
    chosen = notable_events(events, volume)
    at = [(date - pd.Timestamp(FIRST)) / timedelta(days=1000) for date in chosen["date"]]
    wide = chosen["label"].str.len() / 150
    for place, row in zip(at, chosen["row"], strict=True):
        for other, length, its_row, leftwards in zip(
            at, wide, chosen["row"], chosen["leftwards"], strict=True
        ):
            start, end = (other - length, other) if leftwards else (other, other + length)
            assert its_row < row or not start < place < end


def test_the_event_around_which_most_was_said_comes_first_and_silence_names_none() -> None:
    events, volume = frames([(10, "loud"), (12, "also loud"), (400, "silent")], [(9, 5), (10, 9), (800, 1)])
    chosen = notable_events(events, volume)
    assert "loud" in set(chosen["title"]) and "silent" not in set(chosen["title"])
    assert notable_events(events, volume.iloc[:0]).empty
