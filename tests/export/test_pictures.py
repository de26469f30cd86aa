"""Charts as pictures: title, foot and source are drawn, and nothing in them is markup."""

from __future__ import annotations

import struct
from dataclasses import replace
from xml.etree import ElementTree

import pandas as pd

from detente.charts.balance import balance_over_time, stances
from detente.export.pictures import as_picture, as_svg
from detente.export.provenance import Provenance

COUNTS = pd.DataFrame({"stance": ["escalatory", "neutral"], "paragraphs": [3, 6]})


def words(svg: bytes | str) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())


def test_svg_holds_title_foot_and_source(provenance: Provenance) -> None:
    drawn = words(as_picture(stances(COUNTS), "svg", provenance))
    for part in ("Balance & more", "Source: NATO, August 2025", "snapshot", "0123456789", "escalatory"):
        assert part in drawn


def test_a_finding_heads_the_picture_and_its_address_ends_it(provenance: Provenance) -> None:
    shown = replace(provenance, address="https://example.org/?side=Russia")
    drawn = words(as_picture(stances(COUNTS), "svg", shown, "More is escalatory than not"))
    assert drawn.index("More is escalatory than not") < drawn.index("Balance & more")
    assert "https://example.org/?side=Russia" in drawn


def test_png_is_twice_as_sharp_as_wide(provenance: Provenance) -> None:
    made = as_picture(stances(COUNTS), "png", provenance)
    assert made.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", made[16:24])
    assert width > 1700 and height > 300


def test_markup_in_a_title_is_only_text(provenance: Provenance) -> None:
    made = as_picture(stances(COUNTS), "svg", replace(provenance, title="<script>alert(1)</script>"))
    assert b"<script" not in made


def test_a_chart_with_events_and_layers_is_drawn() -> None:
    over_time = pd.DataFrame(
        {
            "period": pd.to_datetime(["2024-01-01", "2025-01-01"]),
            "paragraphs": [4, 5],
            "articles": [1, 1],
            "escalation": [1.0, 2.0],
            "deescalation": [1.0, 0.5],
            "balance": [0.0, 0.3],
            "low": [float("nan"), 0.1],
            "high": [float("nan"), 0.5],
        }
    )
    events = pd.DataFrame(
        {
            "date": pd.to_datetime(["2024-06-01"]),
            "title": ["A summit"],
            "kind": ["summit"],
            "label": ["A summit"],
            "row": [0],
            "leftwards": [False],
        }
    )
    drawn = words(as_svg(balance_over_time(over_time, events, "year")))
    assert "escalates" in drawn and "2024" in drawn and "A summit" in drawn
