"""Sets written blind by somebody who knew no rule: what they hold, and the first that they may not lose."""

from __future__ import annotations

from detente.evaluate.blamed_measures import measure_blamed
from detente.evaluate.sets import GOLDEN
from detente.evaluate.told_acts import measure_told_acts


def test_acts_of_paragraphs_written_blind() -> None:
    found = measure_told_acts(GOLDEN / "acts_blind.jsonl")
    assert found["speaker"]["n"] == 160
    assert found["target, read half"]["right"] >= 0.65 and found["target, read half"]["wrong"] <= 0.07
    assert found["target, unseen half"]["right"] >= 0.48 and found["target, unseen half"]["wrong"] <= 0.13
    assert found["speaker"]["right"] >= 0.83


def test_speeches_written_blind() -> None:
    found = measure_blamed(GOLDEN / "blamed_blind.jsonl")
    assert found["named in the sentence"]["n"] == 61
    assert found["named in the sentence"]["right"] >= 0.4 and found["named in the sentence"]["wrong"] <= 0.05
    assert found["nobody coded as blamed"]["right"] >= 0.97
    assert found["side of the speaker"]["right"] >= 0.96
