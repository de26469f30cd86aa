"""At least three inputs of our own of each kind of file: paragraphs in are paragraphs out."""

from __future__ import annotations

import pytest

from detente.intake.containers import open_file
from tests.intake.three_of_each import KINDS, Given

_ALL = [pytest.param(one, id=f"{kind} {one.name}") for kind, make in KINDS.items() for one in make()]


def test_there_are_three_of_each() -> None:
    assert all(len(make()) >= 3 for make in KINDS.values())


@pytest.mark.parametrize("given", _ALL)
def test_paragraphs_in_are_paragraphs_out(given: Given) -> None:
    pieces = list(open_file(given.data, given.name, apart=True))
    found = [piece.reading.document for piece in pieces if piece.reading.document]
    assert len(found) == len(given.some), [piece.reading.problem for piece in pieces]
    for one, story in zip(found, given.some, strict=True):
        body = [" ".join(block.text.split()) for block in one.blocks if block.kind == "body"]
        assert body == list(story.body)
        heads = {one.title, *(block.text for block in one.blocks if block.kind == "heading")}
        assert story.title in heads if given.titled else True
        assert one.published == story.day if given.dated else True
        assert one.outlet == story.outlet if given.named else True


@pytest.mark.parametrize("given", [one for one in _ALL if one.values[0].asks])
def test_what_may_be_several_is_asked_about(given: Given) -> None:
    [piece] = open_file(given.data, given.name)
    assert piece.reading.may_hold >= len(given.some)
