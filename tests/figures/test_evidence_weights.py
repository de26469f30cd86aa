"""The tables of evidence for owners and years: their weights, and what is said of a wrong one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.figures import evidence_weights as module
from detente.figures.claims.year_evidence import WEIGHTS as YEARS
from detente.figures.evidence_weights import evidence_weights, weight_of
from detente.figures.quantities.owner_evidence import WEIGHTS as OWNERS
from detente.records import DetenteError


@pytest.mark.parametrize("name", [OWNERS, YEARS])
def test_every_kind_of_evidence_has_a_weight_an_example_and_a_reason(name: str) -> None:
    with data_path("figures", name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == len(evidence_weights(name))
    assert all(row["example"] and row["reason"] for row in rows)


def test_a_weight_that_is_no_number_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "some_evidence.csv"
    file.write_text("evidence,weight,example,reason\nbefore,1,a,b\nbehind,much,a,b\n", encoding="utf-8")
    monkeypatch.setattr(module, "data_path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DetenteError, match=r"some_evidence\.csv, line 3"):
        evidence_weights("some_evidence.csv")


def test_evidence_counts_as_often_as_it_is_found() -> None:
    assert weight_of({"before": 1.0, "between": 2.0}, {"before": 2.0, "between": -0.5}) == 1.0
