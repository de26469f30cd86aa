"""What one speaker says in one paragraph of one side."""

from __future__ import annotations

import dataclasses
from datetime import date

from detente.derive.statements import statements
from detente.records import Cue, Paragraph, Voice

CUE = Cue(0, 4, "", "", "asserted", 2.0, 0.0, voice=0, target="RUS")
VOICE = Voice("Ida Berg", "Berg", "CHE", 0, 20, "indirect", said_on=date(2019, 1, 1), said_precision="year")
PARAGRAPH = Paragraph(1, "body", None, "x" * 40, 2, 0, 0.4, "escalatory", 2, (CUE,), (VOICE,))


def test_a_statement_said_earlier_stands_at_its_own_day() -> None:
    (found,) = statements(PARAGRAPH, date(2025, 1, 1))
    assert found.day == date(2019, 1, 1) and found.balance == 0.4
    before = dataclasses.replace(VOICE, said_on=None, said_precision="before")
    (found,) = statements(dataclasses.replace(PARAGRAPH, voices=(before,)), date(2025, 1, 1))
    assert found.day is None


def test_headings_hold_no_statement() -> None:
    assert statements(dataclasses.replace(PARAGRAPH, kind="heading"), None) == ()


def test_the_narrator_speaks_last_and_places_count_up() -> None:
    narrated = dataclasses.replace(CUE, start=30, end=34, voice=None, target=None)
    found = statements(dataclasses.replace(PARAGRAPH, cues=(narrated, CUE)), date(2025, 1, 1))
    assert [each.narrated for each in found] == [False, True]
    assert [(each.position, each.place) for each in found] == [(1, 0), (1, 1)]
    assert found[1].speaker is None and found[1].start is None and found[1].day == date(2025, 1, 1)


def test_one_speaker_on_two_sides_is_two_statements_of_one_paragraph() -> None:
    other = dataclasses.replace(CUE, start=5, end=9, target="USA")
    found = statements(dataclasses.replace(PARAGRAPH, cues=(CUE, other)), None)
    assert [each.target for each in found] == ["RUS", "USA"]
    assert [each.first_of_speaker for each in found] == [True, False]
    assert [each.first_of_pair for each in found] == [True, True]


def test_a_statement_bears_the_part_of_its_target_that_weighs_most() -> None:
    blamed = dataclasses.replace(CUE, target_basis="subject of the act")
    warned = dataclasses.replace(CUE, start=5, end=9, escalation=1.0, target_basis="stands after “warned”")
    (found,) = statements(dataclasses.replace(PARAGRAPH, cues=(warned, blamed)), None)
    assert found.role == "blamed" and found.cues == 2
    (nobody,) = statements(
        dataclasses.replace(PARAGRAPH, cues=(dataclasses.replace(CUE, target=None),)), None
    )
    assert nobody.role is None


def test_what_helps_a_side_is_not_said_against_it() -> None:
    helped = dataclasses.replace(CUE, target_basis="whom it is for")
    (alone,) = statements(dataclasses.replace(PARAGRAPH, cues=(helped,)), None)
    assert alone.role == "helped" and alone.escalation == 2.0
    asked = dataclasses.replace(
        CUE, start=5, end=9, escalation=0.0, deescalation=2.2, target_basis="of whom it is demanded"
    )
    (both,) = statements(dataclasses.replace(PARAGRAPH, cues=(helped, asked)), None)
    assert (both.role, both.escalation, both.deescalation) == ("addressed", 0.0, 2.2)
