"""Dates and outlets that are suggested: from names of files and folders, from lines at an article's top."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.intake.suggestions import suggested
from detente.text.blocks import outline

_TEXT = "Envoys meet at the river\n\n{line}\n\nThe envoys of both sides met at the river and went on talking."


def _found(name: str, line: str = "The first of eleven meetings was held in the old hall.") -> dict[str, str]:
    return {one.field: one.value for one in suggested(name, outline(_TEXT.format(line=line)))}


@pytest.mark.parametrize(
    ("name", "day", "outlet"),
    [
        ("2026-07-14_northern-wire_01.txt", "2026-07-14", "Northern Wire"),
        ("2026-07-14_quayside_01.txt", "2026-07-14", "Quayside"),
        ("20260714 Harbour Post.txt", "2026-07-14", "Harbour Post"),
        ("2026-07-14 UN General Debate_01.txt", "2026-07-14", "UN General Debate"),
        ("july/Harbour_2026.07.14.txt", "2026-07-14", "Harbour"),
        ("note.txt", None, None),
        ("2026-07-14 Envoys meet.txt", "2026-07-14", None),
        ("2026-07-14_envoys-meet_01.txt", "2026-07-14", None),
        ("2026-07-14 Envoys meet at the river.txt", "2026-07-14", None),
        ("2026-07-14 EnvoysMeet at.txt", "2026-07-14", None),
        ("2026-07-14_envoys_01.txt", "2026-07-14", "Envoys"),
        ("2026-07-14.txt", "2026-07-14", None),
    ],
)
def test_names_of_files_suggest_a_day_and_an_outlet(name: str, day: str | None, outlet: str | None) -> None:
    found = _found(name)
    assert (found.get("date"), found.get("outlet")) == (day, outlet)


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("Published: 2026-07-14 | Northern Wire", "2026-07-14", "Northern Wire"),
        ("Published on: 14 July 2026 – Harbour Post", "2026-07-14", "Harbour Post"),
        (
            "ESKBY, July 14 (Northern Wire) - The envoys met again on the quay on Tuesday.",
            None,
            "Northern Wire",
        ),
    ],
)
def test_lines_suggest_a_day_and_an_outlet(line: str, day: str | None, outlet: str | None) -> None:
    document = replace(outline(_TEXT.format(line=line)), published=None, outlet=None)
    found = {one.field: one.value for one in suggested("a.txt", document)}
    assert (found.get("date"), found.get("outlet")) == (day, outlet)


def test_what_an_article_says_itself_is_not_suggested() -> None:
    document = replace(outline(_TEXT.format(line="A line.")), published=date(2026, 1, 2), outlet="The Post")
    assert suggested("2026-07-14_northern-wire_01.txt", document) == ()


def test_where_a_suggestion_comes_from_is_said() -> None:
    [day, outlet] = sorted(
        suggested("2026-07-14_northern-wire_01.txt", outline(_TEXT.format(line="A line."))),
        key=lambda one: one.field,
    )
    assert day.found_in == outlet.found_in == "the name of the file"
