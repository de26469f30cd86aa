"""Whom an act is for: receivers of arms, members of one's own alliance, and who is no other side for it."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from detente.analysis import analyse
from detente.derive.target_roles import target_role
from detente.records import Block, Cue, Document

CODES = {"Chile": "CHL", "Kenya": "KEN", "Nepal": "NPL", "Japan": "JPN"}
PAIRS = list(permutations(CODES, 2))


def cues_of(
    sentence: str, title: str | None = None, *, above: str = "Nothing was said for a week."
) -> list[Cue]:
    """The cues of a sentence in the middle paragraph of a short report."""
    texts = (above, sentence, "Nobody was hurt in the night.")
    document = Document(
        title, None, tuple(Block("body", text) for text in texts), published=date(2025, 6, 2), language="en"
    )
    read = analyse(document, readers="rules").paragraphs
    return [cue for paragraph in read for cue in paragraph.cues if paragraph.text == sentence]


def strongest(cues: list[Cue]) -> Cue:
    return max(cues, key=lambda cue: max(cue.escalation, cue.deescalation))


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{one} will supply {other} with anti-tank missiles.",
        "{one} has promised to provide military aid to {other}.",
        "{one} approved the sale of weapons to {other}.",
        "The president of {one} announced the delivery of long-range missiles to {other}.",
        "{one} sent ammunition to {other} on Monday.",
    ],
)
def test_who_is_given_arms_is_helped(sentence: str, one: str, other: str) -> None:
    cue = strongest(cues_of(sentence.format(one=one, other=other)))
    assert (cue.target, target_role(cue)) == (CODES[other], "helped")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_arms_that_are_fired_help_nobody(one: str, other: str) -> None:
    cues = cues_of(f"{one} fired missiles at {other}.") + cues_of(f"{one} struck {other} with missiles.")
    assert "helped" not in {target_role(cue) for cue in cues}


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO said that all members have to raise their defence spending.",
        "NATO’s secretary general called on the allies to raise their defence spending.",
        "Norway told the allies to raise their defence spending.",
    ],
)
def test_words_to_the_allies_are_addressed_to_the_alliance(sentence: str) -> None:
    found = [cue for cue in cues_of(sentence) if cue.act in ("spending", "appeal")]
    assert found
    assert {(cue.target, target_role(cue)) for cue in found} == {("NATO", "addressed")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia called on its allies to raise their defence spending.",
        "Chile called on the allies to raise their defence spending.",
        "Poland said that Ukraine’s allies have to spend more on defence.",
    ],
)
def test_allies_of_somebody_else_are_no_alliance(sentence: str) -> None:
    assert "NATO" not in {cue.target for cue in cues_of(sentence)}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_title_that_names_two_sides_names_the_pair(one: str, other: str) -> None:
    title = f"{one} and {other} end their talks without a deal"
    cue = strongest(cues_of(f"{one} said that it was ready to resume the talks.", title))
    assert cue.target == CODES[other]


@pytest.mark.parametrize(("helped", "other"), PAIRS)
def test_who_is_helped_is_not_the_other_side_of_the_helper(helped: str, other: str) -> None:
    above = (
        f"Norway will keep supporting {helped}, its prime minister said. {helped} was attacked by {other}."
    )
    cue = strongest(cues_of("Oslo would answer every escalation, she warned.", above=above))
    assert cue.target in (CODES[other], None)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("means", ["missiles and drones", "tanks and aircraft", "rockets and artillery"])
def test_means_that_are_joined_are_used_against_the_same(means: str, one: str, other: str) -> None:
    cues = cues_of(f"{one} answered with {means} against {other}.")
    assert CODES[other] == strongest(cues).target


@pytest.mark.parametrize("plan", ["The troops are to be doubled", "The number of brigades is to grow"])
@pytest.mark.parametrize(("one", "other"), PAIRS[:6])
def test_who_has_just_told_a_plan_does_what_it_brings(plan: str, one: str, other: str) -> None:
    cues = cues_of(f"{one} said that its army had begun to rearm. {plan} within a year.")
    assert {cue.doer for cue in cues if cue.voice is None} <= {CODES[one]}
    assert any(cue.doer == CODES[one] for cue in cues)
