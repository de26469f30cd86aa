"""Which files a question opens."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from detente.store.partition_months import days_of, in_months_of, months_of_days
from detente.store.schema import paragraph, statement


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.none()))
def test_every_day_is_in_a_month_that_is_named(days: list[date | None]) -> None:
    wanted = {f"{day:%Y-%m}" if day else "undated" for day in days}
    named = months_of_days(days_of(days))
    assert set(named) == wanted and len(named) == len(wanted)


def test_a_database_is_asked_as_before() -> None:
    query = select(paragraph.c.text)
    assert in_months_of(create_engine("sqlite://"), query, days_of([date(2025, 3, 1)]), paragraph) is query


def test_partitions_open_the_files_of_the_months_asked_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.importorskip("duckdb_engine", reason="the extra scale is not installed")
    from detente.scale_out.batch_run import run_batch
    from detente.scale_out.engines import Serial
    from detente.scale_out.portions import portions
    from detente.store.engine import open_store
    from detente.store.partitions import address_of_partitions
    from tests.scale_out.archive import records, write_lines

    folder = tmp_path_factory.mktemp("months")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_READERS", "rules")
        run_batch(folder / "out", portions([str(write_lines(folder / "in.jsonl", records(16)))]), Serial())
    engine = open_store(address_of_partitions(folder / "out"))
    asked = days_of([date(2024, 1, 1) + timedelta(days=40), None])
    joined = statement.join(paragraph, statement.c.article_id == paragraph.c.article_id)
    everywhere = select(paragraph.c.text).select_from(joined)
    query = in_months_of(engine, everywhere, asked, paragraph, statement)
    with engine.connect() as connection:
        said = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
        plan = "".join(row[1] for row in connection.exec_driver_sql(f"EXPLAIN {said}"))
        there = connection.exec_driver_sql("SELECT DISTINCT month FROM paragraph ORDER BY month")
        assert {"2024-02", "undated"} < set(there.scalars())
        found, all_of_it = (connection.execute(one).all() for one in (query, everywhere))
        assert 0 < len(found) < len(all_of_it)
    named = re.findall(r"month=([^/]+)/part", said)
    assert sorted(named) == ["2024-02", "2024-02", "undated", "undated"], said
    assert plan.count("READ_PARQUET") == 2, plan
    engine.dispose()
