"""Sources name who publishes; where a copy stood is never shown."""

from __future__ import annotations

import csv
import re

import pytest

from detente.data_tables import data_path
from detente.figures.cited_sources import cited_sources, quoted
from detente.figures.official_record import shipped

# What the columns `copy` of the table names, and words that only speak of a copy.
_COPIES = re.compile(
    r"github|gitlab|unit tests?\b|fixture|repository|\bstored\b|\.tsx?\b|\.py\b|@[0-9a-f]{7}", re.I
)
_SHOWN = ("source", "note", "check", "title", "licence", "meaning", "reached")


def test_every_source_names_publisher_title_edition_date_address_and_licence() -> None:
    for source in cited_sources().values():
        assert all((source.publisher, source.title, source.edition, source.date, source.licence)), source.id
        assert source.address.startswith("https://") and source.line().startswith(f"{source.publisher}, “")


def test_eurostat_is_quoted_with_its_doi() -> None:
    assert "https://doi.org/10.2908/GOV_EV" in quoted(["eurostat-1"]) and "CC BY 4.0" in quoted(
        ["eurostat-1"]
    )


def test_no_source_or_note_that_is_shown_names_a_repository() -> None:
    names = {source.copy.split(":")[0].split("@")[0].split(",")[0] for source in cited_sources().values()} - {
        ""
    }
    shown = [text for source in cited_sources().values() for text in (source.line(), source.reached)]
    shown += [cell.note for cell in shipped().cells]
    for file in sorted(data_path("figures").glob("*.csv")):
        with file.open(newline="", encoding="utf-8") as lines:
            shown += [row.get(column) or "" for row in csv.DictReader(lines) for column in _SHOWN]
    shown.append(data_path("SOURCES.md").read_text(encoding="utf-8"))
    for text in shown:
        assert not _COPIES.search(text), text
        assert not any(name in text for name in names), text


@pytest.mark.parametrize("cells", ["nato", "cofog", "sipri"])
def test_every_cell_of_money_is_quoted_by_a_publisher(cells: str) -> None:
    known = {edition.id for edition in shipped().editions.values() if edition.definition.startswith(cells)}
    sources = {cell.source for cell in shipped().cells if cell.edition in known}
    assert sources and sources <= cited_sources().keys()
