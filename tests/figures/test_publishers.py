"""Every source line of the tables, and of what is made from them, names its publisher."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.data_tables import data_path
from detente.figures.budget_figures import budget_figures
from detente.figures.cited_sources import cited_sources
from detente.figures.commitments import commitments
from detente.figures.pledge_ledger import ledger
from detente.figures.publishers import (
    parts,
    publisher_of,
    publishers,
    read_publishers,
    unnamed,
    with_standing,
)
from detente.records import DetenteError

# Where a row's source vouches for a code or a name alone, and is shown nowhere as a line.
_CODES = {
    "currencies.csv",
    "eurostat_states.csv",
    "publisher_columns.csv",
    "state_names.csv",
    "treaty_names.csv",
}


def _column(file: Path, column: str = "source") -> Iterable[str]:
    with file.open(newline="", encoding="utf-8") as lines:
        yield from (row.get(column) or "" for row in csv.DictReader(lines))


@pytest.mark.parametrize("file", sorted({file.name for file in data_path("figures").glob("*.csv")} - _CODES))
def test_every_source_of_a_table_begins_with_its_publisher(file: str) -> None:
    known = cited_sources()
    for line in _column(data_path("figures", file)):
        if line in known:  # an id, which citations.csv resolves
            continue
        assert not unnamed(line), f"{file}: {line}"


def test_every_citation_and_budget_names_one_too() -> None:
    for line in [*(each.line() for each in cited_sources().values()), *(b.source for b in budget_figures())]:
        assert line and not unnamed(line), line


def test_none_of_the_55_commitments_rests_on_a_report_without_a_name() -> None:
    said = {each.commitment.id: each.commitment.source for each in ledger()}
    assert said.keys() == commitments().keys()
    assert not [source for source in said.values() if not source or unnamed(source)]


@pytest.mark.parametrize(
    "line",
    ["News report on a budget", "News reports of 2025", "Note on a draft", "a second news report",
     "copies as above", "TASS, July 2025; news reports", "NATOish Weekly, 2 May 2025", "192.0.2.1, podcast"],
)  # fmt: skip
def test_a_line_without_a_publisher_is_found(line: str) -> None:
    assert unnamed(line)


def test_semicolons_in_brackets_divide_nothing() -> None:
    line = "TASS, July 2025 (a; b); Reuters, “One; two”, 10 July 2024"
    assert parts(line) == ("TASS, July 2025 (a; b)", "Reuters, “One; two”, 10 July 2024")
    assert not unnamed(line)


def test_the_longest_name_is_meant() -> None:
    found = publisher_of("Politico Europe, 6 May 2024")
    assert found is not None and found.name == "Politico Europe"


def test_a_site_that_only_collects_reports_is_called_one() -> None:
    assert "collects reports" in with_standing("particle.news, June 2025")
    through = "German federal cabinet, draft budget 2025, as reported by particle.news"
    assert with_standing(through) == through


@given(st.text(max_size=80))
def test_any_text_is_read(line: str) -> None:
    assert set(unnamed(line)) <= set(parts(line))
    assert len(parts(with_standing(line))) == len(parts(line))


def test_a_wrong_kind_and_a_second_name_are_refused_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "publishers.csv"
    file.write_text("publisher,kind\nA,official\nB,paper\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 3"):
        read_publishers(file)
    file.write_text("publisher,kind\nA,official\nA,news\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 3"):
        read_publishers(file)


def test_every_publisher_of_the_table_is_quoted_somewhere() -> None:
    tables = (file for file in data_path("figures").glob("*.csv") if file.name not in _CODES)
    lines = [part for file in tables for line in _column(file) for part in parts(line)]
    lines += [each.line() for each in cited_sources().values()] + [each.source for each in budget_figures()]
    quoted = {found.name for line in lines if (found := publisher_of(line))}
    assert quoted == publishers().keys()
