"""The swap test must be able to fail: a scorer that weighs a side is caught."""

from __future__ import annotations

import pytest

from detente.evaluate.fairness import certify, swapper
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


def test_nothing_to_swap_is_said() -> None:
    even = Scorer("even", "1", lambda text: 0.0, lambda text: "neutral")
    with pytest.raises(ValueError, match="no text holds"):
        certify(even, ["Rain."], {"sides": TABLE})
