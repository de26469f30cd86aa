"""Subjects that no rule finds by their last word: with a participle, behind a quotation, owned."""

from __future__ import annotations

from itertools import product

import pytest

from tests.attribution.speakers.heard_in import heard, words

PEOPLE = (
    "Ida Berg",
    "Greek prime minister Kyriakos Mitsotakis",
    "The Norwegian foreign minister",
    "Protesters",
)
PARTICIPLES = (
    "speaking to the Harbour think tank",
    "addressing a crowd in the old town",
    "marching through the streets",
    "visiting the port with her deputy",
)
SAID = (
    "called the border a “house on sand that falls”",
    "said that the dam would hold",
    "warned of more floods",
)


@pytest.mark.parametrize(("who", "participle", "said"), list(product(PEOPLE, PARTICIPLES, SAID)))
@pytest.mark.parametrize("lead", ["", "On Tuesday, ", "In Halden, "])
def test_a_participle_behind_the_name_is_part_of_the_subject(
    who: str, participle: str, said: str, lead: str
) -> None:
    who = who if not lead or who[:4] not in ("The ", "Prot") else who[0].lower() + who[1:]
    text = f"{lead}{who} {participle} {said}."
    ((voice,),) = heard(text)
    assert voice.as_written in who or who.endswith(voice.as_written)
    assert text[voice.start : voice.end].endswith(said.split()[-1] + ".")


@pytest.mark.parametrize(
    "text",
    [
        "NATO speaks of an enduring bond and repeats that the dam holds.",
        "They are turning to the port, and the town says nothing.",
    ],
)
def test_an_adjective_or_a_progressive_begins_no_such_subject(text: str) -> None:
    assert len(words(text)) <= 1


SOURCES = (
    "the summary of the agent's interview",
    "an electronic communication opening the case on May 16, 2017",
    "a Jan. 4, 2017 memo closing the case",
    "the interview notes of the two inspectors",
    "the opening page of the classified annex",
    "his last message from the island",
)


@pytest.mark.parametrize(("source", "verb"), list(product(SOURCES, ("stated", "noted", "said", "revealed"))))
def test_all_between_a_quotation_and_its_verb_is_the_subject(source: str, verb: str) -> None:
    ((first, second),) = heard(
        f"“The dam was never finished at all,” {source} {verb}. “It fell in the end of May.”"
    )
    assert first.as_written == second.as_written
    assert first.as_written == source


@pytest.mark.parametrize("owned", ["brief", "plan", "first budget"])
def test_what_somebody_owns_may_speak(owned: str) -> None:
    ((voice,),) = heard(f"However, Ida Berg's {owned} said that the dam was never finished.")
    assert voice.as_written.startswith("Ida Berg's")


@pytest.mark.parametrize("mark", ['Marcia "Cia" Price', "Omar “Bo” Lind"])
def test_a_nickname_stands_within_one_name(mark: str) -> None:
    ((voice, *_),) = heard(f"“The dam was never finished at all,” said {mark}.")
    assert voice.actor is not None and voice.actor.split()[0] == mark.split()[0]


@pytest.mark.parametrize("verb", ["Said", "Added", "Asked"])
@pytest.mark.parametrize("name", ["Ellis", "Ida Berg"])
def test_a_verb_that_begins_the_sentence_is_no_part_of_the_name(verb: str, name: str) -> None:
    ((voice,),) = heard(f"{verb} {name}: “The dam was never finished at all.”")
    assert voice.actor == name


@pytest.mark.parametrize("first", ["laughed", "paused", "turned around", "nodded"])
@pytest.mark.parametrize("who", ["she", "Ida Berg"])
def test_the_subject_of_the_verb_that_and_joins(first: str, who: str) -> None:
    (_, (voice,)) = heard("Ida Berg came late.", f"In the rain, {who} {first} and said that the dam held.")
    assert voice.actor == "Ida Berg"


@pytest.mark.parametrize("behind", ["(HRG), which owns the port,", "(HRG), a body of old sailors,", "(HRG)"])
def test_a_short_form_in_brackets_stands_before_what_describes(behind: str) -> None:
    ((voice,),) = heard(f"The Harbour Rescue Group {behind} declared that the dam held.")
    assert voice.actor == "Harbour Rescue Group"
