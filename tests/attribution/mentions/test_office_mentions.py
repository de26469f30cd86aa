"""An office in a text is read with whose it is and the words that change it; its field is nobody's name."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.gazetteer import gazetteer
from detente.attribution.mentions.names import named_in
from detente.attribution.mentions.office_mentions import OfficeMention, describes_office, read_office
from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document

OFFICES = (
    "Under-Secretary-General", "Assistant Secretary", "High Representative", "Minister", "Commissioner",
    "Deputy Minister", "Special Envoy", "Director", "Vice President", "Coordinator", "Vice-Chair",
)  # fmt: skip
FIELDS = (
    "for Harbours and Fishery Affairs", "of Northern and Eastern Affairs", "for River Navigation",
    "for Port Affairs and Coastal Security", "for Peace Operations", "of Salt and Grain Trade",
    "for Migration and Integration", "of Canal Works and Coastal Development",
)  # fmt: skip
SENTENCES = (
    "The {0} said that both towns had kept the truce.",
    "“Both towns have kept the truce,” said the {0}.",
    "According to the {0}, both towns had kept the truce.",
    "The UN {0} told the council that both towns had kept the truce.",
    "{0} Ida Berg said that both towns had kept the truce.",
)


def read(text: str) -> OfficeMention | None:
    """A text as an office."""
    return read_office(text, 0, len(text), named_in(text, gazetteer()))


@pytest.mark.parametrize(
    ("text", "title", "modifiers", "plain"),
    [
        ("the US president", "president", set(), True),
        ("The president of the United States", "president", set(), True),
        ("Norway's foreign minister", "foreign minister", set(), True),
        ("the current Danish prime minister", "prime minister", set(), True),
        ("the secretary-general of NATO", "secretary general", set(), True),
        ("the outspoken Danish prime minister", "prime minister", set(), True),
        ("the bald Danish prime minister", "prime minister", set(), False),
        ("the Danish vice-president", "president", {"another"}, False),
        ("the former deputy Danish prime minister", "prime minister", {"another", "former"}, False),
        ("the ex-Danish president", "president", {"former"}, False),
        ("the Danish president-elect", "president", {"coming"}, False),
        ("the acting head of government of Denmark", "head of government", {"acting"}, False),
        ("the new Danish prime minister", "prime minister", set(), False),
        ("the Danish president's envoy", "envoy", set(), False),
        ("the envoy of the Danish president", "envoy", set(), False),
        ("the president of the Danish bank", "president", set(), False),
        ("the Danish and Swedish president", "president", set(), False),
        ("the under-secretary-general", "secretary general", {"another"}, False),
    ],
)
def test_an_office_is_read_with_what_changes_it(
    text: str, title: str, modifiers: set[str], plain: bool
) -> None:
    office = read(text)
    assert office is not None
    assert (office.title, office.modifiers, office.plain) == (title, modifiers, plain)


def test_no_office_is_none() -> None:
    assert read("the long road to the harbour") is None


@pytest.mark.parametrize(
    ("described", "title", "modifiers", "describes"),
    [
        ("deputy foreign minister", "foreign minister", set(), False),
        ("deputy foreign minister", "foreign minister", {"another"}, True),
        ("former us president", "president", set(), False),
        ("the veteran president", "president", set(), True),
        ("a former colonel and now president", "president", set(), True),
        ("attorney general", "general", set(), False),
        ("envoy | president", "president", set(), True),
    ],
)
def test_a_description_tells_the_same_office(
    described: str, title: str, modifiers: set[str], describes: bool
) -> None:
    assert describes_office(described, (title,), frozenset(modifiers)) is describes


def test_the_field_of_an_office_is_nobody() -> None:
    chance = random.Random(7)
    for _ in range(300):
        office = f"{chance.choice(OFFICES)} {chance.choice(FIELDS)}"
        sentence = chance.choice(SENTENCES)
        blocks = (Block("body", sentence.format(office)),)
        ((voice,),) = attribute(Document(None, None, blocks), blocks)
        assert voice.actor == ("Ida Berg" if "Ida Berg" in sentence else None), blocks[0].text


def test_a_name_that_only_sounds_like_a_field_stays() -> None:
    assert [each.name for each in named_in("So Ida Clement met Tomas Trade.", gazetteer())] == [
        "Ida Clement",
        "Tomas Trade",
    ]


@given(st.text(alphabet="aA .,'’-“”\n", max_size=60) | st.lists(
    st.sampled_from("the|US|vice|president|’s|of|-|ex|elect|and|Affairs|Minister|for".split("|")),
    max_size=14,
).map(" ".join))  # fmt: skip
def test_any_text_can_be_read(text: str) -> None:
    office = read(text)
    assert office is None or office.title
    assert all(0 <= name.start < name.end <= len(text) for name in named_in(text, gazetteer()))
