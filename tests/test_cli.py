"""The command line, as a person at a terminal meets it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import detente
from detente.cli import main


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "corpus.db"
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{file}")
    return file


def test_analyse_prints_scores_and_cues(
    tmp_path: Path, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(article, encoding="utf-8")
    assert main(["analyse", str(file)]) == 0
    printed = capsys.readouterr()
    assert "E 0.0" in printed.out and "caption, not scored" in printed.out
    assert "date" in printed.err, "a missing date is asked for"


def test_analyse_reads_standard_input_as_json(
    article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(article.encode()), encoding="utf-8"))
    assert main(["analyse", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"].startswith("Norland Offers Talks")


def test_what_cannot_be_read_is_said_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["analyse", str(empty)]) == 1
    assert "empty" in capsys.readouterr().err
    assert main(["analyse", str(tmp_path / "absent.txt")]) == 1
    assert "cannot be opened" in capsys.readouterr().err


def test_add_stores_once_and_loses_nothing_to_a_bad_file(
    tmp_path: Path, article: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(article, encoding="utf-8")
    bad.touch()
    assert main(["add", "--json", "--date", "2025-06-25", str(bad), str(good)]) == 1
    first = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first[0]["problem"] and first[1]["new"] is True
    assert main(["add", str(good)]) == 0
    assert "already there" in capsys.readouterr().out
    assert store.exists()


def test_backup_and_restore_bring_the_library_back(
    store: Path, tmp_path: Path, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, copy = tmp_path / "norland.txt", tmp_path / "copy.db"
    file.write_text(article, encoding="utf-8")
    assert main(["add", str(file)]) == 0
    assert main(["backup", str(copy)]) == 0
    assert main(["backup", str(copy)]) == 1, "no copy is overwritten"
    store.unlink()
    assert main(["restore", str(copy)]) == 0
    capsys.readouterr()
    assert main(["add", str(file)]) == 0
    assert "already there" in capsys.readouterr().out
    assert main(["restore", str(file)]) == 1


def test_a_reader_who_has_seen_enough_and_a_full_disk_end_without_a_traceback() -> None:
    listing = [sys.executable, "-m", "detente.cli", "export", "assumptions"]
    closed, written_to = os.pipe()
    os.close(closed)
    for output, code, said in ((written_to, 0, ""), ("/dev/full", 1, "No space left")):
        if isinstance(output, str):
            if not Path(output).exists():
                continue
            output = os.open(output, os.O_WRONLY)
        done = subprocess.run(listing, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
        os.close(output)
        assert done.returncode == code and said in done.stderr and "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    absent = tmp_path / "absent" / "steps.csv"
    assert main(["export", "treaties", "-o", str(absent)]) == 1
    assert f"{absent}: No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["treaties", "--edition", "2025-08"], "leave it out for treaties"),
        (["paragraphs", "--edition", "2025-08"], "leave it out for paragraphs"),
        (["allies", "--side", "RUS"], "leave the filters out"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    given: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *given]) == 1
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_a_matter_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["add", "x.txt", "--date", "25 June"])
    assert ended.value.code == 2
    assert "write it like 2025-06-25" in capsys.readouterr().err


def test_analyse_keeps_to_the_limits_that_are_set(
    tmp_path: Path, article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(article, encoding="utf-8")
    monkeypatch.setenv("DETENTE_LIMIT_PARAGRAPHS", "1")
    assert main(["analyse", str(file)]) == 1
    assert "at most 1" in capsys.readouterr().err


def test_a_notebook_is_offered_the_names_that_are_promised() -> None:
    assert dir(detente) == sorted(detente.__all__)


def test_one_year_in_every_edition_is_asked_by_a_states_name_or_code(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for state in ("Poland", "pol", "POL"):
        assert main(["figures", "diff", state, "2025"]) == 0
        printed.append(capsys.readouterr().out)
    assert "4.25 %" in printed[0] and "a change of basis" in printed[0] and len(set(printed)) == 1
