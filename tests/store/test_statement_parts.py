"""Pairs of sides counted by the part of the second and by words or deeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.records import Analysis, Block, Cue, Document, Paragraph, Voice
from detente.store import statement_lists
from detente.store import statement_queries as asked
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.statement_parts import WHOLE, TargetParts
from detente.store.writes import save

ALL = Selection()
CUE = Cue(0, 4, "", "", "asserted", 2.0, 0.0, voice=0, target="RUS", target_basis="subject of the act")
VOICE = Voice("Ida Berg", "Berg", "CHE", 0, 40, "indirect")
HELPED = replace(CUE, target="UKR", target_basis="whom it is for")
DONE = replace(CUE, voice=None, doer="CHE", target_basis="object of the act")
CORRECTED = replace(CUE, target="POL", target_basis="corrected by somebody")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    texts = ["Words that blame.", "Arms for somebody.", "What is told.", "What was corrected."]
    paragraphs = tuple(
        Paragraph(at, "body", None, text, 2, 0, 0.4, "escalatory", 2, (cue,), (VOICE,))
        for at, (text, cue) in enumerate(zip(texts, (CUE, HELPED, DONE, CORRECTED), strict=True))
    )
    document = Document(None, None, tuple(Block("body", text) for text in texts))
    save(engine, document, Analysis(None, None, None, None, "en", "0", paragraphs))
    return engine


def _targets(engine: Engine, parts: TargetParts) -> dict[str, int]:
    found = asked.dyads(engine, ALL, parts=parts)
    return dict(zip(found["target"], found["statements"], strict=True))


def test_a_side_that_is_helped_is_in_a_pair_only_where_it_is_asked_for(engine: Engine) -> None:
    assert _targets(engine, WHOLE) == {"RUS": 2, "POL": 1}
    assert _targets(engine, TargetParts(roles=("helped",))) == {"UKR": 1, "POL": 1}
    assert asked.attributed(engine, ALL).aimed == 3
    assert set(asked.whom(engine, ALL, "Ida Berg")["target"]) == {"RUS", "POL"}


def test_words_and_deeds_are_told_apart(engine: Engine) -> None:
    assert _targets(engine, TargetParts(told="said")) == {"RUS": 1, "POL": 1}
    assert _targets(engine, TargetParts(told="done")) == {"RUS": 1}
    assert _targets(engine, TargetParts(roles=("blamed",), told="said")) == {"RUS": 1, "POL": 1}
    assert _targets(engine, TargetParts(roles=("addressed",))) == {"POL": 1}


def test_a_list_behind_a_pair_holds_the_same_parts_and_says_which(engine: Engine) -> None:
    rows = statement_lists.of_dyad(engine, ALL, "CHE", "RUS", parts=TargetParts(told="done"))
    assert rows["role"].tolist() == ["acted on"] and rows["narrated"].tolist() == [True]
    assert len(statement_lists.of_dyad(engine, ALL, "CHE", "UKR")) == 0
    assert len(statement_lists.of_dyad(engine, ALL, "CHE", "UKR", parts=TargetParts(roles=("helped",)))) == 1
