"""Turns of press conferences: an office before a name, behind it in brackets, or alone."""

from __future__ import annotations

import pytest

from detente.analysis import analyse
from detente.intake.file_reading import read

_CHIEF = "NATO Secretary General"


def _speakers(*turns: str) -> list[tuple[str | None, str | None]]:
    words = " And that is what was to be said about the ferries today."
    text = "Press conference after the meeting of harbour masters\n\n" + "\n\n".join(
        turn + words for turn in turns
    )
    document = read(text).document
    assert document is not None
    found = [each for each in analyse(document).paragraphs if "ferries" in each.text]
    return [(each.voices[0].actor, each.voices[0].side) if each.voices else (None, None) for each in found]


@pytest.mark.parametrize("office", ["NATO Spokesperson", "Harbour Board Spokesperson"])
@pytest.mark.parametrize("name", ["Peter Berg", "Maria Holm"])
def test_an_office_before_a_name_begins_a_turn(office: str, name: str) -> None:
    side = "NATO" if office.startswith("NATO") else None
    found = _speakers(f"{_CHIEF} Anna Sand: Thank you.", f"{office} {name}: Good morning.")
    assert found == [("Anna Sand", "NATO"), (name, side)]


@pytest.mark.parametrize("behind", ["NATO Spokesperson", "Spokesperson"])
def test_an_office_in_brackets_behind_a_name_begins_one(behind: str) -> None:
    found = _speakers(f"Maria Holm ({behind}): Good morning.", "Peter Berg (The Quay Observer): And when?")
    assert found == [("Maria Holm", "NATO" if "NATO" in behind else None), ("Peter Berg", None)]


def test_an_office_alone_is_who_has_it_elsewhere() -> None:
    found = _speakers(f"{_CHIEF} Anna Sand: Thank you.", "Q: Will it close?", f"{_CHIEF}: No.")
    assert found == [("Anna Sand", "NATO"), (None, None), ("Anna Sand", "NATO")]


def test_a_title_before_a_name_with_a_state_is_a_verbatim_record() -> None:
    found = _speakers("Mr. Berg (Norway): Thank you.", "Ms. Holm (Sweden): Good morning.")
    assert [side for _, side in found] == ["NOR", "SWE"]
