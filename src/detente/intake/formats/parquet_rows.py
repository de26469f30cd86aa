"""The rows of a Parquet file, by pyarrow (Apache-2.0)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from detente.intake.formats.file_table import MOST_COLUMNS, FileRow, FileTable
from detente.intake.formats.json_rows import as_text
from detente.intake.limits import Limits
from detente.intake.storable import storable
from detente.records import DetenteError

_AT_ONCE = 64  # rows


def parquet_rows(data: bytes, limits: Limits) -> FileTable:
    """The rows, a portion at a time. Raises DetenteError where the file is damaged or unpacks to too much."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        unpacked = sum(
            file.metadata.row_group(number).total_byte_size for number in range(file.num_row_groups)
        )
        columns = tuple(storable(str(name)) for name in file.schema_arrow.names[:MOST_COLUMNS])
    except (pa.ArrowException, OSError, ValueError) as trouble:
        raise DetenteError("The Parquet file is damaged; write it again and try again.") from trouble
    if unpacked > limits.unpacked_bytes:
        raise DetenteError(
            f"The Parquet file unpacks to more than {limits.unpacked_bytes / 1e6:g} MB; split it."
        )
    return FileTable(columns, _rows(file, file.schema_arrow.names[:MOST_COLUMNS]))


def _rows(file: Any, names: list[str]) -> Iterator[FileRow]:
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_AT_ONCE, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield FileRow(f"row {number}", tuple(as_text(row.get(name)) for name in names))
    except MemoryError:
        raise
    except Exception:  # pyarrow has many kinds of error where a file is damaged
        yield FileRow(
            f"row {number + 1}", problem="From this row on the Parquet file is damaged; write it again."
        )
