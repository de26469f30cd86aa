"""A state behind its town ("speaking in Halden, Norland, on Monday") is where somebody speaks, not who."""

from __future__ import annotations

from itertools import product

import pytest

from tests.attribution.speakers.heard_in import heard

SAID = "said that the talks had failed."
PLACES = ("Mombasa, Kenya", "Kyoto, Japan", "Arusha, Tanzania", "Bandung, Indonesia")
BESIDE = (
    "{who}, speaking in {place}, on Monday, ",
    "{who}, speaking in {place}, ",
    "{who}, speaking at a summit in {place}, on Monday, ",
    "At a meeting in {place}, {who} ",
)
LATER = (  # written before the rule ran on them
    "{who}, addressing a forum near {place}, ",
    "{who}, visiting a port in {place}, on 3 May, ",
    "{who}, based in {place}, ",
    "After three days of talks in {place}, {who} ",
)
WHO = (
    ("Ida Berg", "Ida Berg", None),
    ("the foreign minister of Chile", None, "CHL"),
    ("Chile", "Chile", "CHL"),
)


@pytest.mark.parametrize("beside", BESIDE + LATER)
def test_who_speaks_in_a_place_is_heard(beside: str) -> None:
    for (who, actor, side), place in product(WHO, PLACES):
        text = beside.format(who=who, place=place) + SAID
        (voices,) = heard(text[0].upper() + text[1:])
        assert [(voice.actor, voice.side) for voice in voices] == [(actor, side)], text


def test_a_state_behind_a_list_still_speaks() -> None:
    (voices,) = heard("At the talks with Chile, Kenya " + SAID)
    assert [voice.side for voice in voices] == ["KEN"]
