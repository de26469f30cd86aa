"""Speakers that stand beside what is told: "…, with officials saying", papers named after a place, shares and
numbers of people, envoys in a capital.

Of each kind the rules were written with the first rows; those behind `unseen` were written before the rules
ran on them.
"""

from __future__ import annotations

import pytest

from detente.evaluate.attribution_measures import heard_in
from detente.records import Voice

WITH = (
    "officials",
    "one diplomat",
    "the mayor, Ida Berg,",
    "Norway",
    "a spokesman for the ministry",
    "Rubio",
)
WITH_UNSEEN = ("residents", "the Norwegian army", "two ministers", "Ida Berg", "the defence minister", "she")
SAYING = ("saying that the port was shut", "telling reporters that the port was shut")
SAYING_UNSEEN = (
    "warning that the port was shut",
    "insisting that the port was shut",
    "adding “the port is shut.”",
)
PAPERS = ("Cyprus Mail", "Jerusalem Post", "Business Insider", "Moscow Times")
PAPERS_UNSEEN = ("Irish Times", "Japan Times", "Kyiv Post", "Indian Express", "Korea Herald", "Tehran Times")
AMOUNTS = ("Small groups of protesters", "One of the officials", "Only 52 percent of registered voters")
AMOUNTS_UNSEEN = (
    "Dozens of residents", "A handful of senators", "Nearly half of the ministers", "Some 30% of farmers",
    "Hundreds of the soldiers", "The majority of diplomats",
)  # fmt: skip
POSTED = (
    ("The ambassador in Warsaw", None), ("The chargé d'affaires in Warsaw", None),
    ("The Russian charge d’affaires in Paris", "RUS"), ("Russia's ambassador in Warsaw", "RUS"),
)  # fmt: skip
POSTED_UNSEEN = (
    ("The envoy to Poland", None), ("The consul in Ankara", None), ("Norway's embassy in Kyiv", "NOR"),
    ("Germany’s chargé d’affaires in Moscow", "DEU"), ("A spokesman for the embassy in Rome", None),
    ("The foreign ministry in Warsaw", "POL"),
)  # fmt: skip


def _voice(text: str) -> Voice:
    """The only voice, or the last."""
    _, voices = heard_in(text)
    assert voices[-1], text
    return voices[-1][-1]


@pytest.mark.parametrize("saying", [*SAYING, *SAYING_UNSEEN])
@pytest.mark.parametrize("who", [*WITH, *WITH_UNSEEN])
def test_who_is_named_behind_with_says_it(who: str, saying: str) -> None:
    voice = _voice(f"The gates were closed on Monday, with {who} {saying}.")
    assert voice.as_written in who and voice.as_written


@pytest.mark.parametrize("saying", [*SAYING, *SAYING_UNSEEN])
def test_who_spoke_before_does_not_go_on_where_another_is_named(saying: str) -> None:
    voice = _voice(f"“The gates are closed,” Ida Berg said, with officials {saying}.")
    assert voice.as_written == "officials"


@pytest.mark.parametrize(
    "frame", ["The {} reported that the port was shut.", "According to the {}, it is shut."]
)
@pytest.mark.parametrize("paper", [*PAPERS, *PAPERS_UNSEEN])
def test_a_paper_named_after_a_place_or_office_speaks_as_a_whole_and_for_no_side(
    paper: str, frame: str
) -> None:
    voice = _voice(frame.format(paper))
    assert (voice.actor, voice.side) == (paper, None)


@pytest.mark.parametrize("verb", ["said that", "warned that", "agreed that"])
@pytest.mark.parametrize("who", [*AMOUNTS, *AMOUNTS_UNSEEN])
def test_shares_and_numbers_of_people_are_written_whole(who: str, verb: str) -> None:
    voice = _voice(f"{who} {verb} the port was shut.")
    assert (voice.as_written, voice.actor) == (who, None)


def test_a_conjunction_is_no_part_of_a_share() -> None:
    _, (voices,) = heard_in("Half of them said it was shut, while 73 percent said it was “wide open.”")
    assert voices[-1].as_written == "73 percent"


@pytest.mark.parametrize(("who", "side"), [*POSTED, *POSTED_UNSEEN])
def test_where_an_envoy_is_posted_is_not_whose_he_is(who: str, side: str | None) -> None:
    assert _voice(f"{who} said that the port was shut.").side == side


def test_a_dash_of_two_hyphens_ends_a_phrase() -> None:
    voice = _voice(
        'It was a raid on the port -- plunder the Norwegian minister said was meant "to sow discord".'
    )
    assert voice.as_written == "the Norwegian minister"
