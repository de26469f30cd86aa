"""Whom "he" means behind an office without a name, and whose "its foreign minister" is."""

from __future__ import annotations

from itertools import product

import pytest

from detente.analysis import analyse
from detente.records import Voice

SIDES = (("Serbia", "Serbian", "SRB"), ("Kenya", "Kenyan", "KEN"), ("Peru", "Peruvian", "PER"))
OFFICES = ("president", "foreign minister", "prime minister", "defence minister", "ambassador")
FIRST = (
    "{A}'s {office} said that the dam was finished. He warned of a war.",
    "The {Aadj} {office} rejected the offer. Later he said that the talks were over.",
    "The {Aadj} {office} received a guest. Afterwards he said that the talks were over.",
    "{A}'s {office} called the plan a mistake. The plan would fail, she added.",
)
ITS = (
    "{A} would send no soldiers to the border, its {office} said.",
    "{A} rejected the offer. Its {office} said that the talks were over.",
    "{A} has closed the port. Its {office} warned of a war.",
)


def last_voice(text: str) -> Voice:
    (paragraph,) = analyse(text, readers="rules").paragraphs
    return paragraph.voices[-1]


@pytest.mark.parametrize("sentence", FIRST)
def test_he_is_who_holds_the_office_in_the_sentence_before(sentence: str) -> None:
    for (state, adjective, code), office in product(SIDES, OFFICES):
        text = sentence.format(A=state, Aadj=adjective, office=office)
        voice = last_voice(text)
        assert voice.side == code, text
        assert "in the sentence before" in voice.basis


@pytest.mark.parametrize("sentence", ITS)
def test_its_minister_is_of_the_side_before(sentence: str) -> None:
    for (state, _, code), office in product(SIDES, OFFICES):
        assert last_voice(sentence.format(A=state, office=office)).side == code


def test_somebody_named_in_between_leaves_it_open() -> None:
    text = "Serbia's president said that Ida Berg was ill. He warned of a war."
    assert last_voice(text).side is None


def test_its_is_nobodys_where_two_may_own_it() -> None:
    text = "After the talks with Kenya and Peru ended, its foreign minister said that it was over."
    assert last_voice(text).side is None


def test_he_far_from_the_office_leaves_it_open() -> None:
    between = "and so on, " * 60
    text = f"Serbia's president said that it was over. The dam, {between}he said, was finished."
    assert last_voice(text).side is None
