"""Documents that bodies publish speak for them; one name for one body; labels within quotation marks; words
on both sides of "he added".
"""

from __future__ import annotations

from itertools import product

import pytest

from detente.analysis import analyse
from detente.attribution.speakers import attribute
from detente.records import Block, Document, Voice


def voices(*paragraphs: str) -> list[Voice]:
    blocks = tuple(Block("body", text) for text in paragraphs)
    return [voice for found in attribute(Document(None, None, blocks), blocks) for voice in found]


BODIES = [("The European Commission", "EU"), ("NATO", "NATO"), ("Norway", "NOR")]
PAPERS = ["white paper", "doctrine", "strategic concept"]


@pytest.mark.parametrize(("body", "side"), BODIES)
def test_a_document_speaks_for_the_body_that_published_it(body: str, side: str) -> None:
    for paper, opens in product(PAPERS, ("The {}", "It")):
        said = opens.format(paper)
        found = voices(f"{body} published its new {paper} on Monday. {said} calls Kenya a threat.")
        assert [voice.side for voice in found] == [side], (body, paper, said)


def test_a_document_that_nobody_published_is_nobodys() -> None:
    (found,) = voices("Norway rose early on Monday. The white paper calls Kenya a threat.") or [None]
    assert found is None or found.side is None


@pytest.mark.parametrize("whose", ["The foreign ministry in Oslo", "Norway's foreign ministry"])
def test_a_ministry_has_one_name_however_its_state_is_named(whose: str) -> None:
    (voice,) = voices(f"{whose} said that the bridge would open on Monday.")
    assert (voice.actor, voice.side) == ("Norwegian foreign ministry", "NOR")


def test_the_subject_before_he_added_belongs_to_the_words() -> None:
    text = (
        "Envoy Ida Berg said that she was tired. "
        "When and where rockets would be stationed, she added, would not be told."
    )
    said = [text[voice.start : voice.end] for voice in voices(text) if voice.actor == "Ida Berg"]
    assert "When and where rockets would be stationed" in said
    assert "would not be told." in said


def test_what_only_leads_up_to_he_added_does_not() -> None:
    text = "Envoy Ida Berg said that she was tired. When the rain began, she added that the dam would hold."
    assert all("rain began" not in text[v.start : v.end] for v in voices(text))


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_label_within_quotation_marks_names_the_speaker(marks: str) -> None:
    turn = f"{marks[0]}BERG: Well, the dam has held for forty years, and it will hold.{marks[1]}"
    (voice,) = voices("Envoy Ida Berg spoke to the council on Monday.", turn)
    assert voice.actor == "Ida Berg"


def test_footage_of_somebody_saying_something_later() -> None:
    (voice,) = voices("Here is footage of Ida Berg saying during the visit last week, “The dam is ours.”")
    assert voice.actor == "Ida Berg"


@pytest.mark.parametrize("deed", ["dropped their objections to the treaty", "broke off the talks"])
def test_whoever_speaks_behind_and_has_done_it_too(deed: str) -> None:
    text = f"The Norwegian foreign ministry was tired. It {deed} and said that nothing was agreed."
    (paragraph,) = analyse(Document(None, None, (Block("body", text),)), readers="rules").paragraphs
    doers = {c.doer for c in paragraph.cues if c.voice is None and c.start > text.index("It ")}
    assert doers == {"NOR"}
