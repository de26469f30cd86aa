"""Which side a sentence of a speech blames: constructions with any pair of sides, either way round."""

from __future__ import annotations

import itertools

import pytest

from detente.analysis import analyse
from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers import heard_from, listen
from detente.attribution.targets import Targets
from detente.evaluate.blamed_measures import measure_blamed
from detente.evaluate.sets import SHARED
from detente.records import Block, Document
from detente.scoring.axes import score

# (state, its adjective, code)
SIDES = (
    ("Norway", "Norwegian", "NOR"), ("Chile", "Chilean", "CHL"), ("Russia", "Russian", "RUS"),
    ("Ukraine", "Ukrainian", "UKR"), ("Rwanda", "Rwandan", "RWA"), ("Iran", "Iranian", "IRN"),
)  # fmt: skip
BLAMING = (
    "{A}'s aggression against {B} goes on without shame.",
    "{A} has flagrantly violated the borders of {B}.",
    "We condemn the unlawful acts committed by {A} on {Badj} territory.",
    "The {Aadj} forces are shelling towns in {B} again.",
    "We call on {A} to withdraw from {B} at once.",
    "{A} must stop its interference in the affairs of {B}.",
    "Weapons that come from {A} feed the violence in {B}.",
    "Again pro-{Aadj} militants are attacking the {Badj} authorities.",
    "The reckless conduct of {A} threatens the people of {B}.",
    "While {B} showed restraint, {A} chose intimidation.",
)
UNBLAMING = (
    "We commend the restraint of the {Aadj} people.",
    "My delegation thanks {A} for its report.",
    "The meeting with {A} will be held on Monday.",
    "We stand with {A} in these days.",
)


def blamed(*sentences: str, speaker: str = "Uruguay", scored: bool = False) -> list[str | None]:
    """The side blamed by each sentence of a speech, by its words alone or with the cues that are scored."""
    label = f"Ms. Vane ({speaker}): "
    blocks = tuple(Block("body", label * (at == 0) + said) for at, said in enumerate(sentences))
    heard = listen(Document(None, None, blocks), blocks)
    targets, found = Targets(gazetteer(), None), []
    for block, each in zip(blocks, heard, strict=True):
        targets.expect(block.text, each.voices, each.passage)
    for block, each in zip(blocks, heard, strict=True):
        cues = heard_from(score(block.text).cues, each.voices) if scored else ()
        targets.read(block.text, cues, each.voices, each.passage)
        found.append(targets.blamed[-1].blame.side if targets.blamed else None)
    return found


PAIRS = tuple(itertools.permutations(SIDES, 2))


@pytest.mark.parametrize("sentence", BLAMING)
def test_whoever_does_it_is_blamed_with_any_pair_of_sides(sentence: str) -> None:
    for (a, a_adj, code), (b, b_adj, _) in PAIRS:
        text = sentence.format(A=a, Aadj=a_adj, B=b, Badj=b_adj)
        assert blamed(text) == [code], text


@pytest.mark.parametrize("sentence", UNBLAMING)
def test_nobody_is_blamed(sentence: str) -> None:
    for a, a_adj, _ in SIDES:
        assert blamed(sentence.format(A=a, Aadj=a_adj)) == [None]


def test_a_sentence_that_points_back_goes_on_with_the_side_before() -> None:
    assert blamed("Norway has violated the truce.", "Such provocations are unacceptable.") == ["NOR", "NOR"]
    assert blamed("The truce holds.", "Such provocations are unacceptable.") == [None, None]


def test_a_blamed_side_is_carried_over_four_sentences() -> None:
    violated, pointing = "Norway has violated the truce.", "Such provocations are unacceptable."
    between = ("The harvest was poor.", "The winter was long.", "The snow was deep.", "The roads were shut.")
    assert blamed(violated, *between[:3], pointing)[-1] == "NOR"
    assert blamed(violated, *between, pointing)[-1] is None


@pytest.mark.parametrize(
    "said",
    [
        "Norway has put off the talks.",
        "Norway detained two priests.",
        "Norway laid the blame on us.",
        "Norway has lost all trust.",
    ],
)
def test_a_cue_that_says_somebody_does_wrong_is_a_charge(said: str) -> None:
    assert blamed(said) == [None]
    assert blamed(said, scored=True) == ["NOR"]


