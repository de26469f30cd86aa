"""Evidence of both readers: the rules' cues, and words that the second reader alone rests on."""

from __future__ import annotations

import pytest

from detente.records import ReaderScore
from detente.second_reader.kinds import kinds
from detente.second_reader.together import evidence

RULES = ReaderScore("rules", 0, 0, "neutral")
KIND = kinds()[0][0]
SECOND = ReaderScore("second", 0.5, 0, "neutral", KIND.name, "", (4, 9))


@pytest.mark.parametrize(("left_of_doubt", "shown"), [(0.2, []), (0.25, [(4, 9)]), (0.4, [(4, 9)])])
def test_words_of_the_second_reader_carry_a_quarter_of_a_step_and_more(
    left_of_doubt: float, shown: list[tuple[int, int]]
) -> None:
    found = evidence((), (RULES, SECOND), left_of_doubt, 0)
    assert [(cue.start, cue.end) for cue in found] == shown
    assert all(cue.escalation == left_of_doubt and cue.act == KIND.act for cue in found)
