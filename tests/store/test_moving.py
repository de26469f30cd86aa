"""Moves between databases: every table compared, nothing in the target where anything differs or stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from detente.access import deeds
from detente.cli import main
from detente.records import DetenteError
from detente.store import batches, row_copies
from detente.store.engine import open_store
from detente.store.moving import move
from detente.store.row_copies import TableContent, contents
from detente.store.search import search
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.stored_article import original, read_article
from detente.store.transactions import writing
from detente.store.writes import save
from tests.new_library import new_library

from .conftest import analysis_of, document_of


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    """A library of a few articles, one waiting in an upload, with signs that databases stumble over."""
    opened = open_store(new_library(tmp_path / "source.db"))
    for number, title in enumerate(("“Quoted” ‽", "Ünïcode 会談", "a\tb\\c'; --", "🕊")):
        document = document_of(title, words=f" Number {number}.")
        save(opened, document, analysis_of(document), raw=bytes(range(256)) * 9, filename="a.bin")
    batches.begin(opened, [batches.Wanted("later.txt", document_of("Later"), b"\x00raw")], "waiting", "Ida")
    yield opened
    opened.dispose()


def held(engine: Engine) -> list[TableContent]:
    with engine.connect() as connection:
        return contents(connection)


def test_all_rows_arrive_and_the_library_goes_on(source: Engine, engine: Engine, tmp_path: Path) -> None:
    moved = move(source, engine)
    assert moved == held(source) == held(engine)
    assert sum(table.rows for table in moved) > 40
    assert read_article(engine, 2) == read_article(source, 2) and original(engine, 2) == original(source, 2)
    hits = [search(each, "norland talks", Selection()).hits for each in (engine, source)]
    pd.testing.assert_frame_equal(*hits)
    assert len(hits[0])
    assert batches.waiting(engine, 1) == batches.waiting(source, 1)
    document = document_of("New", words=" New.")
    assert save(engine, document, analysis_of(document)).article_id == 5, "numbers go on"
    back = open_store(f"sqlite:///{tmp_path / 'back.db'}")
    assert move(engine, back) == held(engine) == held(back)
    back.dispose()


def test_a_database_that_holds_articles_is_not_moved_into(source: Engine, engine: Engine) -> None:
    save(engine, document_of(), analysis_of(document_of()))
    before = held(engine)
    with pytest.raises(DetenteError, match="holds 1 article rows already"):
        move(source, engine)
    with pytest.raises(DetenteError, match="same library"):
        move(source, source)
    assert held(engine) == before


@pytest.mark.parametrize("table", ["paragraph", "original", "setting"])
def test_what_arrives_otherwise_is_not_kept(
    source: Engine, engine: Engine, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    before = held(engine)
    put = row_copies.put_rows

    def spoiled(connection: object, into: object, rows: list[dict[str, object]]) -> None:
        lost = rows[1:] if str(into) == table else rows
        put(connection, into, lost)  # type: ignore[arg-type]

    monkeypatch.setattr(row_copies, "put_rows", spoiled)
    with writing(source, deeds.DERIVE) as connection:  # two settings, so that one can be lost
        bump(connection)
    with pytest.raises(Exception, match=f"The table {table} arrived with|FOREIGN KEY|foreign key"):
        move(source, engine)
    assert held(engine) == before


def test_the_command_takes_files_and_prints_every_table(
    source: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "target.db"
    assert main(["move", str(source.url.database), str(target)]) == 0
    said = capsys.readouterr().out
    assert all(f"{table.table:<16}{table.rows:>12,}  {table.digest}" in said for table in held(source))
    assert main(["move", str(source.url.database), str(target)]) == 1
    assert "holds 4 article rows already" in capsys.readouterr().err
    assert main(["move", str(tmp_path / "none.db"), str(target)]) == 1
    assert "none.db is not there" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()
