"""A ranked chart of differences says on its axis what is set against what."""

from __future__ import annotations

from typing import Any

import pandas as pd

from detente.charts.ranked_differences import differences_by_name

ROWS = pd.DataFrame(
    {
        "name": ["RUS", "FRA"],
        "label": ["Russia", "France"],
        "first": [0.1, 0.2],
        "second": [0.3, 0.1],
        "difference": [0.2, -0.1],
        "difference_low": [0.1, -0.3],
        "difference_high": [0.3, 0.1],
        "exact_chance": [0.01, 0.6],
        "discovery": [0.02, 0.6],
        "articles_first": [5, 6],
        "articles_second": [7, 8],
        "stands_out": [True, False],
    }
)


def title(first: str, second: str, *, shares: bool) -> list[str]:
    layers: list[dict[str, Any]] = differences_by_name(ROWS, first, second, shares=shares).to_dict()["layer"]
    titles = [layer["encoding"]["x"]["title"] for layer in layers if "title" in layer["encoding"]["x"]]
    assert all(each == titles[0] for each in titles)
    return titles[0]


def test_the_axis_names_both_parts_and_what_either_way_means() -> None:
    said = title("the first quarter of 2026", "the second quarter of 2026", shares=False)
    assert said[:2] == ["The second quarter of 2026", "against the first quarter of 2026"]
    assert "escalates more →" in said[2]
    assert "more often →" in title("2025", "2026", shares=True)[2]


def test_a_long_name_keeps_to_its_line() -> None:
    said = title("2025", ", ".join(f"Courier {number}" for number in range(20)), shares=True)
    assert max(map(len, said)) <= 45 and said[0].endswith("…")
