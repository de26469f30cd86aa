"""The measures themselves, against values worked out by hand and against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluate.measures import auc, macro_f1, signs, spearman


def test_auc_counts_ties_half() -> None:
    assert auc(np.array([1.0, 0.0]), np.array([0.0, -1.0])) == (1 + 1 + 0.5 + 1) / 4


@given(st.lists(st.integers(-3, 3), min_size=4, max_size=60))
def test_auc_agrees_with_scikit_learn(scores: list[int]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    labels = [index % 2 for index in range(len(scores))]
    up = np.array([s for s, label in zip(scores, labels, strict=True) if label], dtype=float)
    down = np.array([s for s, label in zip(scores, labels, strict=True) if not label], dtype=float)
    assert auc(up, down) == pytest.approx(metrics.roc_auc_score(labels, scores))


def test_silence_counts_half_and_errors_are_distinguished() -> None:
    measured = signs([1, 1, -1, -1, 0, 0], [0.4, 0.0, -0.2, 0.1, 0.3, 0.0], resamples=50)
    assert measured.n == 4
    assert measured.balanced_accuracy == pytest.approx((0.75 + 0.5) / 2)
    assert measured.false_escalation == pytest.approx(2 / 4)
    assert measured.false_deescalation == 0
    assert measured.silent == pytest.approx(1 / 4)
    assert measured.auc_low <= measured.auc <= measured.auc_high


def test_one_sided_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="both signs"):
        signs([1, 1, 0], [0.1, 0.2, 0.3])


def test_macro_f1_weighs_every_class_alike() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7) / 2)


def test_spearman_of_a_reversed_order() -> None:
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
