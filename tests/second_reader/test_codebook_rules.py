"""Sentences made for rules 2, 10 and 26 of the codebook and their counterparts; half were never taught.

Rule 2: "cannot go on arming for ever" de-escalates, "cannot stop arming" does not. Rule 10: that there
should be limits is a proposal. Rule 26: to arm and to offer in one breath is mixed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.readers import score_all
from detente.scoring.axes import stance_of
from detente.second_reader.encoder import missing

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("codebook_rules.jsonl").read_text(encoding="utf-8").splitlines()
]
APART = [row for row in ROWS if row["half"] == "apart"]
RIGHT = 0.9  # share of stances; docs/decisions/0055 has it by rule


@pytest.mark.slow
@pytest.mark.skipif(missing() is not None, reason="the second reader is not installed")
def test_nine_of_ten_sentences_that_were_never_taught_read_right() -> None:
    scores = score_all([row["text"] for row in APART], readers="both")
    right = [score.stance == stance_of(row["E"], row["D"]) for row, score in zip(APART, scores, strict=True)]
    assert sum(right) / len(right) >= RIGHT
