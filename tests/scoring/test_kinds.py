"""Kinds of sentences that were once misread, each in words of many sorts: nine in ten are right."""

from __future__ import annotations

import pytest

from detente.scoring.axes import score
from tests.scoring.kinds_of_attachment import OF_ATTACHMENT
from tests.scoring.kinds_of_end import OF_END
from tests.scoring.kinds_of_force import OF_FORCE
from tests.scoring.kinds_of_matter import OF_MATTER
from tests.scoring.kinds_of_purpose import OF_PURPOSE
from tests.scoring.kinds_of_sense import OF_SENSE
from tests.scoring.kinds_of_spending import OF_SPENDING
from tests.scoring.kinds_of_talk import OF_TALK
from tests.scoring.kinds_of_threat import OF_THREAT
from tests.scoring.sentence_kinds import Kind

KINDS = (
    *OF_ATTACHMENT,
    *OF_END,
    *OF_FORCE,
    *OF_MATTER,
    *OF_PURPOSE,
    *OF_SENSE,
    *OF_SPENDING,
    *OF_TALK,
    *OF_THREAT,
)
_RIGHT = 0.9


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS])
def test_a_kind_is_read_whatever_its_words(kind: Kind) -> None:
    sentences = kind.sentences()
    assert len(sentences) >= 60
    scores = [(text, score(text)) for text in sentences]
    wrong = [
        f"{text} E {read.escalation} D {read.deescalation}"
        for text, read in scores
        if not kind.right(read.escalation, read.deescalation)
    ]
    assert len(wrong) <= (1 - _RIGHT) * len(sentences), wrong[:12]
