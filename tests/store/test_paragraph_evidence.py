"""Paragraphs as a student takes them: each with its cues, acts, targets, address and language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, update

from detente.access import deeds
from detente.export.dictionary import meanings
from detente.store.paragraph_evidence import READ, paragraphs_with_evidence
from detente.store.paragraph_lists import paragraphs
from detente.store.schema import cue
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.transactions import writing


def test_each_paragraph_bears_what_was_read_in_it(engine: Engine, fill: Callable[..., int]) -> None:
    fill("Two states talk", published=date(2025, 5, 6))
    with writing(engine, deeds.DERIVE) as connection:
        connection.execute(update(cue).where(cue.c.act == "spending").values(target="NOR"))
        bump(connection)
    found = paragraphs_with_evidence(engine, Selection(), 100)
    assert list(found["acts"]) == ["talks", "spending"] and list(found["targets"]) == ["", "NOR"]
    assert found["cues"][0] == "“offers talks” (talks, E 0, D 3)"
    assert set(found["language"]) == {"en"} and "url" in found
    assert set(READ) <= set(found) and meanings(tuple(found)), "each column has its line"


def test_the_paragraphs_are_those_without_evidence(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One"), fill("Two", words=" Once more.", published=None)
    for chosen in (Selection(), Selection(stances=("escalatory",)), Selection(start=date(2030, 1, 1))):
        plain = paragraphs(engine, chosen, 100)
        found = paragraphs_with_evidence(engine, chosen, 100)
        assert list(found["text"]) == list(plain["text"])
        assert list(found.columns[: len(plain.columns)]) == list(plain.columns)
