"""The swap test must be able to fail: a scorer that weighs a side is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.evaluate.fairness import certify, certify_unknown, swapper
from detente.evaluate.peers import Scorer

TABLE = {"Russia": "NATO", "NATO": "Russia", "Moscow": "Brussels", "Brussels": "Moscow"}


def test_swaps_all_names_at_once() -> None:
    assert swapper(TABLE)("Russia told NATO in Brussels; Russian words stay.") == (
        "NATO told Russia in Moscow; Russian words stay."
    )


def test_a_partial_scorer_is_caught() -> None:
    partial = Scorer(
        "partial", "1", lambda text: 0.5 if "Russia attacks" in text else 0.0, lambda text: "neutral"
    )
    found = certify(partial, ["Russia attacks.", "NATO attacks.", "Rain."], {"sides": TABLE})
    assert found.n == 2 and found.unchanged == 0 and found.mean_shift == pytest.approx(0.5)


def test_names_that_nobody_knows_are_swapped_too(tmp_path: Path) -> None:
    file = tmp_path / "unknown.csv"
    file.write_text("name,one,other\nRussia,Kaldovia,Tamresh\n", encoding="utf-8")
    partial = Scorer("partial", "1", lambda text: 0.5 if "Kaldovia" in text else 0.0, lambda text: "neutral")
    found = certify_unknown(partial, ["Russia attacks.", "Rain."], file)
    assert (found.n, found.names, found.unchanged, found.kept) == (1, "unknown", 0, 0)


def test_what_moves_by_a_twentieth_of_a_step_is_kept() -> None:
    axes = {"Russia attacks.": (3.0, 0.1), "NATO attacks.": (3.04, 0.1)}
    even = Scorer("even", "1", lambda text: axes[text][0] / 5, lambda text: "neutral", axes.__getitem__)
    found = certify(even, axes, {"sides": TABLE})
    assert found.kept == 1 and found.unchanged == 0


def test_nothing_to_swap_is_said() -> None:
    even = Scorer("even", "1", lambda text: 0.0, lambda text: "neutral")
    with pytest.raises(ValueError, match="no text holds"):
        certify(even, ["Rain."], {"sides": TABLE})
