"""Words that stand beside their speaker's name rather than in his sentence: announced, signed, listed, in a
transcript.
"""

from __future__ import annotations

from datetime import date

import pytest

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document


def actors(
    *paragraphs: str, title: str | None = None, heading: str | None = None, day: int = 2023
) -> list[str | None]:
    blocks = [Block("heading", heading)] if heading else []
    blocks += [Block("body", text) for text in paragraphs]
    document = Document(title, None, tuple(blocks), published=date(day, 6, 1))
    return [voice.actor for voices in attribute(document, blocks) for voice in voices]


def test_a_quotation_belongs_to_whom_the_paragraph_above_announces() -> None:
    assert actors(
        "Ida Berg warned that the dam would break.",
        "Years before, the engineer Klara Stein wrote:",
        "“No wall of sand holds a river.”",
    ) == ["Ida Berg", "Klara Stein"]
    assert actors("Ida Berg quoted the poet Klara Stein:", "“No wall of sand holds a river.”")[-1:] == [
        "Klara Stein"
    ]
    assert actors("Bruno Keller once admitted freely that", "“we never measured the river at all.”") == [
        "Bruno Keller"
    ]


def test_an_announcement_that_names_nobody_leaves_the_quotation_to_nobody() -> None:
    assert actors(
        "Ida Berg warned that the dam would break.",
        "The rules of the river say:",
        "“No wall of sand holds a river.”",
    )[1:] == [None]


def test_a_quotation_far_from_the_last_speaker_is_nobodys() -> None:
    assert actors(
        "Ida Berg warned that the dam would break.",
        "The river rose by a metre.",
        "Rain fell on Monday.",
        "“No wall of sand holds a river.”",
    ) == ["Ida Berg", None]


def test_a_quotation_signed_on_the_next_line() -> None:
    assert actors("“No wall of sand holds a river.”", "— Klara Stein, engineer, 4 May 1998") == [
        "Klara Stein"
    ]
    assert actors("“No wall of sand holds a river.”", "— Three days later") == [None]


def test_quotations_listed_under_whom_the_heading_names_until_the_narrator_goes_on() -> None:
    items = ("-   “No wall of sand holds a river.” (Listen)", "-   “We shall build it of stone.” (Listen)")
    assert actors(*items, heading="Envoy Klara Stein on Morning in Halden") == ["Klara Stein"] * 2
    assert actors("The river rose.", *items, heading="Envoy Klara Stein on Morning in Halden") == [None, None]
    assert actors(*items, heading="New rules on the river") == [None, None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Klara Stein: “No wall of sand holds a river.”", "Klara Stein"),
        ("-   Envoy Klara Stein: “No wall of sand holds a river.”", "Klara Stein"),
        ("Secretary of Roads and Rivers Klara Stein: “No wall of sand holds a river.”", "Klara Stein"),
        ("River Watch: “No wall of sand holds a river.”", None),
    ],
)
def test_a_name_and_a_colon_before_a_quotation(text: str, actor: str | None) -> None:
    assert actors(text) == [actor]


def test_labels_of_a_transcript_take_the_full_name_from_the_title() -> None:
    turns = ("MS. STEIN:  Good morning.", "Q    Is the dam safe?", "MS. STEIN:  It is.")
    assert actors(*turns, title="Press Gaggle by Press Secretary Klara Stein En Route Halden") == [
        "Klara Stein",
        None,
        "Klara Stein",
    ]
    turns = ("THE FIRST LADY:  Good morning.", "Q    Is the dam safe?", "THE FIRST LADY:  It is.")
    assert actors(*turns, title="Remarks by First Lady Klara Stein in Halden") == [
        "Klara Stein",
        None,
        "Klara Stein",
    ]
    assert actors(*turns, title="Remarks in Halden") == [None, None, None]


def test_the_president_of_the_title_is_the_president() -> None:
    texts = (
        "Emmanuel Macron, the French president, welcomed the offer.",
        "The President said that the dam would stand.",
    )
    assert actors(*texts, title="Readout of President Biden’s Call with President Macron") == [
        "Emmanuel Macron",
        "Joe Biden",
    ]
    assert actors(*texts, title="Talks with President Biden in Halden") == [
        "Emmanuel Macron",
        "Emmanuel Macron",
    ]


def test_a_turn_so_short_that_it_passes_for_a_heading_is_a_turn() -> None:
    turns = ("PRESIDENT WOLF:  Good morning.", "MS. STEIN:  Is the dam safe?", "PRESIDENT WOLF:  It is.")
    blocks = [
        *(Block("body", text) for text in turns),
        Block("heading", "MS. STEIN:  Well — we —"),
        Block("body", "It is."),
    ]
    voices = attribute(Document(None, None, tuple(blocks)), blocks)
    assert [voice.actor for each in voices[3:] for voice in each] == ["Stein", "Stein"]


def test_the_label_of_a_turn_is_no_part_of_its_sentences() -> None:
    turns = ("MR. WOLF:  Good morning.", "Q    Halden officials have urged us to wait.", "MR. WOLF:  I see.")
    assert actors(*turns) == ["Wolf", None, "Wolf"]
