"""Commitments: which of them a figure speaks of, and what the card beside it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.figures.commitments import card, commitments, read_commitments
from detente.figures.reading import read_figures
from detente.records import DetenteError


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("NATO agreed on 5 % of GDP by 2035.", None, ("NATO-2025-TOTAL",)),
        ("NATO agreed on five per cent of GDP by 2035.", date(2025, 7, 1), ("NATO-2025-TOTAL",)),
        ("The minister demanded that NATO allies spend 5 % of GDP.", date(2025, 1, 20), ()),
        ("NATO members should spend 2 % of GDP.", date(2016, 7, 8), ("NATO-2014-GDP",)),
        ("NATO members should spend 2 % of GDP.", date(2024, 1, 1), ("NATO-2023-GDP",)),
        ("NATO members spent 2 % of GDP in 2024.", date(2025, 9, 1), ()),
        ("Germany announced a special fund of 100 billion euros.", date(2022, 3, 1), ("DEU-2022-FUND",)),
        ("The EU wants to mobilise up to €800bn.", date(2025, 4, 1), ("EU-2025-REARM",)),
        ("Growth should reach 5 % of GDP.", None, ()),
        ("Unemployment in Germany is 5 %.", None, ()),
    ],
)
def test_links_what_is_meant_and_nothing_else(
    text: str, published: date | None, expected: tuple[str, ...]
) -> None:
    assert read_figures(text, published).commitments == expected


def test_the_card_of_the_five_per_cent_goal() -> None:
    shown = card("NATO-2025-TOTAL")
    assert shown.commitment.place == "The Hague" and shown.commitment.adopted_on == date(2025, 6, 25)
    assert shown.commitment.by == "2035" and shown.review == 2029
    assert [part.value for part in shown.parts] == [3.5, 1.5]
    assert [meeting.level for meeting in shown.meetings] == [5, 3.5]
    assert all(meeting.edition == "2025-08" and meeting.known >= 30 for meeting in shown.meetings)


def test_parts_belong_to_a_commitment_on_record() -> None:
    assert all(not c.part_of or c.part_of in commitments() for c in commitments().values())


def test_a_wrong_table_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "commitments.csv"
    columns = (
        "id,actor,metric,value,high,unit,target_year,adopted_on,precision,place,part_of,status,note,source"
    )
    file.write_text(
        f"{columns}\nX,NATO,share,two,,% of GDP,,2025-06-25,day,,,in force,,NATO\n", encoding="utf-8"
    )
    with pytest.raises(DetenteError, match="line 2: value and high must be numbers"):
        read_commitments(file)
