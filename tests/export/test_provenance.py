"""Where an export comes from: in words, and as a snapshot that changes with what decides the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.export.provenance import Provenance, described, snapshot
from detente.store.selection import Selection


def test_selection_is_described_in_words() -> None:
    assert described(Selection()) == "all articles"
    chosen = Selection(start=date(2022, 1, 1), sides=("RUS", "NATO"), corpus="own")
    assert described(chosen) == "sides: Russia, NATO; from 1 January 2022; uploaded articles only"


def test_snapshot_follows_selection_library_and_version() -> None:
    base = snapshot(Selection(), "7", "v1")
    assert base == snapshot(Selection(), "7", "v1") and len(base) == 10
    others = {
        snapshot(Selection(sides=("RUS",)), "7", "v1"),
        snapshot(Selection(), "8", "v1"),
        snapshot(Selection(), "7", "v2"),
    }
    assert len(others | {base}) == 4


def test_line_names_source_material_version_and_day(provenance: Provenance) -> None:
    line = provenance.line()
    for part in (
        "NATO, August 2025",
        "9 paragraphs in 2 articles",
        "snapshot 0123456789",
        "24 November 2026",
    ):
        assert part in line


def test_one_of_a_kind_is_not_written_as_several(provenance: Provenance) -> None:
    assert "1 paragraph in 1 article," in replace(provenance, articles=1, paragraphs=1).line()
