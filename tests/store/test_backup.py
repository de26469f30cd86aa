"""Copies: consistent under write load, restored to the same rows, and nothing lost on the way."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.cli import main
from detente.records import DetenteError
from detente.store import writes
from detente.store.backup import backup, restore
from detente.store.corpus_queries import corpus_version, counts
from detente.store.engine import open_store
from detente.store.selection import Selection

from .conftest import analysis_of, document_of


@pytest.fixture
def kind() -> str:
    """Copies are of SQLite alone; the message for PostgreSQL stands in test_postgres.py."""
    return "sqlite"


SKIPPED = ("revision", "restored")  # settings that a restore sets again


def digest(file: Path) -> tuple[int, str]:
    """The revision of a store, and a hash of all its rows but what a restore sets: two settings, the log."""
    rows = hashlib.sha256()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN")
        revision = connection.execute("SELECT value FROM setting WHERE name = 'revision'").fetchone()
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' AND name NOT "
            "LIKE 'sqlite%' AND name <> 'log_entry' "
            "UNION SELECT 'words' ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            for row in sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr):
                if not (table == "setting" and row[0] in SKIPPED):
                    rows.update(repr((table, row)).encode())
    return int(revision[0]) if revision else 0, rows.hexdigest()


def file_of(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def test_a_copy_under_write_load_is_the_state_after_one_transaction_and_comes_back_the_same(
    engine: Engine, tmp_path: Path
) -> None:
    states: dict[int, str] = {}
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            document = document_of(f"Number {number}", published=date(2025, 1, 1), words=f" Number {number}.")
            saved = writes.save(engine, document, analysis_of(document), raw=b"x" * 20_000)
            states.update([digest(file_of(engine))])
            if number % 3 == 0:
                writes.delete_article(engine, saved.article_id)
                states.update([digest(file_of(engine))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(states) < 5:
            pass
        copies = []
        for number in range(6):
            copies.append(tmp_path / f"copy{number}.db")
            backup(engine, copies[-1])
    finally:
        stop.set()
        writer.join()
    taken = [digest(copy) for copy in copies]
    assert all(states[revision] == rows for revision, rows in taken)
    assert taken[-1][0] > taken[0][0], "it was written to while the copies were made"
    for copy, (_, rows) in zip(copies, taken, strict=True):
        restore(engine, copy)
        assert digest(file_of(engine))[1] == rows


def test_a_restore_brings_back_what_was_deleted_and_is_seen_by_those_who_are_reading(
    engine: Engine, fill: Callable[..., int], tmp_path: Path
) -> None:
    article_id = fill()
    backup(engine, tmp_path / "copy.db")
    writes.delete_article(engine, article_id)
    fill("Another", words=" Another.")
    assert counts(engine, Selection()).earliest == date(2025, 6, 25)
    before = int(corpus_version(engine))
    kept = restore(engine, tmp_path / "copy.db")
    assert int(corpus_version(engine)) > before
    assert counts(engine, Selection()) == counts(open_store(f"sqlite:///{tmp_path / 'copy.db'}"), Selection())
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT title FROM article").fetchall() == [("Another",)]


def test_only_a_sound_copy_of_a_store_is_restored(
    engine: Engine, fill: Callable[..., int], tmp_path: Path
) -> None:
    fill()
    state = digest(file_of(engine))
    with pytest.raises(DetenteError, match="not there"):
        restore(engine, tmp_path / "none.db")
    (tmp_path / "other.db").write_text("not a database")
    with pytest.raises(DetenteError, match="not a copy"):
        restore(engine, tmp_path / "other.db")
    backup(engine, tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with pytest.raises(DetenteError, match="newer"):
        restore(engine, tmp_path / "newer.db")
    assert digest(file_of(engine)) == state


def test_a_copy_never_replaces_another_and_a_place_that_cannot_be_written_is_named(
    engine: Engine, tmp_path: Path
) -> None:
    backup(engine, tmp_path / "copy.db")
    with pytest.raises(DetenteError, match="already"):
        backup(engine, tmp_path / "copy.db")
    with pytest.raises(DetenteError, match="cannot be written"):
        backup(engine, tmp_path / "no" / "folder" / "copy.db")


def test_the_command_asks_before_it_replaces_articles(
    engine: Engine,
    fill: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DETENTE_DATABASE_URL", str(engine.url))
    fill()
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    fill("Two", words=" Two.")
    assert main(["restore", str(tmp_path / "copy.db")]) == 1
    assert "--yes" in capsys.readouterr().err
    assert counts(engine, Selection()).articles == 2
    assert main(["restore", str(tmp_path / "copy.db"), "--yes"]) == 0
    assert counts(engine, Selection()).articles == 1
    assert "before-restore" in capsys.readouterr().out
