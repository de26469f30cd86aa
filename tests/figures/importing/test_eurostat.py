"""Eurostat's dataset on defence: what ships equals it cell by cell; csv and JSON-stat are read alike."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from detente.figures.importing import json_stat
from detente.figures.importing.import_result import ImportRefusedError
from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.revisions import difference

# Eurostat, GOV_EV (DOI 10.2908/GOV_EV), expenditure on defence, updated 27 April 2026, CC BY 4.0.
FILE = Path(__file__).with_name("eurostat_gov_ev.json")


def _csv(rows: list[list[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _rows() -> list[list[Any]]:
    return [list(row) for row in json_stat.sheet_of(FILE.read_bytes()).rows]


def test_what_ships_equals_the_dataset_cell_by_cell() -> None:
    made = read_file(FILE.read_bytes())
    values = json.loads(FILE.read_text(encoding="utf-8"))["value"]
    ours = {cell.key: (cell.value, cell.unit, cell.ally, cell.flag) for cell in shipped().cells}
    assert len(made.cells) == len(values) == 798 and made.edition.coverage == "whole"
    assert sorted(cell.value for cell in made.cells) == sorted(values.values())
    assert all(ours[cell.key] == (cell.value, cell.unit, cell.ally, cell.flag) for cell in made.cells)


def test_csv_and_json_are_read_alike() -> None:
    both = (read_file(_csv(_rows())).cells, read_file(FILE.read_bytes()).cells)
    table, dataset = ([(cell.key, cell.value, cell.unit, cell.flag) for cell in cells] for cells in both)
    assert table == dataset


def test_a_part_adds_and_withdraws_nothing() -> None:
    head, *rows = _rows()
    part = read_file(
        _csv(
            [
                head,
                *(["ESTAT:GOV_EV", "2026-10-21T23:00:00+0200", *row[2:]] for row in rows if row[6] == "SE"),
            ]
        )
    )
    assert part.edition.coverage == "part" and part.edition.id == "gov_ev-2026-10-21"
    found = difference(shipped(), part.edition, part.cells)
    assert not found.of("withdrawn") and found.unchanged == len(part.cells)
    more = shipped().plus(part.edition, part.cells)
    assert len(more.cells) == len(shipped().cells) + len(part.cells)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("geo", "XX", "no state known"),
        ("TIME_PERIOD", "2O24", "no year"),
        ("OBS_VALUE", "many", "should be a number"),
        ("OBS_VALUE", "1e12", "is outside"),
        ("OBS_FLAG", "?", "no flag"),
        ("DATAFLOW", "ESTAT:OTHER(1.0)", "not one that is kept"),
    ],
)
def test_a_damaged_row_is_refused_with_its_number(column: str, value: str, says: str) -> None:
    head, *rows = _rows()
    rows[10][head.index(column)] = value
    with pytest.raises(ImportRefusedError, match=says) as refused:
        read_file(_csv([head, *rows]))
    assert refused.value.row == 12


@pytest.mark.parametrize("lost", ["geo", "OBS_VALUE", "unit", "LAST UPDATE", "expend"])
def test_a_lost_column_is_refused(lost: str) -> None:
    head, *rows = _rows()
    place = head.index(lost)
    with pytest.raises(ImportRefusedError):
        read_file(_csv([[each for i, each in enumerate(row) if i != place] for row in (head, *rows)]))


def test_a_row_twice_and_one_cut_short_are_refused() -> None:
    head, *rows = _rows()
    with pytest.raises(ImportRefusedError, match="stands here twice"):
        read_file(_csv([head, *rows, rows[3]]))
    with pytest.raises(ImportRefusedError, match="as many cells"):
        read_file(_csv([head, *rows[:5], rows[5][:6]]))


@pytest.mark.parametrize("damage", ["size", "value", "dimension", "cut"])
def test_damaged_json_is_refused(damage: str) -> None:
    whole = json.loads(FILE.read_text(encoding="utf-8"))
    if damage == "size":
        whole["size"][4] = 27
    elif damage == "value":
        whole["value"]["9999"] = 1
    elif damage == "dimension":
        del whole["dimension"]["geo"]
    data = json.dumps(whole).encode()
    with pytest.raises(ImportRefusedError):
        read_file(data[:-40] if damage == "cut" else data)
