"""`detente export`, as a person at a terminal meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from detente.cli import main
from detente.commands import export
from detente.export.gathering import TABLE_NAMES
from detente.export.table_files import TABLE_FORMATS


@pytest.fixture
def filled(tmp_path: Path, article: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{tmp_path / 'corpus.db'}")
    file = tmp_path / "article.txt"
    file.write_text(article, encoding="utf-8")
    assert main(["add", str(file), "--date", "2025-06-25", "--outlet", "The Gazette"]) == 0
    return tmp_path


def test_a_table_by_the_ending_of_its_file(filled: Path) -> None:
    for ending, read in (("csv", pd.read_csv), ("xlsx", pd.read_excel), ("parquet", pd.read_parquet)):
        file = filled / f"out.{ending}"
        assert main(["export", "paragraphs", "-o", str(file), "--stance", "escalatory"]) == 0
        assert set(read(file)["stance"]) == {"escalatory"}


def test_json_pipes(filled: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    capfdbinary.readouterr()
    assert main(["export", "articles", "--format", "json"]) == 0
    whole = json.loads(capfdbinary.readouterr().out)
    assert whole["rows"][0]["outlet"] == "The Gazette" and whole["about"]["paragraphs"] == 4


def test_charts_pack_and_citation(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what, name in (("balance", "b.svg"), ("stances", "s.png"), ("pack", "p.html"), ("citation", "c.bib")):
        assert main(["export", what, "-o", str(filled / name)]) == 0
        assert (filled / name).stat().st_size > 150


def test_a_format_that_does_not_fit_is_said(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "pack", "--format", "pdf"]) == 1
    assert "choose html" in capsys.readouterr().err


def test_the_path_is_a_table_of_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "path.csv"
    assert main(["export", "path", "-o", str(file)]) == 0
    rows = pd.read_csv(file)
    assert rows["ally"].nunique() == 33 and rows["scenario"].nunique() == 3
    last = rows[(rows["year"] == 2035) & (rows["ally"] == "Spain")]
    assert set(last["share_required"]) == {3.5} and len(set(last["gdp_growth"])) == 3
    assert main(["export", "assumptions", "-o", str(tmp_path / "a.json")]) == 0
    assert "not counted as zero" in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert main(["export", "allies", "-o", str(tmp_path / "allies.csv")]) == 0
    allies = pd.read_csv(tmp_path / "allies.csv").set_index("ally")
    assert allies.loc["Spain", "gap_core"] == pytest.approx(3.5 - allies.loc["Spain", "share_gdp"], abs=1e-3)
    assert main(["export", "treaties", "-o", str(tmp_path / "t.csv")]) == 0
    steps = pd.read_csv(tmp_path / "t.csv").set_index(["treaty", "step"])
    assert steps.loc[("New START", "expired"), "date"] == "2026-02-05"
    assert main(["export", "needs", "--edition", "1999-01"]) == 1
    assert "2025-08" in capsys.readouterr().err


def test_who_speaks_of_whom_leaves_as_tables(filled: Path) -> None:
    file = filled / "said.txt"
    file.write_text("Russia accused Poland of preparing an attack.", encoding="utf-8")
    assert main(["add", str(file)]) == 0
    for what, columns in (
        ("dyads", {"side", "target", "statements", "balance"}),
        ("statements", {"speaker", "target", "text", "day", "start"}),
    ):
        file = filled / f"{what}.csv"
        assert main(["export", what, "-o", str(file)]) == 0
        rows = pd.read_csv(file)
        assert len(rows) and columns <= set(rows.columns)


def test_the_names_written_out_for_a_quick_start_are_those_of_the_rooms() -> None:
    assert set(export.TABLES) == set(TABLE_NAMES)
    assert set(export.TABLE_FORMATS) == set(TABLE_FORMATS)
