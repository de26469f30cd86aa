"""What is said of the coders of a project, and of the tool beside them."""

from __future__ import annotations

import pytest

from detente.coding.agreement import GivenCode, agreement
from detente.coding.codes import Code
from detente.coding.tool_error import CodedBeside, tool_errors


def coded(coder: str, *axes: tuple[float, float]) -> list[GivenCode]:
    return [GivenCode(unit, f"article {unit // 2}", coder, Code(*pair)) for unit, pair in enumerate(axes)]


def test_coders_are_compared_where_two_coded() -> None:
    given = [
        *coded("Ana", (0, 0), (3, 0), (0, 2), (5, 0), (2, 2), (1, 0)),
        *coded("Ben", (0, 0), (3, 0), (2, 0), (5, 0), (2, 2)),
    ]
    found = agreement(given, resamples=50)
    assert found.escalation.units == found.stance.units == 5
    (pair,) = found.pairs
    assert (pair.first, pair.second) == ("Ana", "Ben")
    assert pair.within_one == pair.opposite + 0.6 == 0.8
    ana, ben = found.coders
    assert (ana.coded, ana.shared, ben.coded) == (6, 5, 5)
    assert ana.escalation == -0.4 and ben.escalation == 0.4 and ana.same_stance == 0.8
    assert pair.stances == {
        ("neutral", "neutral"): 1,
        ("escalatory", "escalatory"): 2,
        ("de-escalatory", "escalatory"): 1,
        ("mixed", "mixed"): 1,
    }, "the first coder's stance, then the second's"
    assert [(point.coder, point.batch, point.shared) for point in found.drift] == [
        ("Ana", 1, 5),
        ("Ben", 1, 5),
    ]
    assert found.drift[0].leaning == pytest.approx(-0.8)


def test_one_coder_alone_has_nothing_to_agree_with() -> None:
    found = agreement(coded("Ana", (0, 0), (3, 0)))
    assert found.stance.value is None and not found.pairs and not found.drift
    assert found.coders[0].shared == 0 and found.coders[0].same_stance is None
    assert agreement([]).coders == ()


def test_the_tools_error_counts_each_paragraph_by_its_weight() -> None:
    rows = [CodedBeside("A", 1.0, 3, 0, 0, 3)] * 10 + [CodedBeside("B", 9.0, 3, 0, 3, 0)] * 10
    rows += [CodedBeside("rare", 1.0, 0, 0, 0, 0)] * 9
    everything, first, second = tool_errors(rows)
    assert (everything.group, first.group, second.group) == ("all", "A", "B")
    assert everything.wrong_sign == pytest.approx(0.1) and first.wrong_sign == 1 and second.wrong_sign == 0
    assert everything.escalation_error == pytest.approx(30 / 109)
    assert first.bias == pytest.approx(-1.2) and second.bias == 0
    assert first.kappa == 0 and second.kappa is None
    assert tool_errors([]) == ()
