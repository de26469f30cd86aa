"""Krippendorff's α and Cohen's κ against published worked examples, against nltk, and what always holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.alpha import alpha, kappa

NONE = float("nan")


def coded(*lines: str) -> np.ndarray:
    """Codes as they are printed, a line a coder; "." where a coder gave none."""
    table = [[NONE if sign == "." else float(sign) for sign in line.split()] for line in lines]
    return np.array(table).T


# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section A (binary, two observers).
BINARY = coded("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# The same, section B (nominal, two observers); letters a to e as 1 to 5.
NOMINAL = coded("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4")
# The same, section C: four observers, twelve units, missing codes, every level of measurement.
MISSING = coded(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Wikipedia, "Krippendorff's alpha", A computational example: three coders, fifteen units.
THREE = coded(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)


@pytest.mark.parametrize(
    ("codes", "level", "published"),
    [
        (BINARY, "nominal", 0.095),
        (NOMINAL, "nominal", 0.692),
        (MISSING, "nominal", 0.743),
        (MISSING, "ordinal", 0.815),
        (MISSING, "interval", 0.849),
        (THREE, "nominal", 0.691),
        (THREE, "interval", 0.811),
    ],
)
def test_alpha_is_what_was_published(codes: np.ndarray, level: str, published: float) -> None:
    found = alpha(codes, level, resamples=0).value  # type: ignore[arg-type]
    assert found is not None and round(found, 3) == published


def test_kappa_is_what_was_published() -> None:
    """Wikipedia, "Cohen's kappa": 50 proposals, 20 yes/yes, 5 and 10 apart, 15 no/no: κ = 0.4."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = kappa(first, second, resamples=0)
    assert found.value == pytest.approx(0.4) and found.units == 50


tables = st.lists(st.lists(st.integers(0, 4) | st.none(), min_size=3, max_size=3), min_size=4, max_size=20)


@given(tables)
def test_alpha_is_that_of_nltk(rows: list[list[int | None]]) -> None:
    # Here: it loads scipy's statistics, seconds that each process of the tests would spend.
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    several = [row for row in rows if sum(code is not None for code in row) > 1]
    codes = np.array([[NONE if code is None else code for code in row] for row in rows], dtype=float)
    values = {code for row in several for code in row if code is not None}
    for level, distance in (("nominal", binary_distance), ("interval", interval_distance)):
        ours = alpha(codes, level, resamples=0)  # type: ignore[arg-type]
        assert ours.units == len(several)
        if len(values) < 2:
            assert ours.value is None
            continue
        given = [
            (f"coder {column}", f"unit {unit}", code)
            for unit, row in enumerate(several)
            for column, code in enumerate(row)
            if code is not None
        ]
        assert ours.value == pytest.approx(AnnotationTask(data=given, distance=distance).alpha())


@given(tables)
def test_ordinal_alpha_knows_the_order_alone(rows: list[list[int | None]]) -> None:
    codes = np.array([[NONE if code is None else code for code in row] for row in rows], dtype=float)
    here, there = (alpha(some, "ordinal", resamples=0).value for some in (codes, np.exp(codes)))
    assert (here is None and there is None) or here == pytest.approx(there)


def test_an_interval_holds_the_value_and_takes_documents_whole() -> None:
    chance = np.random.default_rng(1)
    truth = chance.integers(0, 6, 200)
    codes = np.column_stack([truth, np.clip(truth + chance.integers(-1, 2, 200), 0, 5)]).astype(float)
    alone = alpha(codes, "ordinal")
    assert alone.low is not None and alone.high is not None and alone.value is not None
    assert alone.low < alone.value < alone.high
    ten = alpha(np.repeat(codes[:20], 10, axis=0), "ordinal", np.repeat(np.arange(20), 10).tolist())
    twenty = alpha(codes[:20], "ordinal")
    assert ten.high is not None and ten.low is not None and twenty.high is not None and twenty.low is not None
    assert ten.high - ten.low == pytest.approx(twenty.high - twenty.low, abs=0.05), "copies say nothing new"


def test_few_documents_have_no_interval() -> None:
    found = alpha(MISSING, "ordinal", ["one"] * 6 + ["other"] * 6)
    assert found.value is not None and found.low is None and found.high is None
