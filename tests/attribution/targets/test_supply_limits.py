"""Who may be supplied: nobody for go-betweens, the partner of those who agree, never a receiver of arms."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.analysis import analyse
from detente.derive.target_roles import target_role
from detente.records import Block, Cue, Document

CODES = {"Chile": "CHL", "Kenya": "KEN", "Nepal": "NPL"}
TRIPLES = list(permutations(CODES))


def cue_of(sentence: str, title: str, word: str) -> Cue:
    """The cue with a word in it, in the middle paragraph of a report about two states."""
    blocks = ("The border has been closed for a month.", sentence, "Nobody was hurt in the night.")
    document = Document(title, None, tuple(Block("body", text) for text in blocks))
    return next(
        cue
        for paragraph in analyse(document, readers="rules").paragraphs
        for cue in paragraph.cues
        if word in paragraph.text[cue.start : cue.end] and paragraph.text == sentence
    )


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_a_go_between_has_no_other_side(one: str, other: str, third: str) -> None:
    title = f"{one} and {other} talk about the border"
    assert cue_of(f"{third} had mediated for months.", title, "mediated").target is None
    assert cue_of(f"{third} continued its mediation.", title, "mediation").target is None


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_those_who_agree_are_each_others_side(one: str, other: str, third: str) -> None:
    title = f"{third} looks on"
    agreed = cue_of(f"{one} and {other} agreed on Monday to cease fire.", title, "agreed")
    assert {agreed.doer, agreed.target} == {CODES[one], CODES[other]}
    refrain = cue_of(f"{one} and {other} will no longer attack each other.", title, "attack")
    assert refrain.target in (CODES[one], CODES[other])


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_those_who_act_together_are_not_supplied_for_one_another(one: str, other: str, third: str) -> None:
    asked = cue_of(f"{one} and {other} ask for restraint.", f"{third} at war", "restraint")
    assert asked.target not in (CODES[one], CODES[other])


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_who_is_sent_arms_is_helped(one: str, other: str, third: str) -> None:
    sent = cue_of(f"{one} sent battle tanks to {other}.", f"{other} gets help", "sent")
    assert (sent.target, target_role(sent)) == (CODES[other], "helped")


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_where_a_blow_falls_is_nearer_than_the_title(one: str, other: str, third: str) -> None:
    title = f"{third} votes on help for {one}"
    assert cue_of(f"In the night {one} hit two oil depots in {other}.", title, "hit").target == CODES[other]


@pytest.mark.parametrize("unknown", ["the Southerners", "the Islanders", "the Halcyons"])
def test_those_who_are_accused_by_a_name_that_is_not_known_are_meant(unknown: str) -> None:
    accused = cue_of(f"Chile accused {unknown} of blackmail.", "Chile and Kenya", "accused")
    assert accused.target is None


@pytest.mark.parametrize("company", ["the leaders of Halden", "Halden"])
def test_a_partner_who_is_not_known_leaves_it_open(company: str) -> None:
    agreed = cue_of(f"Chile and {company} agreed on Monday to cease fire.", "Kenya helps Chile", "agreed")
    assert agreed.target is None


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
@pytest.mark.parametrize(
    "group", ["Western nations", "Nordic capitals", "the West", "Andean governments", "the Arab world"]
)
def test_who_names_a_group_means_no_single_side(one: str, other: str, third: str, group: str) -> None:
    title = f"{one} and {other} quarrel about the border"
    assert cue_of(f"{one} threatened {group} with consequences.", title, "threatened").target is None
    named = cue_of(f"{one} threatened {third} with consequences.", title, "threatened")
    assert named.target == CODES[third]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The leaders of {one} and {other} called for a ceasefire.", "ceasefire"),
        ("{one} and {other} condemned the attack at once.", "condemned"),
        ("The ministers of {one} and {other} demanded an end to the strikes.", "end"),
        ("{one} and {other} warned of consequences.", "warned"),
    ],
)
@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_those_who_speak_together_do_not_mean_one_another(
    sentence: str, word: str, one: str, other: str, third: str
) -> None:
    said = cue_of(sentence.format(one=one, other=other), f"The war in {third}", word)
    assert said.target not in (CODES[one], CODES[other])


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_a_blow_falls_on_whose_ground_it_is(one: str, other: str, third: str) -> None:
    title = f"{third} votes on help for {one}"
    for sentence in (
        f"In the night {one} struck bomber bases deep inside {other}.",
        f"On Monday {one} bombed three bridges and a depot near the capital of {other}.",
    ):
        assert cue_of(sentence, title, "b").target == CODES[other]
