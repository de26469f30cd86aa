"""Samples: their size, their probabilities, and that every paragraph has the chance that is written down."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.sampling import DIFFERS, SURE, UNSURE, allocated, doubt, draw, more_needed, needed
from detente.records import DetenteError

STRATA = [DIFFERS] * 40 + [UNSURE] * 60 + [SURE] * 400


@pytest.mark.parametrize("design", ["simple", "stratified", "doubt"])
def test_each_is_drawn_once_with_the_probability_written_down(design: str) -> None:
    drawn = draw(STRATA, 100, design, seed=3)  # type: ignore[arg-type]
    assert len(drawn) == len({one.index for one in drawn}) == 100
    # The sum of 1 over the probabilities is the number of paragraphs, in each stratum.
    sums: Counter[str] = Counter()
    for one in drawn:
        sums[one.stratum] += 1 / one.probability
    expected = {"all": 500} if design == "simple" else dict(Counter(STRATA))
    assert {name: round(total) for name, total in sums.items()} == expected
    assert drawn == draw(STRATA, 100, design, seed=3)  # type: ignore[arg-type]
    assert drawn != draw(STRATA, 100, design, seed=4)  # type: ignore[arg-type]


def test_doubtful_paragraphs_are_drawn_more_often_and_sure_ones_still() -> None:
    chances = {one.stratum: one.probability for one in draw(STRATA, 60, "doubt", seed=1)}
    assert chances[DIFFERS] > chances[UNSURE] > chances[SURE] > 0


def test_frequencies_are_the_probabilities() -> None:
    times = np.zeros(len(STRATA))
    for seed in range(600):
        for one in draw(STRATA, 50, "doubt", seed):
            times[one.index] += 1
    share = next(one.probability for one in draw(STRATA, 50, "doubt", 0) if one.stratum == DIFFERS)
    assert times[:40].mean() / 600 == pytest.approx(share)
    assert (np.abs(times[:40] / 600 - share) < 0.1).all()


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 300), min_size=1),
    st.integers(1, 400),
)
def test_an_allocation_fills_the_size_and_no_stratum_is_overdrawn(sizes: dict[str, int], size: int) -> None:
    size = min(size, sum(sizes.values()))
    try:
        given_ = allocated(sizes, size, "stratified")
    except DetenteError:
        assert size < 4 * len(sizes)
        return
    assert sum(given_.values()) == size
    assert all(0 < given_[name] <= sizes[name] for name in sizes)


def test_nothing_to_draw_from_is_said() -> None:
    with pytest.raises(DetenteError, match="no paragraph"):
        draw([], 10, "simple", 1)
    with pytest.raises(DetenteError, match="draw more"):
        draw([f"outlet {number % 50}" for number in range(500)], 20, "stratified", 1)


def test_more_than_there_are_is_all_of_them() -> None:
    assert {one.probability for one in draw(["x"] * 7, 50, "simple", 1)} == {1.0}


def test_doubt_and_power() -> None:
    assert [doubt(True, 0.9, 0.6), doubt(False, 0.5, 0.6), doubt(False, None, 0.6)] == [DIFFERS, UNSURE, SURE]
    assert more_needed(0.1, 100, 0.05) == 300 and more_needed(0.04, 100, 0.05) == 0
    assert more_needed(0.1, 100, 0.05, 200) == 60 and more_needed(0.1, 100, 0, 200) == 100, (
        "never more than left"
    )
    assert needed(0.4, 0.05) == 246
