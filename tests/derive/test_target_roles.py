"""The part of the side that an act falls on: every reason that the rules give has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.analysis import analyse
from detente.derive.target_roles import target_role
from detente.records import Block, Cue, Document

STATES = ("Chile", "Kenya", "Nepal", "Japan")


def _cue(text: str) -> Cue:
    document = Document(None, None, (Block("body", text),))
    cues = [cue for each in analyse(document, readers="rules").paragraphs for cue in each.cues if cue.target]
    return max(cues, key=lambda cue: cue.escalation)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Norway warned {state} of serious consequences.", "addressed"),
        ("Norway accused {state} of aggression.", "blamed"),
        ("The attack by {state} was a crime, the Norwegian foreign minister said.", "blamed"),
        ("{state} attacked the port, the Norwegian foreign minister said.", "blamed"),
        ("Norway imposed new sanctions on {state}.", "acted on"),
        ("Norway struck {state} on Monday.", "acted on"),
    ],
)
def test_the_part_follows_from_the_reason(sentence: str, role: str) -> None:
    for state in STATES:
        cue = _cue(sentence.format(state=state))
        assert target_role(cue) == role, (cue.target_basis, cue.act, state)


def test_nobody_and_what_a_user_corrected_have_none() -> None:
    cue = _cue("Norway struck Chile on Monday.")
    assert target_role(replace(cue, target=None)) is None
    assert target_role(replace(cue, target_basis="corrected by Ann on 3 May 2026")) is None
