"""The data dictionary: each column once, and a sentence where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.export.dictionary import meanings, read_dictionary
from detente.records import DetenteError

SHIPPED = data_path("export", "dictionary.csv")


def test_a_column_without_a_line_is_named_with_the_file() -> None:
    with pytest.raises(DetenteError) as wrong:
        meanings(("title", "riddle"))
    assert str(wrong.value) == (
        "data/export/dictionary.csv has no line for the column 'riddle'; add one with its meaning."
    )


def test_a_column_with_two_lines_is_refused_with_both(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("title,"))
    file = tmp_path / "dictionary.csv"
    file.write_text(text + "title,,,Another meaning\n", encoding="utf-8")
    with pytest.raises(
        DetenteError, match=f"line {len(lines) + 1}: .*'title' stands in line {first} already"
    ):
        read_dictionary(file)
