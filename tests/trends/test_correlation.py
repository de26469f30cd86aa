"""Words and money: no correlation of few years or of two trends; Mann–Kendall as the textbooks and SciPy have
it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.trends.correlation import LEAST_YEARS, correlate, mann_kendall

_NUMBERS = st.floats(-100, 100).map(lambda value: round(value, 2))


def test_few_years_give_a_reason_and_no_number() -> None:
    found = correlate([1, 5, 2, 7, 3, 9, 4], [2, 1, 6, 3, 9, 2, 8])
    assert found.reason == "few years" and found.rho is found.low is found.high is None


def test_two_trends_give_a_reason_and_no_number() -> None:
    found = correlate(range(10), [value**2 for value in range(10)])
    assert found.reason == "both trend" and found.rho is None
    falling = correlate(range(10), range(10, 0, -1))
    assert falling.reason == "both trend"


def test_one_trend_is_no_bar() -> None:
    found = correlate(range(10), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3])
    assert found.first.trends and not found.second.trends and found.rho is not None
    assert found.low is not None and found.high is not None and found.low < found.rho < found.high


def test_a_flat_series_varies_with_nothing() -> None:
    assert correlate([2.0] * 9, [3, 1, 4, 1, 5, 9, 2, 6, 5]).reason == "no variation"


def test_series_of_different_years_are_refused() -> None:
    with pytest.raises(ValueError, match="same years"):
        correlate([1, 2], [1])


def test_mann_kendall_by_hand() -> None:
    """n = 10, rising throughout: S = 45, variance 125, z = 44 / √125 = 3.935."""
    found = mann_kendall(range(10))
    assert found.s == 45 and found.chance == pytest.approx(8.3e-5, rel=0.01)
    assert mann_kendall([1, 1, 1, 1]).chance == 1.0 and mann_kendall([]).s == 0


@given(st.lists(_NUMBERS, min_size=4, max_size=14))
def test_turned_round_a_trend_turns_its_sign(values: list[float]) -> None:
    forward, back = mann_kendall(values), mann_kendall(values[::-1])
    assert forward.s == -back.s and forward.chance == back.chance and 0 <= forward.chance <= 1


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), max_size=16))
def test_a_number_is_given_only_where_it_may_be(pairs: list[tuple[float, float]]) -> None:
    found = correlate([a for a, _ in pairs], [b for _, b in pairs])
    assert (found.rho is None) == bool(found.reason)
    if found.rho is not None:
        assert len(pairs) >= LEAST_YEARS and not (found.first.trends and found.second.trends)
        assert -1.0001 <= found.rho <= 1.0001


def test_as_scipy_has_it() -> None:
    stats = pytest.importorskip("scipy.stats")
    one, other = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4]
    found = correlate(one, other)
    assert found.rho == pytest.approx(stats.spearmanr(one, other).statistic)
    exact = stats.kendalltau(range(11), one, method="asymptotic").pvalue
    assert mann_kendall(one).chance == pytest.approx(exact, abs=0.06), "ours has the continuity correction"
