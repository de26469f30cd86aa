"""The floors of attribution: our own passages, and the direct quotations coded by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.evaluate.attribution import measure_golden, measure_quotes
from detente.evaluate.report import GOLDEN


def test_own_passages_hold_the_floor() -> None:
    found = measure_golden(GOLDEN / "attribution")
    everything = found["all"]
    assert everything["n"] >= 250
    assert everything["right"] >= 0.95 and everything["wrong"] <= 0.02, everything
    assert len(found) > 30, "every construction is counted on its own"


@pytest.mark.shared
def test_direct_quotations_of_others_hold_the_floor(shared: Path) -> None:
    found = measure_quotes(shared / "eval" / "quotes_dev.jsonl")
    everything = found["all"]
    assert everything["n"] > 600
    assert everything["right"] >= 0.85 and everything["wrong"] <= 0.05, everything
