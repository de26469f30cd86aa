"""Commitments: which of them a figure speaks of, and what the card beside it says."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from detente.figures.commitments import card, commitment_measures, commitments, read_commitments
from detente.figures.paragraph import read_figures
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


def test_every_commitment_is_typed_and_sourced() -> None:
    held = commitments().values()
    assert {each.metric for each in held} == commitment_measures().keys()
    assert all(each.source and each.status for each in held)
    assert commitment_measures()["share_gdp_pct_core"].definition == "nato-core-2026"
    assert commitment_measures()["share_gdp_pct_related"].definition is None, (
        "no series counts related spending"
    )


@pytest.mark.shared
def test_every_commitment_equals_the_checked_table(shared: Path) -> None:
    with (shared / "figures" / "commitments.csv").open(newline="", encoding="utf-8") as lines:
        theirs = {row["id"]: row for row in csv.DictReader(lines)}
    # The update of the French programming law has no value in the table, so there is nothing to ship.
    assert theirs.keys() - commitments().keys() == {"FRA-2026-LPM"} and not theirs["FRA-2026-LPM"]["value"]
    for id_, ours in commitments().items():
        row = theirs[id_]
        if id_ == "LTU-2026":  # that table names no source; a named one gives a figure within its range
            low, high = map(float, row["value"].split("-"))
            assert low <= ours.value <= high and ours.high is None
            continue
        value = f"{ours.value:g}" + (f"-{ours.high:g}" if ours.high is not None else "")
        assert (value, ours.unit, ours.metric, ours.actor, ours.by, ours.status) == (
            row["value"],
            row["unit"],
            row["metric"],
            row["actor"],
            row["target_year"],
            row["status"],
        ), id_
        assert f"{ours.adopted_on:%Y-%m-%d}".startswith(row["adopted_on"][:7])


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("luck,2,,% of GDP", "no measure of commitment_measures.csv"),
        ("share_gdp_pct,2,,EUR bn", "no unit of share_gdp_pct"),
        ("special_fund,2,,bn euros", "no unit of special_fund"),
        ("share_gdp_pct,200,,% of GDP", "200 is outside 0 to 15"),
    ],
)
def test_a_wrong_measure_names_its_line(tmp_path: Path, cells: str, says: str) -> None:
    file = tmp_path / "commitments.csv"
    columns = (
        "id,actor,metric,value,high,unit,target_year,adopted_on,precision,place,part_of,status,note,source"
    )
    file.write_text(f"{columns}\nX,NATO,{cells},,2025-06-25,day,,,in force,,NATO\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=f"line 2: .*{says}"):
        read_commitments(file)


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
