"""`detente figures`, as a person at a terminal meets it; the World Bank is played by a stand-in, or is not
there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from detente.cli import main
from tests.figures.importing import making


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{tmp_path / 'corpus.db'}")


@pytest.fixture
def workbook(tmp_path: Path) -> str:
    file = tmp_path / "anything.bin"
    file.write_bytes(making.xlsx(making.nato_2024()))
    return str(file)


def test_a_file_is_shown_adopted_listed_and_reverted(
    workbook: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "add", workbook, "--edition", "2033-06"]) == 0
    shown = capsys.readouterr().out
    assert (
        "NATO's workbook, 2030 to 2033" in shown
        and "against 2025-08, 2024-06" in shown
        and "--yes adopts it" in shown
    )
    assert main(["figures", "add", workbook, "--edition", "2033-06", "--yes"]) == 0
    assert "Adopted as number 1" in capsys.readouterr().out
    assert main(["figures", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[-1]["edition"] == "2033-06" and rows[-1]["state"] == "in use" and rows[0]["state"] == "ships"
    assert main(["figures", "revert", "1"]) == 0
    assert main(["figures", "revert", "1"]) == 1
    assert "No adopted edition in use" in capsys.readouterr().err
    assert main(["figures", "list"]) == 0
    assert "reverted" in capsys.readouterr().out


def test_json_reports_difference_and_refusal(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "add", workbook, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["needs"] == "edition"
    assert main(["figures", "add", workbook, "--json", "--edition", "2033-06"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (
        report["new"] == report["cells"]
        and report["adopted"] is None
        and report["against"] == ["2025-08", "2024-06"]
    )
    sheets = making.nato_2024()
    sheets["TABLE3"][12][4] = "about two"
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(making.xlsx(sheets))
    assert main(["figures", "add", str(bad), "--json", "--yes"]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert refused["sheet"] == "TABLE3" and refused["row"] == 13 and "about two" in refused["refused"]
    assert main(["figures", "add", str(bad)]) == 1
    assert "Sheet “TABLE3”, row 13" in capsys.readouterr().err
    assert main(["figures", "add", str(tmp_path / "none.xlsx")]) == 1


def test_refresh_says_plainly_that_there_is_no_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(*_: Any, **__: Any) -> None:
        raise requests.exceptions.ConnectionError("no route")

    monkeypatch.setattr(requests, "get", nobody)
    assert main(["figures", "refresh", "--yes"]) == 1
    errors = capsys.readouterr().err
    assert "could not be reached: there is no network" in errors and "Nothing was changed" in errors


def bank(time: int) -> SimpleNamespace:
    """A stand-in for wbgapi. TEST DATA."""

    def fetch(code: str, **_: Any) -> Iterator[dict[str, Any]]:
        scale = 1 if code.endswith("ZS") else 1e9
        for place, economy in enumerate(("NOR", "POL"), start=1):
            for year in (2030, time):
                yield {"economy": economy, "time": year, "value": (place + year / 1e4) * scale}

    class APIError(Exception):
        pass

    source = SimpleNamespace(get=lambda _: {"lastupdated": "2032-07-01"})
    return SimpleNamespace(data=SimpleNamespace(fetch=fetch), source=source, APIError=APIError)


def test_refresh_adopts_what_the_world_bank_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "wbgapi", bank(2031))
    assert main(["figures", "refresh", "--json", "--yes"]) == 0
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["edition"] for r in reports] == ["wb-2032-07-01"] * 2 and [r["cells"] for r in reports] == [
        4,
        4,
    ]
    assert reports[0]["against"] == ["wb-2026-02-24"] and reports[0]["withdrawn"] == 0


def test_an_answer_that_cannot_be_right_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "wbgapi", bank(2040))
    assert main(["figures", "refresh"]) == 1
    assert "the years are shifted" in capsys.readouterr().err


def test_pledges_and_a_year_in_every_edition_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "pledges", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 55 and all(row["rule"] and row["reason"] and row["status"] for row in rows)
    assert main(["figures", "diff", "pol", "2025"]) == 0
    assert (
        "4.48 % in NATO, August 2025, 4.25 % in NATO, July 2026: a change of basis" in capsys.readouterr().out
    )
    assert main(["figures", "diff", "XXX", "2025"]) != 0
    assert "No edition has a figure of XXX" in capsys.readouterr().err
