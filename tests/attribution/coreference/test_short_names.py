"""Bodies by a part of their name, and by the document that they published."""

from __future__ import annotations

import pytest

from detente.analysis import analyse
from detente.records import Block, Document


def speakers(*texts: str, title: str | None = None) -> list[str | None]:
    """The speakers of the last paragraph."""
    document = Document(title, None, tuple(Block("body", text) for text in texts), language="en")
    return [voice.actor for voice in analyse(document, readers="rules").paragraphs[-1].voices]


@pytest.mark.parametrize(
    ("named", "short", "body"),
    [
        ("The European Commission", "The Commission", "European Commission"),
        ("The International Atomic Energy Agency", "The Agency", "IAEA"),
        ("The African Union", "The Union", "African Union"),
    ],
)
@pytest.mark.parametrize("verb", ["said that the talks go on", "proposes that states wait", "warned of war"])
def test_the_last_word_of_a_name_means_the_body(named: str, short: str, body: str, verb: str) -> None:
    assert speakers(f"{named} met on Monday. {short} {verb}.") == [body]


def test_a_word_that_several_names_end_with_means_none_of_them() -> None:
    both = "The European Union met the African Union on Monday."
    assert (
        set(speakers(f"{both} The Union said that the talks go on.")) & {"European Union", "African Union"}
        == set()
    )


@pytest.mark.parametrize("body", ["NATO", "European Union", "African Union"])
def test_a_document_with_a_name_speaks_for_who_published_it_far_above(body: str) -> None:
    texts = ["Nothing else was said on that day."] * 5
    first = f"The {body} published its White Paper on Wednesday."
    assert speakers(first, *texts, "The White Paper asks for more military aid.") == [body]


def test_leaders_who_meet_are_those_of_the_alliance_in_the_title() -> None:
    said = "Four battalions will be sent, leaders decided at their summit in Warsaw."
    assert speakers(said, title="NATO to send four battalions") == ["NATO"]
    assert speakers("NATO was not asked.", said, title="A summit on peace in Halden") == [None]
