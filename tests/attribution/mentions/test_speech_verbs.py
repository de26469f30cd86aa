"""The table of speech verbs is checked as it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.attribution.mentions.speech_verbs import read_verbs
from detente.data_tables import data_path
from detente.records import DetenteError

SHIPPED = data_path("actors", "speech_verbs.csv")


def with_row(folder: Path, row: str) -> Path:
    file = folder / "speech_verbs.csv"
    file.write_text(SHIPPED.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    return file


def test_a_form_under_two_verbs_is_refused_with_both_lines(tmp_path: Path) -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("warn,"))
    with pytest.raises(DetenteError) as wrong:
        read_verbs(with_row(tmp_path, "alert,alerts;warned,say,a trial row"))
    assert str(wrong.value) == (
        f"speech_verbs.csv, line {len(lines) + 1}: the form 'warned' stands in line {first} already; "
        "take one away."
    )


def test_a_kind_that_no_rule_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="kind is 'sung'; write say, perform"):
        read_verbs(with_row(tmp_path, "intone,intoned,sung,a trial row"))


def test_a_new_verb_is_known_by_all_its_forms(tmp_path: Path) -> None:
    kinds, bases = read_verbs(with_row(tmp_path, "intone,intone;intones;intoned,say,a trial row"))
    assert kinds["intones"] == kinds["intoned"] == "say" and "intone" in bases


def test_a_reason_says_something_of_its_kind() -> None:
    """A verb that counts as speech only beside words must not be said to count anywhere."""
    import csv

    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            assert row["kind"] != "weak" or not row["reason"].startswith("stands beside"), number
