"""Whom "he" means behind a sentence in which somebody does something and says nothing: its subject, not who
spoke last.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from detente.analysis import analyse
from detente.records import Block, Document

ABOVE = "Prime Minister Jonas Gahr Støre said on Tuesday that the talks had failed."
# How the subject is written, with the surname that has to be found.
SUBJECTS = [
    ("NATO Secretary General Jens Stoltenberg", "Stoltenberg"),
    ("The Turkish foreign minister, Hakan Fidan,", "Fidan"),
    ("Hakan Fidan, the Turkish foreign minister,", "Fidan"),
    ("Turkey's foreign minister, Hakan Fidan,", "Fidan"),
    ("On Monday Hakan Fidan", "Fidan"),
    ("In Geneva the Turkish foreign minister, Hakan Fidan,", "Fidan"),
    ("The mayor of Halden, Jon Berg,", "Berg"),
    ("The EU's High Representative, Josep Borrell,", "Borrell"),
    ("UN Secretary-General António Guterres", "Guterres"),
    ("On Friday Chancellor Olaf Scholz", "Scholz"),
]
DEEDS = [
    "chaired the session.",
    "spoke of dangerous rhetoric.",
    "arrived with his delegation.",
    "rose at noon.",
]
SAID = ["He described it as a first step.", "The ships would stay, he said.", "“We are ready,” he said."]


@pytest.mark.parametrize(("subject", "surname"), SUBJECTS)
def test_he_is_the_subject_of_the_deed(subject: str, surname: str) -> None:
    for deed, said in product(DEEDS, SAID):
        lead = f"{subject} {deed}"
        blocks = (Block("body", ABOVE), Block("body", f"{lead} {said}"))
        paragraph = analyse(Document(None, None, blocks, date(2022, 9, 21)), readers="rules").paragraphs[1]
        found = [voice.actor for voice in paragraph.voices if voice.start > len(lead)]
        assert found and found[-1] is not None and surname in found[-1], (subject, deed, said, found)


def test_an_office_without_a_name_beside_it_stays_an_office() -> None:
    text = "The mayor, a doctor, chaired the session. Ida Berg, a guest, said that it was short."
    (paragraph,) = analyse(Document(None, None, (Block("body", text),)), readers="rules").paragraphs
    assert [voice.actor for voice in paragraph.voices] == ["Ida Berg"]
