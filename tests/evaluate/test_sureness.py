from __future__ import annotations

from dataclasses import replace

import pytest

from detente.evaluate.coded_measures import Coded
from detente.evaluate.sureness import sureness
from detente.records import Score

SCORE = Score(3.0, 0.0, 0.6, "escalatory", 3, (), low=0.2, high=0.8, chance=0.9, readers=(), differs=False)


def _coded(escalation: float, deescalation: float) -> Coded:
    return Coded("A paragraph.", escalation, deescalation, "one")


def test_intervals_hold_what_lies_between_their_ends_and_on_them() -> None:
    coded = [_coded(3, 0), _coded(1, 0), _coded(4, 0), _coded(0, 2)]
    found = sureness("a set", coded, [SCORE] * 4)
    assert found.coverage == 0.75
    assert found.width == pytest.approx(3.0)
    assert found.high["E"] == (4, 0.75)
    assert found.high["D"] == (0, 1.0)


def test_marks_are_counted_over_all_and_over_the_wrong_ones() -> None:
    wrong = replace(SCORE, chance=0.3, differs=True)
    coded = [_coded(3, 0), _coded(3, 0), _coded(0, 3), _coded(0, 3)]
    found = sureness("a set", coded, [SCORE, wrong, wrong, SCORE])
    assert (found.differ.marks, found.differ.finds) == (0.5, 0.5)
    assert (found.unsure.marks, found.unsure.finds) == (0.5, 0.5)


def test_reliability_sets_stated_chances_beside_shares() -> None:
    coded = [_coded(3, 0), _coded(3, 0), _coded(0, 0), _coded(3, 0)]
    scores = [SCORE, replace(SCORE, chance=1.0), replace(SCORE, chance=0.45), replace(SCORE, chance=0.48)]
    assert [row[:3] for row in sureness("a set", coded, scores).reliability] == [(0.4, 0.5, 2), (0.9, 1.0, 2)]
    assert sureness("a set", coded, scores).reliability[0][4] == 0.5
