"""One table says what files there are and which function reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.intake import file_kinds, format_readers
from detente.intake.file_kinds import format_of, kind_of, read_kinds
from detente.intake.format_readers import reader_of
from detente.records import DetenteError

SHIPPED = data_path("intake", "formats.csv")
FORMATS = Path(file_kinds.__file__).parent / "formats"


def with_row(folder: Path, row: str) -> Path:
    file = folder / "formats.csv"
    file.write_text(SHIPPED.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    return file


def test_every_reader_that_the_table_names_can_be_called() -> None:
    named = {each.reader for each in file_kinds.file_kinds() if each.reader}
    assert len(named) >= 7
    for name in named:
        assert callable(reader_of(name))


def test_every_reader_that_is_written_is_named_in_the_table() -> None:
    named = {each.reader for each in file_kinds.file_kinds()}
    for file in FORMATS.glob("*.py"):
        if f"def read_{file.stem}(" in file.read_text(encoding="utf-8"):
            assert file.stem in named, f"no row of formats.csv leads to {file.name}"


def test_every_row_is_reached_by_bytes_of_its_own() -> None:
    for each in file_kinds.file_kinds():
        if each.first and each.reader not in ("odt", "epub"):  # zips that say further in what they are
            data = bytes(each.offset) + each.first + bytes(range(1, 9)) * 20
            assert kind_of(data) == each.kind and format_of(data) == (each.reader or None), each.kind


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("a scroll,scroll,53 43,0,,a trial row", "there is no module intake/formats/scroll.py"),
        ("a scroll,,53 4,0,,a trial row", "bytes are pairs of hex digits"),
        ("a scroll,,53 43,first,,a trial row", "bytes are pairs of hex digits"),
        ("a scroll,,,,rolled up,a trial row", "there is no sign 'rolled up'"),
        ("a scroll,,,,,a trial row", "give its first bytes or a sign"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(row: str, sentence: str, tmp_path: Path) -> None:
    line = len(SHIPPED.read_text(encoding="utf-8").splitlines()) + 1
    with pytest.raises(DetenteError) as wrong:
        read_kinds(with_row(tmp_path, row))
    assert str(wrong.value).startswith(f"formats.csv, line {line}: ") and sentence in str(wrong.value)


def test_a_module_without_its_function_is_a_sentence() -> None:
    format_readers.reader_of.cache_clear()
    with pytest.raises(DetenteError, match="has no function read_extract"):
        reader_of("extract")
