"""What a document holds is said by whoever issued it, by a verb that is none of speech."""

from __future__ import annotations

import pytest

from tests.attribution.speakers.heard_in import heard

ISSUED = (
    "Norway adopted a new doctrine on Monday.",
    "NATO published a white paper on Monday.",
)
HOLDS = (
    "The {what} names four cases in which force may be used.",
    "The {what} foresees a new brigade in the north.",
    "The new {what} also sets out how the border is to be guarded.",
    "The text lists the states that may be attacked.",
)
LATER = (  # written before the rule ran on them
    "The document provides for an attack on the port.",
    "The {what} bans the use of mines.",
    "The {what} described the raids as a threat.",
)
WHAT = {ISSUED[0]: ("doctrine", "Norway"), ISSUED[1]: ("white paper", "NATO")}


@pytest.mark.parametrize("issued", ISSUED)
@pytest.mark.parametrize("holds", HOLDS + LATER)
def test_what_a_document_holds_is_its_issuers(issued: str, holds: str) -> None:
    what, issuer = WHAT[issued]
    text = holds.format(what=what)
    voices = heard(issued, text)[1]
    assert [voice.actor for voice in voices] == [issuer], text
    assert voices[0].end == len(text)


@pytest.mark.parametrize("holds", HOLDS)
def test_a_document_of_nobody_known_stays_the_narrators(holds: str) -> None:
    assert not any(voice.actor for voice in heard("The rain went on.", holds.format(what="doctrine"))[1])
