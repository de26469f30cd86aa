"""Quantities are measured field by field; what is read where nothing is coded counts against the reader."""

from __future__ import annotations

import json
from pathlib import Path

from detente.evaluate.quantity_measures import measure_quantities
from detente.evaluate.sets import GOLDEN
from detente.records import Quantity

SENTENCES = [
    {
        "id": "a",
        "text": "Norland spends 2 % of GDP.",
        "quantities": [{"words": "2 %", "value": 2, "unit": "%", "of": "GDP", "kind": "outturn"}],
    },
    {"id": "b", "text": "See page 7.", "quantities": []},
]


def _measured(folder: Path, read: Quantity | None, where: str) -> dict[str, float]:
    file = folder / "sentences.jsonl"
    file.write_text("\n".join(map(json.dumps, SENTENCES)), encoding="utf-8")
    return measure_quantities(file, lambda text: (read,) if read and where in text else ())


def test_all_fields_right(tmp_path: Path) -> None:
    found = _measured(tmp_path, Quantity(15, 18, 2, None, "%", of="GDP", kind="outturn"), "Norland")
    assert found["described"] == found["told_apart"] == found["precision"] == found["silent"] == 1


def test_wrong_unit_of_what_and_kind(tmp_path: Path) -> None:
    found = _measured(tmp_path, Quantity(15, 18, 2, None, "pp", of="budget", kind="target"), "Norland")
    assert found["found"] == 1 and found["value_and_unit"] == found["described"] == found["told_apart"] == 0


def test_a_page_number_read_as_a_figure_counts(tmp_path: Path) -> None:
    found = _measured(tmp_path, Quantity(9, 10, 7, None, "%"), "page")
    assert found["found"] == found["silent"] == found["precision"] == 0


def test_the_blind_sets_are_well_formed() -> None:
    ids: list[str] = []
    for name, at_least in (("quantities", 170), ("quantities_kept", 60)):
        rows = [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()]
        assert len(rows) >= at_least
        for row in rows:
            ids.append(row["id"])
            assert all(coded["words"] in row["text"] and coded["unit"] for coded in row["quantities"]), row[
                "id"
            ]
    assert len(ids) == len(set(ids))
