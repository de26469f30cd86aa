"""Owner, year and basis of figures in wire style: counted as coded, and a surely wrong link is seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.evaluate.sets import GOLDEN
from detente.evaluate.wire_figures import measure_wire_figures

TEXT = "Poland spent 4.1 % of GDP on defence in 2024."


def _measured(folder: Path, owner: str | None, year: int | None, basis: list[str | None]) -> dict[str, Any]:
    coded = {"words": "4.1 %", "owner": owner, "year": year, "basis": basis}
    row = {"id": "a", "group": "g", "published": "2024-12-01", "text": TEXT, "figures": [coded]}
    file = folder / "wire.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    return measure_wire_figures(file)


def test_as_coded(tmp_path: Path) -> None:
    found = _measured(tmp_path, "POL", 2024, ["GDP"])
    assert (found["n"], found["found"], found["owner"], found["year"], found["basis"]) == (1, 1, 1, 1, 1)
    assert found["sure_wrong"] == 0


@pytest.mark.parametrize(("owner", "year"), [("DEU", 2024), ("POL", 2023)])
def test_a_sure_link_to_another_owner_or_year_is_counted(owner: str, year: int, tmp_path: Path) -> None:
    found = _measured(tmp_path, owner, year, ["defence"])
    assert found["sure_wrong"] == 1 and found["basis"] == 0
    assert found["owner"] + found["year"] == 1


@pytest.mark.parametrize(
    "name", ["figures_wire_blind", "figures_wire_blind_second", "figures_wire_blind_third"]
)
def test_the_blind_sets_are_well_formed_and_read_as_noted(name: str) -> None:
    file = GOLDEN / f"{name}.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(rows) == 60 and all(each["words"] in row["text"] for row in rows for each in row["figures"])
    found = measure_wire_figures(file)
    assert found["owner"] >= 0.92 and found["year"] >= 0.93 and found["sure_wrong"] == 0


@pytest.mark.parametrize(("name", "texts"), [("figures_wire", 60), ("figures_wire_kept", 30)])
def test_the_sets_are_well_formed_and_hold(name: str, texts: int) -> None:
    file = GOLDEN / f"{name}.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(rows) == len({row["id"] for row in rows}) == texts
    assert all(coded["words"] in row["text"] for row in rows for coded in row["figures"])
    found = measure_wire_figures(file)
    assert found["owner"] >= 0.95 and found["year"] >= 0.93 and found["basis"] >= 0.95
    assert found["sure_wrong"] == 0
