"""Who speaks for a body without a name of his own, and who speaks for nobody."""

from __future__ import annotations

from datetime import date

import pytest

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document


def speakers(*paragraphs: str) -> list[str | None]:
    blocks = [Block("body", text) for text in paragraphs]
    document = Document(None, None, tuple(blocks))
    return [voice.actor for voices in attribute(document, blocks) for voice in voices]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A State Department spokesperson said that talks would go on.", "State Department"),
        (
            '"We will talk," a spokesman for the Norwegian Foreign Ministry said.',
            "Norwegian Foreign Ministry",
        ),
        ("Sweden's defence ministry spokeswoman said that talks would go on.", "Sweden's defence ministry"),
        ("NATO leaders pledged to talk.", "NATO"),
        ("EU foreign ministers called for talks.", "European Union"),
    ],
)
def test_who_has_only_an_office_speaks_for_the_body(text: str, body: str) -> None:
    assert speakers(text) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "A NATO official said that talks would go on.",
        "Some NATO leaders said that talks would go on.",
        "A spokesman said that talks would go on.",
        "A spokesman for the family said that talks would go on.",
        "Leaders said that talks would go on.",
    ],
)
def test_an_unknown_spokesperson_is_nobody(text: str) -> None:
    assert speakers(text) == [None]


def test_the_leaders_are_those_of_the_body_named_before() -> None:
    texts = ("NATO leaders pledged to talk.", "They met for a day.", "The leaders also warned of a flood.")
    assert speakers(*texts) == ["NATO", "NATO"]


def test_the_spokesman_is_the_one_who_spoke_last() -> None:
    texts = ("A Kremlin spokesman said no.", '"There is no plan," the spokesman said.')
    assert speakers(*texts) == ["Kremlin", "Kremlin"]


def test_a_security_council_of_a_state_is_not_that_of_the_united_nations() -> None:
    assert speakers("In Oslo the National Security Council said no.") == ["National Security Council"]


def test_member_states_state_nothing() -> None:
    assert speakers("The European Union lets member states spend more.") == []


def test_those_joined_by_a_comma_in_a_heading_speak_only_from_its_beginning() -> None:
    block = Block("heading", "Sweden Joins NATO, Kremlin Announces New Bases")
    (voices,) = attribute(Document(None, None, (block,)), [block])
    assert [voice.actor for voice in voices] == ["Kremlin"]


def test_the_president_of_a_document_from_his_house_is_the_one_in_office() -> None:
    def who(text: str, outlet: str | None) -> str | None:
        blocks = [Block("body", text)]
        document = Document(None, None, tuple(blocks), published=date(2022, 3, 2), outlet=outlet)
        ((voice,),) = attribute(document, blocks)
        return voice.actor

    assert who("Today the President announced a new dam.", "White House") == "Joe Biden"
    assert who("Today the President announced a new dam.", None) is None
    assert who("In 2014 the President announced a new dam.", "White House") is None


@pytest.mark.parametrize(("between", "expected"), [(0, "NATO"), (1, None)])
def test_the_spokesman_is_who_spoke_in_this_paragraph_or_the_one_before(
    between: int, expected: str | None
) -> None:
    quiet = ["Rain fell on the hills all day."] * between
    found = speakers(
        "A spokesman for NATO said that talks would go on.", *quiet, "The spokesman said they would wait."
    )
    assert found[0] == "NATO" and found[-1] == expected
