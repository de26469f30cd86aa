"""Agreement with coders: every scorer of every set is a mark, and ours differs by more than colour."""

from __future__ import annotations

import pandas as pd

from detente.charts.scorer_agreement import agreement

ROWS = pd.DataFrame(
    {
        "set": ["pairs", "pairs", "controls", "controls"],
        "n": [500, 500, 68, 68],
        "scorer": ["VADER", "Ours", "VADER", "Ours"],
        "right": [0.35, 0.98, 0.59, 1.0],
    }
)


def test_ours_comes_first_with_a_colour_and_a_shape_of_its_own() -> None:
    chart = agreement(ROWS, "Ours").to_dict()
    colours, shapes = chart["encoding"]["color"]["scale"], chart["encoding"]["shape"]["scale"]
    assert colours["domain"] == shapes["domain"] == ["Ours", "VADER"]
    assert len(set(colours["range"])) == len(set(shapes["range"])) == 2
    assert len(next(iter(chart["datasets"].values()))) == len(ROWS)
    assert chart["encoding"]["y"]["sort"] == ["pairs", "controls"]
