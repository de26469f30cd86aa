"""The acts of a speaker, each with its first use."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.first_uses import COLUMNS, first_uses

_USE = st.tuples(
    st.sampled_from(["talks", "threat", "force"]),
    st.one_of(st.none(), st.integers(0, 9).map(lambda days: date(2026, 1, 1) + timedelta(days=days))),
    st.floats(0, 5),
)


def _frame(uses: list[tuple[str, date | None, float]]) -> pd.DataFrame:
    """As the store gives it: the earliest first, unknown days last."""
    ordered = sorted(uses, key=lambda use: (use[1] is None, use[1] or date.min))
    rows = [(act, day, at, 1, strength, 0.0) for at, (act, day, strength) in enumerate(ordered)]
    return pd.DataFrame(
        rows, columns=["act", "day", "article_id", "position", "escalation", "deescalation"]
    ).astype({"day": object})


@given(st.lists(_USE, max_size=12))
def test_each_act_is_counted_and_first_used_on_its_earliest_day(
    uses: list[tuple[str, date | None, float]],
) -> None:
    found = first_uses(_frame(uses))
    assert tuple(found.columns) == COLUMNS and found["uses"].sum() == len(uses)
    assert list(found["uses"]) == sorted(found["uses"], reverse=True)
    for row in found.to_dict("records"):
        days = [day for act, day, _ in uses if act == row["act"] and day]
        assert (row["first_day"] or None) == (min(days) if days else None)
        assert (row["latest_day"] or None) == (max(days) if days else None)
        assert row["strongest"] == max(strength for act, _, strength in uses if act == row["act"])
