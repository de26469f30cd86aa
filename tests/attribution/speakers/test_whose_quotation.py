"""Whose a quotation is behind a participle, an object, an introduction, or within straight marks."""

from __future__ import annotations

import pytest

from detente.attribution.speakers import attribute
from detente.records import Block, Document, Voice

QUOTE = "“a house that stands on sand and falls”"
SUBJECTS = ("Ida Berg", "Senator Ida Berg", "The senator", "Berg", "Halden Mayor Ida Berg")


def holding(text: str, words: str = QUOTE) -> Voice | None:
    """The voice that holds some words of a paragraph."""
    (voices,) = attribute(Document(None, None, (Block("body", text),)), [Block("body", text)])
    at = text.index(words)
    return next((voice for voice in voices if voice.start <= at < voice.end), None)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{subject} attacked Dean Wolf, saying he built {quote}.",
        "{subject} attacked Dean Wolf, saying it is {quote}.",
        "{subject} took to the stage, declaring the plan {quote}.",
        "{subject} laughed and said, {quote}.",
        "In recent weeks, {subject} has gone after Dean Wolf as {quote}.",
        "{subject} has been pounding Dean Wolf as {quote}.",
    ],
)
def test_the_subject_of_the_sentence_says_it(sentence: str, subject: str) -> None:
    lead = "Ida Berg, who is the mayor of Halden, met reporters on Friday. "
    name = subject if sentence.startswith("{") or subject != "The senator" else "the senator"
    found = holding(lead + sentence.format(subject=name, quote=QUOTE))
    assert found is not None
    assert "Berg" in (found.actor or "") or found.as_written.lower() == name.lower()


@pytest.mark.parametrize("subject", ["It", "They", "He", "Meanwhile, it"])
def test_a_pronoun_behind_a_deed_says_what_a_participle_brings(subject: str) -> None:
    found = holding(f"{subject} attacked Dean Wolf, saying he {QUOTE}.")
    assert found is not None and found.as_written.lower() == subject.split()[-1].lower()


@pytest.mark.parametrize("where", ["in an email", "in a letter", "during a debate", "on an evening show"])
def test_where_somebody_said_it_is_no_part_of_who_said_it(where: str) -> None:
    found = holding(f"{QUOTE[:-1]},” said the senator {where}.", QUOTE[:-1])
    assert found is not None and found.as_written == "the senator"


@pytest.mark.parametrize("label", ["BERG", "WOLF", "O’HARA"])
def test_a_turn_within_straight_marks_holds_curly_ones(label: str) -> None:
    found = holding(
        f'"{label}: Well, this is no “Day of Sand.” But this is Halden. It is serious.', "serious"
    )
    assert found is not None and found.as_written == label


def test_a_film_that_concludes_with_a_speaker_says_nothing() -> None:
    text = f"The film concludes with a shot of Ida Berg saying during the debate last week, {QUOTE}."
    found = holding(text)
    assert found is not None and found.actor == "Ida Berg"
