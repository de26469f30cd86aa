"""Sets of sixty claims in money and shares: on the right basis, and none differs across unlike bases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.evaluate.money_claims import measure_money_claims
from detente.evaluate.sets import GOLDEN
from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped

FILE = GOLDEN / "claims_money.jsonl"
SETS = pytest.mark.parametrize("file", sorted(GOLDEN.glob("claims_money*.jsonl")), ids=lambda file: file.stem)


@SETS
def test_the_set_is_well_formed(file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 60 and len({row["id"] for row in rows}) == 60
    assert all(row["words"] in row["text"] and "2022" <= row["published"][:4] <= "2026" for row in rows)


@SETS
def test_claims_come_to_the_right_outcome_on_the_right_basis(file: Path) -> None:
    found = measure_money_claims(file)
    assert found["right"] >= 0.9 and found["across_bases"] == 0 and found["sure_wrong"] == 0


@pytest.mark.shared
def test_a_library_with_sipris_workbook_answers_what_may_not_ship(shared: Path) -> None:
    book = shared / "figures" / "formats" / "SIPRI-Milex-data-1949-2024_2.xlsx"
    if not book.exists():
        pytest.skip("SIPRI's workbook is not at hand")
    made = read_file(book.read_bytes())
    found = measure_money_claims(FILE, shipped().plus(made.edition, made.cells))
    assert found["right"] >= 0.9 and found["across_bases"] == 0 and found["sure_wrong"] == 0
