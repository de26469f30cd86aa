"""Owners and years in constructions of wire prose, each of them generated with several states."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from detente.evaluate.wire_figures import read_wire_figures

STATES = [("Poland", "POL"), ("Greece", "GRC"), ("Spain", "ESP"), ("Norway", "NOR")]
# A sentence of one state and another, and its figures: words, whose (0 the first, 1 the second), which year.
CONSTRUCTIONS = [
    (
        "{0} published its accounts for 2023 on Friday. Defence spending stood at 1.7 percent of GDP.",
        [("1.7 percent", 0, 2023)],
    ),
    (
        "In 2022 {0} began to rearm. It spent 2.2 percent of GDP on defence that year.",
        [("2.2 percent", 0, 2022)],
    ),
    (
        "{0} passed the budget for 2026 on Tuesday. It sets aside 11 billion euros for defence.",
        [("11 billion euros", 0, 2026)],
    ),
    (
        "{0} spent 2.3 percent of GDP on defence in 2024, twice the 1.1 percent of a decade earlier.",
        [("1.1 percent", 0, 2014)],
    ),
    ("{0}'s military budget will grow to 20 billion euros in two years.", [("20 billion euros", 0, 2027)]),
    (
        "{0} will spend 3 percent of GDP on defence by the end of the decade.",
        [("3 percent", 0, 2030)],
    ),
    ("{0} will reach 3 percent of GDP on defence no earlier than 2031.", [("3 percent", 0, 2031)]),
    (
        "{1} will receive 1.5 billion euros in military aid from {0} in 2026.",
        [("1.5 billion euros", 0, 2026)],
    ),
    ("{1} praised {0}, which spent 3.4 percent of GDP on defence in 2024.", [("3.4 percent", 0, 2024)]),
    (
        "A law passed in 2022 obliges {0} to spend 3 percent of GDP on defence from 2024.",
        [("3 percent", 0, 2024)],
    ),
    (
        "{0}, {1} and Portugal spent 1.6 percent, 1.7 percent and 1.5 percent of GDP on defence in 2023.",
        [("1.6 percent", 0, 2023), ("1.7 percent", 1, 2023)],
    ),
    (
        "The shares were 2.6 percent in {0}, 1.5 percent in {1} and 3.1 percent in Latvia in 2024.",
        [("2.6 percent", 0, 2024), ("1.5 percent", 1, 2024)],
    ),
    (
        "Military spending by {0} totalled 38 billion dollars in 2024.",
        [("38 billion dollars", 0, 2024)],
    ),
    (
        "Between 2015 and 2024 {0}'s defence spending rose from 1.1 percent to 2.2 percent of GDP.",
        [("2.2 percent", 0, 2024)],
    ),
]


@pytest.mark.parametrize(("sentence", "figures"), CONSTRUCTIONS)
def test_owner_and_year_are_read_whoever_is_named(
    sentence: str, figures: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    rows = [
        {
            "id": f"{one[1]}-{other[1]}",
            "group": "generated",
            "published": "2025-09-10",
            "text": sentence.format(one[0], other[0]),
            "figures": [
                {"words": words, "owner": (one, other)[whose][1], "year": year, "basis": []}
                for words, whose, year in figures
            ],
        }
        for one, other in permutations(STATES, 2)
    ]
    file = tmp_path / "generated.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    read = list(read_wire_figures(file))
    assert len(read) == len(rows) * len(figures)
    assert [each.id for each in read if not (each.owner_right and each.year_right)] == []


def test_what_is_no_plan_does_not_hand_its_year_on(tmp_path: Path) -> None:
    row = {
        "id": "joined",
        "group": "generated",
        "published": "2025-09-10",
        "text": "Poland joined the alliance in 1999. It spends 4.1 percent of GDP on defence.",
        "figures": [{"words": "4.1 percent", "owner": "POL", "year": None, "basis": []}],
    }
    file = tmp_path / "joined.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    (read,) = read_wire_figures(file)
    assert read.owner_right
    assert read.year_right
