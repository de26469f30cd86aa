"""Both readers together: the evidence, and what counts as read differently."""

from __future__ import annotations

import pytest

from detente.records import ReaderScore, Score
from detente.scoring.axes import stance_of
from detente.second_reader.calibration import calibration
from detente.second_reader.encoder import AxisReading, SecondReading
from detente.second_reader.kinds import kinds
from detente.second_reader.together import evidence, weighed

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


def _rules(escalation: float, deescalation: float) -> Score:
    balance = (escalation - deescalation) / 5
    return Score(escalation, deescalation, balance, stance_of(escalation, deescalation), 0)


def _second(escalation: dict[int, float], deescalation: dict[int, float]) -> SecondReading:
    """A reading with these chances of whole steps."""

    def axis(chances: dict[int, float]) -> AxisReading:
        return AxisReading(
            tuple(chances.get(step // 2, 0.0) if step % 2 == 0 else 0.0 for step in range(11)), ""
        )

    return SecondReading(axis(escalation), axis(deescalation), ())


def test_where_both_hold_one_stance_likely_nothing_is_read_differently() -> None:
    found = weighed([_rules(4, 0)], [_second({4: 0.95, 0: 0.05}, {0: 1})], calibration())[0]
    assert found.stance == "escalatory"
    assert not found.differs


def test_a_stance_that_the_second_reader_alone_holds_unlikely_is_read_differently() -> None:
    torn = _second({0: 0.7, 3: 0.3}, {0: 1})
    found = weighed([_rules(5, 0)], [torn], calibration())[0]
    assert found.stance == "escalatory"  # the rules have tipped it
    assert found.differs


@pytest.mark.parametrize("step", [0.0, 1.0, 3.0, 5.0])
def test_what_is_torn_between_two_turns_is_read_differently(step: float) -> None:
    torn = _second({0: 0.5, 3: 0.5}, {0: 0.5, 3: 0.5})
    assert weighed([_rules(step, 0)], [torn], calibration())[0].differs
