"""Events, documents, places and ships are no people: they are never who speaks, and "he" never means them."""

from __future__ import annotations

import pytest

from detente.attribution.mentions.no_people import is_body, is_nobody
from tests.attribution.speakers.heard_in import heard, speakers

GIVEN = {"Ida": "f", "Omar": "m"}
THINGS = (
    "Millennium Summit",
    "Halden Conference",
    "Potsdam Proclamation",
    "Sixth Protocol",
    "Kennedy Bridge",
    "Camp Halden",
    "Operation Northern Harbour",
    "USS Halden",
    "Hurricane Ida",
    "Coral War",
    "COVID-19",
    "Resolution 2259",
)


@pytest.mark.parametrize("name", THINGS)
def test_a_head_noun_makes_a_name_nobodys(name: str) -> None:
    assert is_nobody(name, GIVEN)


@pytest.mark.parametrize("name", ["Ida Berg", "Ida Park", "Omar Hill", "M23", "Jordan Lane", "Halden"])
def test_people_and_groups_are_somebody(name: str) -> None:
    assert not is_nobody(name, GIVEN)


@pytest.mark.parametrize("name", ["Harbour Advisory Group", "Norlandic Airlines", "World Food Programme"])
def test_a_body_is_no_person_but_speaks(name: str) -> None:
    assert is_body(name) and not is_nobody(name, GIVEN)


@pytest.mark.parametrize("thing", [each for each in THINGS if " " in each])
@pytest.mark.parametrize(
    "said",
    ["proclaimed the goal of “ending the scourge of war”", "stated that the islands had to be given back"],
)
def test_no_thing_is_a_speaker_by_its_name(thing: str, said: str) -> None:
    assert set(speakers(f"The {thing} {said}.")) <= {None}


@pytest.mark.parametrize("thing", THINGS)
def test_he_means_the_person_before_and_not_the_thing(thing: str) -> None:
    *_, (voice,) = heard(f"Omar Lind came to the {thing} on Monday.", "He said that the dam would hold.")
    assert voice.actor == "Omar Lind"


@pytest.mark.parametrize("body", ["Harbour Advisory Group", "Norlandic Rescue Foundation", "Coral Airlines"])
@pytest.mark.parametrize("deed", ["regretted the step", "condemned the step", "welcomed the step"])
def test_it_means_the_body_before(body: str, deed: str) -> None:
    found = speakers(f"The {body}, an old house in Halden, {deed}. It called on the states to talk.")
    assert found == [body, body]


@pytest.mark.parametrize("adjective", ["Syrian", "Norwegian", "Turkish"])
def test_the_proper_name_of_a_body_speaks_for_no_state(adjective: str) -> None:
    ((voice,),) = heard(f"The {adjective} Rescue Foundation said that the dam held.")
    assert (voice.actor, voice.side) == (f"{adjective} Rescue Foundation", None)
