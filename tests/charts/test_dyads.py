from __future__ import annotations

import pandas as pd

from detente.charts.dyads import actor_over_time, matrix, most_heard


def dyads(sides: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "side": f"S{a}",
                "target": f"S{b}",
                "speaks": f"Side {a}",
                "of": f"Side {b}",
                "statements": a + b + 1,
                "paragraphs": 1,
                "balance": 0.4 if a > b else -0.4,
                "escalation": 2.0,
                "deescalation": 0.0,
            }
            for a in range(sides)
            for b in range(sides)
            if a != b
        ]
    )


def test_the_matrix_holds_the_sides_heard_most() -> None:
    shown = most_heard(dyads(20))
    assert shown["side"].nunique() == 12 and shown["target"].nunique() == 12
    assert "S19" in set(shown["side"]) and "S0" not in set(shown["side"])


def test_the_matrix_is_drawn_with_a_selection_and_a_sign_beside_its_colour() -> None:
    drawn = matrix(dyads(4)).to_dict()
    assert [each["name"] for each in drawn["params"]] == ["mark"]
    signs = {row["sign"] for rows in drawn["datasets"].values() for row in rows}
    assert signs == {"▲", "▼"}


def test_an_actors_course_has_a_row_for_each_target() -> None:
    series = pd.DataFrame(
        {"period": pd.to_datetime(["2025-01-01"]), "target": ["Russia"], "statements": [2], "balance": [0.4]}
    )
    assert actor_over_time(series).to_dict()["encoding"]["y"]["sort"] == ["Russia"]
