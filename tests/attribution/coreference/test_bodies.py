"""Which body is meant where its name is not repeated."""

from __future__ import annotations

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document, Voice


def heard(*paragraphs: str) -> list[Voice]:
    blocks = [Block("body", text) for text in paragraphs]
    document = Document(None, None, tuple(blocks))
    return [voice for voices in attribute(document, blocks) for voice in voices]


def test_its_ministry_is_that_of_the_state_before() -> None:
    (voice,) = heard("Norway closed the river. Its foreign ministry said that the dam would stay.")
    assert (voice.actor, voice.side) == ("Norwegian foreign ministry", "NOR")
    assert voice.basis == "“Its foreign ministry” ← Norway, named before"


def test_its_ministry_is_nobodys_after_a_person() -> None:
    assert heard("Ida Berg left. Its foreign ministry said no.")[-1].actor is None


def test_the_ministry_is_the_one_named_nearest() -> None:
    texts = (
        "The Norwegian defence ministry said no.",
        "The Swedish foreign ministry published a list. The ministry argued that the dam was safe.",
    )
    assert heard(*texts)[-1].actor == "Swedish foreign ministry"


def test_the_statement_is_theirs_who_spoke_in_one() -> None:
    texts = (
        "In a joint statement, Norway and Sweden said no.",
        '"The dam stays," the statement said.',
        "They left.",
        "Rain fell.",
        "The statement said more.",
    )
    voices = heard(*texts)
    assert [v.actor for v in voices] == ["Sweden", "Norway", "Sweden", "Norway", None]
    assert voices[2].basis == "“the statement” ← Norway and Sweden, who spoke in it"


def test_who_issues_a_statement_calling_something_speaks() -> None:
    (voice,) = heard("The Security Council issued a statement calling the test a mistake.")
    assert voice.actor == "UN Security Council"


def test_a_general_staff_is_nobodys_surname() -> None:
    (voice,) = heard("Spain's General Staff said that the dam was safe.")
    assert (voice.actor, voice.side) == ("Spain's General Staff", "ESP")
