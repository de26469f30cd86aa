"""Partitions that an earlier version wrote, without a column that was added since."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.store.selection import Selection
from detente.store.statement_columns import statements_of
from detente.store.statement_queries import dyads


def test_a_column_that_was_added_since_is_empty(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra scale is not installed")
    from detente.scale_out.batch_run import run_batch
    from detente.scale_out.engines import Serial
    from detente.scale_out.portions import portions
    from detente.store.engine import open_store
    from detente.store.partitions import address_of_partitions
    from tests.scale_out.archive import records, write_lines

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_READERS", "rules")
        run_batch(tmp_path / "out", portions([str(write_lines(tmp_path / "in.jsonl", records(8)))]), Serial())
    files = [file for file in (tmp_path / "out").rglob("*.parquet") if "statement" in str(file.parent)]
    for file in files:
        duckdb.sql(f"COPY (SELECT * EXCLUDE (role) FROM '{file}') TO '{file}.new' (FORMAT parquet)")
        Path(f"{file}.new").replace(file)
    engine = open_store(address_of_partitions(tmp_path / "out"))
    found = statements_of(engine, Selection())
    assert files and len(found.role) and not found.role.any()
    assert len(dyads(engine, Selection())) == len(
        {(side, target) for side, target in zip(found.side, found.target, strict=True) if side and target}
    )
    engine.dispose()
