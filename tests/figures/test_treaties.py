"""Treaties by their names and abbreviations, and their recorded lives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.treaties import full_name, life_of, mentions, steps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left the Anti-Ballistic Missile Treaty (ABM) in 2002.", ["ABM", "ABM"]),
        ("New START expires; START I had expired before.", ["New START", "START I"]),
        ("They start new talks and inform the public.", []),
        ("The Treaty on the Non-Proliferation of Nuclear Weapons holds.", ["NPT"]),
        ("Leaving the Ottawa Convention on landmines", ["Ottawa (APMBC)"]),
        ("The minister flew to Ottawa.", []),
        ("The Iran nuclear deal and the Minsk agreements", ["JCPOA", "Minsk agreements"]),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [mention.treaty for mention in mentions(text)] == expected


@pytest.mark.parametrize("name", ["New START", "Anti-Ballistic Missile Treaty", "Open Skies Treaty"])
@pytest.mark.parametrize("space", ["\n", "\t", "  ", "\u00a0", "\u2009", "\r\n"])
def test_a_name_is_known_over_any_space(name: str, space: str) -> None:
    text = f"It left {space.join(name.split())} then."
    (found,) = mentions(text)
    assert text[found.start : found.end].split() == name.split()


def test_new_start_expired_in_february_2026() -> None:
    expiry = next(step for step in life_of("New START") if step.event == "expired")
    assert expiry.date.isoformat() == "2026-02-05"


def test_every_treaty_on_record_has_a_name() -> None:
    doctrines = {"Russian nuclear doctrine", "French nuclear doctrine", "Russia-Belarus nuclear sharing"}
    nameless = {step.treaty for step in steps() if full_name(step.treaty) == step.treaty}
    assert nameless - doctrines <= {"Budapest Memorandum", "North Atlantic Treaty"}


@given(st.text(max_size=300))
def test_any_text_reads_and_every_span_lies_inside(text: str) -> None:
    found = mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
