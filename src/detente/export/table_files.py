"""Tables as files: csv, xlsx, parquet and json, each as self-explaining as its format allows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Literal, get_args

import pandas as pd

from detente.export.cells import neutral
from detente.export.dictionary import meanings
from detente.export.provenance import Provenance
from detente.records import DetenteError

TableFormat = Literal["csv", "xlsx", "parquet", "json"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)
MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}
_MOST_ROWS = 1_048_576  # of a sheet, its header among them
_WIDEST = 60  # characters of a column in a workbook


def as_file(frame: pd.DataFrame, form: TableFormat, provenance: Provenance) -> bytes:
    """A table in one of `TABLE_FORMATS`. Every column must be in the data dictionary.

    Args:
        frame: The table.
        form: Which format.
        provenance: Where the export comes from.

    Returns:
        csv holds the table alone, in UTF-8; xlsx has sheets for the columns' meanings and the provenance;
        parquet and json carry both within. Formulas are neutralised where spreadsheets would run them (csv,
        xlsx).

    Raises:
        DetenteError: More rows than a spreadsheet holds (xlsx).
    """
    writers: dict[TableFormat, Callable[[pd.DataFrame, Provenance], bytes]] = {
        "csv": _csv,
        "xlsx": _xlsx,
        "parquet": _parquet,
        "json": _json,
    }
    return writers[form](frame, provenance)


def _csv(frame: pd.DataFrame, provenance: Provenance) -> bytes:
    meanings(frame.columns)
    return _dated(neutral(frame)).to_csv(index=False).encode("utf-8-sig")


def _xlsx(frame: pd.DataFrame, provenance: Provenance) -> bytes:
    if len(frame) >= _MOST_ROWS:
        raise DetenteError(
            f"A spreadsheet holds {_MOST_ROWS - 1:,} rows, this table has {len(frame):,}: take csv or "
            "parquet, or select less."
        )
    columns = pd.DataFrame([asdict(meaning) for meaning in meanings(frame.columns)])
    about = pd.DataFrame(_about(provenance).items(), columns=["about", "value"])
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as book:
        for name, sheet in (("table", neutral(_dated(frame))), ("columns", columns), ("about", about)):
            sheet.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            for place, column in enumerate(sheet.columns, start=1):
                longest = max([len(str(column)), *sheet[column].head(200).astype(str).str.len()], default=8)
                letter = book.sheets[name].cell(row=1, column=place).column_letter
                book.sheets[name].column_dimensions[letter].width = min(_WIDEST, longest + 2)
    return out.getvalue()


def _parquet(frame: pd.DataFrame, provenance: Provenance) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = pa.Table.from_pandas(frame, preserve_index=False)
    described = {
        meaning.column: {b"meaning": meaning.meaning.encode(), b"unit": meaning.unit.encode()}
        for meaning in meanings(frame.columns)
    }
    schema = pa.schema([field.with_metadata(described[field.name]) for field in held.schema])
    notes = {b"detente": json.dumps(_about(provenance), ensure_ascii=False).encode()}
    out = io.BytesIO()
    pq.write_table(held.cast(schema).replace_schema_metadata({**(held.schema.metadata or {}), **notes}), out)
    return out.getvalue()


def _json(frame: pd.DataFrame, provenance: Provenance) -> bytes:
    rows = json.loads(_dated(frame).to_json(orient="records", force_ascii=False))
    whole = {
        "about": _about(provenance),
        "columns": [asdict(meaning) for meaning in meanings(frame.columns)],
        "rows": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _about(provenance: Provenance) -> dict[str, Any]:
    return {**asdict(provenance), "made_on": provenance.made_on.isoformat(), "line": provenance.line()}


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Days as ISO 8601 text, alike in every format that has no type of its own for them."""
    days = [name for name in frame.columns if name in ("published", "period", "date", "day", "said_on")]
    return frame.assign(
        **{
            name: pd.to_datetime(frame[name])
            .dt.strftime("%Y-%m-%d")
            .where(frame[name].notna(), None)
            .astype(object)
            for name in days
        }
    )
