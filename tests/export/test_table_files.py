"""Tables as files: read back by other programs they hold the same rows, their meanings and no formula."""

from __future__ import annotations

import io
import json

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from detente.export.cells import neutral_cell
from detente.export.gathering import TABLE_NAMES, table
from detente.export.provenance import Provenance
from detente.export.table_files import TABLE_FORMATS, as_file
from detente.records import DetenteError
from detente.store.selection import Selection


@pytest.mark.parametrize("name", TABLE_NAMES)
@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_every_table_reads_back_in_every_format(
    library: Engine, provenance: Provenance, name: str, form: str
) -> None:
    frame = table(library, name, Selection())  # type: ignore[arg-type]
    assert len(frame)
    made = io.BytesIO(as_file(frame, form, provenance))  # type: ignore[arg-type]
    if form == "csv":
        back = pd.read_csv(made)
    elif form == "xlsx":
        back = pd.read_excel(made, sheet_name="table")
    elif form == "parquet":
        back = pd.read_parquet(made)
    else:
        back = pd.DataFrame(json.load(made)["rows"])
    assert list(back.columns) == list(frame.columns) and len(back) == len(frame)
    numbers = frame.select_dtypes("float").columns
    pd.testing.assert_frame_equal(
        back[numbers].astype(float).reset_index(drop=True), frame[numbers].reset_index(drop=True)
    )


def test_formats_that_can_carry_the_dictionary_and_the_provenance(
    library: Engine, provenance: Provenance
) -> None:
    frame = table(library, "sides", Selection())
    book = openpyxl.load_workbook(io.BytesIO(as_file(frame, "xlsx", provenance)))
    assert book.sheetnames == ["table", "columns", "about"]
    assert "0123456789" in {cell.value for row in book["about"].rows for cell in row}
    whole = json.loads(as_file(frame, "json", provenance))
    assert {"column": "balance", "unit": "", "range": "−1 to +1"}.items() <= whole["columns"][-1].items()
    schema = pq.read_schema(io.BytesIO(as_file(frame, "parquet", provenance)))
    assert b"0123456789" in schema.metadata[b"detente"]
    assert "ISO 3166-1" in schema.field("side").metadata[b"meaning"].decode()


def test_formulas_are_text_for_spreadsheets(library: Engine, provenance: Provenance) -> None:
    frame = table(library, "articles", Selection())
    book = openpyxl.load_workbook(io.BytesIO(as_file(frame, "xlsx", provenance)))
    for row in book["table"].rows:
        assert all(cell.data_type != "f" for cell in row)
    assert "\n=" not in as_file(frame, "csv", provenance).decode("utf-8-sig").replace(",", "\n")


def test_a_column_without_a_meaning_is_an_error(provenance: Provenance) -> None:
    with pytest.raises(DetenteError, match="no line for the column"):
        as_file(pd.DataFrame({"riddle": [1]}), "csv", provenance)


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    made = neutral_cell(text)
    assert isinstance(made, str) and made.endswith(text)
    assert not made.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_more_rows_than_a_spreadsheet_holds_are_refused_in_a_sentence(
    library: Engine, provenance: Provenance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.export.table_files._MOST_ROWS", 2)
    frame = table(library, "paragraphs", Selection())
    with pytest.raises(DetenteError, match="take csv or parquet"):
        as_file(frame, "xlsx", provenance)
    assert as_file(frame, "csv", provenance)