@pytest.mark.parametrize(("name", "code"), [("Norway", "NOR"), ("Russian Federation", "RUS")])
def test_the_speakers_own_side_is_not_blamed(name: str, code: str) -> None:
    assert blamed(f"The {name} must stop the aggression.", speaker=name) == [None]


def test_who_acts_in_its_own_name_is_the_speakers_side() -> None:
    found = blamed("Iran has brutally raised the price.", "Norway condemns the attack.", speaker="Iran")
    assert found[0] == "IRN"


def test_a_cue_that_no_rule_aims_is_about_the_blamed_side() -> None:
    text = "Ms. Vane (Chile): We strongly condemned the dangerous behaviour by Norway in the strait."
    (paragraph,) = [p for p in analyse(text).paragraphs if p.cues]
    cue = next(cue for cue in paragraph.cues if cue.act == "blame")
    assert cue.target == "NOR" and cue.target_basis


@pytest.mark.skipif(
    not (SHARED / "eval" / "targets_dev.jsonl").exists(), reason="the coded speeches are not here"
)
def test_speeches_coded_by_others() -> None:
    found = measure_blamed(SHARED / "eval" / "targets_dev.jsonl")
    named = found["named in the sentence"]
    assert named["right"] >= 0.75 and named["wrong"] <= 0.04
    assert found["all"]["right"] >= 0.55
    assert found["side of the speaker"]["right"] >= 0.98


# Constructions of speeches; the second half was written before the rules ran on it.
CAPITALS = (
    ("Norway", "Norwegian", "Oslo", "NOR"), ("Kenya", "Kenyan", "Nairobi", "KEN"),
    ("Iran", "Iranian", "Tehran", "IRN"), ("Rwanda", "Rwandan", "Kigali", "RWA"),
)  # fmt: skip
SAID_OF_ONE = (
    "The aggression by the regime in {capital} has to stop.",
    "Seventeen nurses were killed by {adj} aircraft.",
    "The leadership in {capital} has broken every promise and trampled on the truce.",
    "Villages were searched by masked men at the behest of {capital}.",
    "We are deeply concerned by the new housing units approved by the {adj} authorities.",
    "{state}, for its part, would be well advised to remember the truce.",
    "The {adj} authorities must end the siege.",
    "The blockade, egged on by the government in {capital}, brought hunger to the coast.",
    "The representative of {state} has again distorted the facts.",
    "We regret the steps taken by {state} against the port.",
)
SAID_OF_NOBODY = (
    "{state} is deeply concerned by the violence in the valley.",
    "We urge {state}, whose voice carries weight there, to continue its efforts against the violence.",
    "We are accused by {capital} of every crime.",
    "{state} must be allowed to vote without coercion.",
    "We commend the restraint and composure of the {adj} people under attack.",
    "We appeal to {capital} for dialogue on the violence at the border.",
)


@pytest.mark.parametrize("sentence", SAID_OF_ONE)
def test_whoever_acts_for_a_side_acts_as_the_side(sentence: str) -> None:
    for state, adjective, capital, code in CAPITALS:
        text = sentence.format(state=state, adj=adjective, capital=capital)
        assert blamed(text) == [code], text


@pytest.mark.parametrize("sentence", SAID_OF_NOBODY)
def test_who_minds_is_asked_as_a_friend_or_is_to_be_given_something_is_not_blamed(sentence: str) -> None:
    for state, adjective, capital, _ in CAPITALS:
        text = sentence.format(state=state, adj=adjective, capital=capital)
        assert blamed(text) == [None], text


def test_a_relative_that_points_back_to_nothing() -> None:
    violated = "Norway has violated the truce."
    assert blamed(violated, "We deplore violence that kills children.")[-1] is None


@pytest.mark.parametrize("label", ["Iran (Islamic Republic of)", "Venezuela (Bolivarian Republic of)"])
def test_a_side_with_brackets_of_its_own_is_stated(label: str) -> None:
    (paragraph,) = analyse(f"Ms. Vane ({label}): The truce holds.").paragraphs
    assert paragraph.voices[0].side in ("IRN", "VEN")
