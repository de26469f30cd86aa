"""Coders beside each other: same and parted differ by more than colour, and batches stand in their order."""

from __future__ import annotations

import pandas as pd

from detente.charts.coders import leaning_over_time, stances_of_two

STANCES = pd.DataFrame(
    {
        "stance": ["escalatory", "escalatory", "mixed"],
        "other_stance": ["escalatory", "neutral", "mixed"],
        "paragraphs": [12, 3, 1],
    }
)
BATCHES = ["1–25", "26–50", "101–125"]
OVER_TIME = pd.DataFrame(
    [
        {"coder": coder, "batch": batch, "leaning": sign * 0.4, "distance": 0.3, "shared": 25}
        for coder, sign in (("Ana", 1), ("Ben", -1))
        for batch in BATCHES[::-1]
    ]
)


def test_the_grid_holds_each_pair_of_stances_and_fills_what_is_alike() -> None:
    circles, numbers = stances_of_two(STANCES, "Ana", "Ben").to_dict()["layer"]
    assert circles["encoding"]["x"]["title"] == "Ben" and circles["encoding"]["y"]["title"] == "Ana"
    assert circles["encoding"]["fill"]["condition"]["test"] == "datum.same"
    assert circles["encoding"]["fill"]["value"] == "transparent"
    assert len(circles["encoding"]["x"]["scale"]["domain"]) == 4
    assert numbers["encoding"]["text"]["field"] == "paragraphs"


def test_batches_stand_in_the_order_coded_and_each_coder_has_a_shape() -> None:
    zero, _lines, points = leaning_over_time(OVER_TIME).to_dict()["layer"]
    assert points["encoding"]["x"]["sort"] == BATCHES
    assert len(set(points["encoding"]["shape"]["scale"]["range"])) == 2
    low, high = points["encoding"]["y"]["scale"]["domain"]
    assert low == -high and high >= 1, "half a step never fills the panel"
    assert zero["mark"]["type"] == "rule"
