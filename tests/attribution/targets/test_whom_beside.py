"""Whom an act means by what stands beside it: titles, listeners, "the country", the act told right before."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from detente.analysis import analyse
from detente.records import Block, Cue, Document

SIDES = {"Chile": "CHL", "Kenya": "KEN", "Nepal": "NPL"}
PAIRS = list(permutations(SIDES, 2))
PEOPLE = {"Vladimir Putin": "RUS", "Emmanuel Macron": "FRA"}
TITLES = ("President", "Foreign Minister", "Prime Minister", "Chancellor")
WITH_TITLES = (
    ("Kenya's president received {title} {who} on Friday.", "received"),
    ("Kenya held talks with {title} {who} on Monday.", "talks"),
    ("Kenya imposed sanctions on {title} {who} on Monday.", "sanctions"),
    # written before the rules ran on them
    ("On Tuesday Kenya reached an agreement with {title} {who}.", "agreement"),
    ("Kenya agreed with {title} {who} on a ceasefire.", "agreed"),
    ("The president of Kenya met {title} {who} in Nairobi.", "met"),
)
OF_ANOTHER = (  # {A} says it, {B} is meant
    ("{A} told the UN General Assembly that {B} had attacked its port.", "attacked"),
    ("{A} informed NATO that {B} had broken the ceasefire.", "broken"),
    ("{A} blamed the delay on {B}.", "blamed"),
    ("{A} blames the flood on the sudden opening of {B}'s dam.", "blames"),
    ("{A} condemned the coup in {B} and suspended the country's membership.", "suspended"),
    ("{A} ordered 400 missiles in order to deter a landing by {B}.", "ordered"),
    # written before the rules ran on them
    ("{A}'s envoy told the Security Council that {B} had occupied its islands.", "occupied"),
    ("The president of {A} tells the European Union that {B} has violated the truce.", "violated"),
    ("{A}'s government blamed the deaths of two soldiers on {B}.", "blamed"),
    ("{A} condemned the raid in {B} and imposed sanctions on the country.", "imposed"),
    ("{A} criticised the vote in {B} and closed its border with the country.", "closed"),
    ("{A} bought tanks to counter a sudden attack by {B}.", "bought"),
)
ALLIES = ("Austria", "Poland", "Spain", "Denmark")
BETWEEN_AN_ALLY = (
    ("{ally} called for direct talks between the European Union and {B}.", "talks"),
    ("{ally}'s chancellor called for negotiations between {B} and the European Union.", "negotiations"),
    # written before the rules ran on them
    ("{ally} proposed a dialogue between the European Union and {B}.", "proposed"),
    ("The foreign minister of {ally} urged a truce between {B} and the EU.", "truce"),
)
GOES_ON = (
    ("{A}'s ships fired rockets at a port in {B}.", "Three sailors were killed.", "killed"),
    ("{A}'s army bombed a depot in {B} on Monday.", "Two soldiers were wounded.", "wounded"),
    # written before the rules ran on them
    ("{A}'s soldiers shelled two villages in {B}.", "The attack went on until noon.", "attack"),
    ("{A}'s jets struck a base in {B}.", "A school was hit as well.", "hit"),
)


def acts(text: str, word: str) -> list[Cue]:
    paragraphs = analyse(Document(None, None, (Block("body", text),)), readers="rules").paragraphs
    return [c for p in paragraphs for c in p.cues if word in p.text[c.start : c.end]]


@pytest.mark.parametrize(("sentence", "word"), WITH_TITLES)
def test_a_title_stands_between_an_act_and_whom_it_is_done_to(sentence: str, word: str) -> None:
    for title, (who, code) in product(TITLES, PEOPLE.items()):
        text = sentence.format(title=title, who=who)
        assert code in {cue.target for cue in acts(text, word)}, text


@pytest.mark.parametrize(("sentence", "word"), OF_ANOTHER)
def test_the_one_told_of_or_blamed_is_meant(sentence: str, word: str) -> None:
    for one, other in PAIRS:
        text = sentence.format(A=one, B=other)
        assert {cue.target for cue in acts(text, word)} == {SIDES[other]}, text


@pytest.mark.parametrize(("sentence", "word"), BETWEEN_AN_ALLY)
def test_of_two_of_whom_one_is_the_speakers_ally_the_other_is_meant(sentence: str, word: str) -> None:
    for ally, (other, code) in product(ALLIES, SIDES.items()):
        text = sentence.format(ally=ally, B=other)
        assert code in {cue.target for cue in acts(text, word)}, text


@pytest.mark.parametrize(("told", "then", "word"), GOES_ON)
def test_the_narrator_goes_on_to_tell_of_the_same_act(told: str, then: str, word: str) -> None:
    for one, other in PAIRS:
        (cue,) = acts(f"{told.format(A=one, B=other)} {then}", word)[-1:]
        assert (cue.doer, cue.target) == (SIDES[one], SIDES[other]), told


def test_nothing_goes_on_behind_another_name_or_another_sentence() -> None:
    told, then, word = GOES_ON[0]
    for between in ("It rained all day.", "In Nairobi a hospital of Peru was closed."):
        text = f"{told.format(A='Chile', B='Nepal')} {between} {then}"
        assert acts(text, word)[-1].target is None


def test_two_who_do_it_together_are_no_one_country() -> None:
    (cue,) = acts("Chile and Kenya settled their dispute about the country's name.", "settled")
    assert cue.target != cue.doer


ALLIANCE = (
    "The European allies raise their spending on defence by 15.9% in real terms.",
    "Twelve allies have increased their defence spending since 2020.",
    # written before the rule ran on them
    "By 2030 most of the allies will have raised their defence budgets.",
)


@pytest.mark.parametrize("sentence", ALLIANCE)
def test_allies_of_whom_is_told_are_those_of_the_alliance_that_the_report_names(sentence: str) -> None:
    def read(*others: str) -> set[str | None]:
        blocks = tuple(Block("body", text) for text in (*others, sentence))
        *_, paragraph = analyse(Document(None, None, blocks), readers="rules").paragraphs
        return {cue.target for cue in paragraph.cues if cue.act == "spending"}

    assert read("NATO published its tables on Monday.", "It rained all day.") == {"NATO"}
    assert read("Kenya published its tables on Monday.", "It rained all day.") == {None}


def test_what_a_paragraph_says_is_looked_for_however_light() -> None:
    def target(light: str) -> str | None:
        texts = ("The delegation of Kenya left in the evening.", f"Chile {light}.", "It rained on Monday.")
        blocks = tuple(Block("body", text) for text in texts)
        paragraphs = analyse(Document("Talks with Kenya", None, blocks), readers="rules").paragraphs
        cues = next(each.cues for each in paragraphs if each.text == texts[1])
        return next(cue.target for cue in cues if "promised" in texts[1][cue.start : cue.end])

    assert target("said that it had promised an answer") == "KEN"


@pytest.mark.parametrize("title", TITLES)
def test_two_with_titles_are_a_pair(title: str) -> None:
    text = f"A truce between {title} Emmanuel Macron and {title} Vladimir Putin came into force."
    (cue,) = acts(text, "truce")
    assert (cue.doer, cue.target) == ("FRA", "RUS")
