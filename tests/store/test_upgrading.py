"""Libraries of earlier schemas: upgraded in one transaction after one copy, and half-made ones recognised
from busy ones.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, make_url

from detente.records import DetenteError
from detente.store.engine import open_store
from detente.store.postgres import with_driver
from detente.store.upgrading import migrations

# An object of a later step that is there already: revision, and the statement that makes it.
HALF = {
    "0001": "CREATE TABLE lexicon (version VARCHAR(12))",
    "0002": "CREATE TABLE statement (article_id INTEGER)",
    "0003": "CREATE TABLE portion (article_id INTEGER)",
    "0004": "CREATE TABLE mark (run BIGINT)",
    "0005": "CREATE TABLE item (batch_id INTEGER)",
    "0006": "CREATE TABLE claim (article_id INTEGER)",
    "0007": "CREATE TABLE adoption (id INTEGER)",
    "0008": "ALTER TABLE article ADD COLUMN revision INTEGER",
    "0011": "ALTER TABLE article ADD COLUMN derived VARCHAR(8)",
}


def made(url: str, revision: str, *statements: str) -> None:
    """A library of an earlier revision with an article, changed as a test asks."""
    config = migrations()
    engine = create_engine(with_driver(make_url(url)))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(
            "INSERT INTO article (id, sha256, title, scored, version, sources, added) "
            "VALUES (1, 'a', 'Old', true, '0', '[]', '2025-01-01 00:00:00')"
        )
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def content(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.before-*"))


@pytest.mark.parametrize("revision", HALF)
def test_a_half_made_library_is_said_to_be_one_at_once_and_is_left_as_it_is(bare: str, revision: str) -> None:
    made(bare, revision, HALF[revision])
    for _ in range(2):
        with pytest.raises(DetenteError, match=f"half-made: it has the version {revision}") as raised:
            open_store(bare)
        assert "exists" in str(raised.value) or "duplicate column" in str(raised.value)
        assert "Nothing in it was changed" in str(raised.value) and "detente restore" in str(raised.value)


@pytest.mark.parametrize("revision", ["0003", "0006", "0011"])
def test_a_failed_upgrade_keeps_one_copy_however_often_it_is_tried(tmp_path: Path, revision: str) -> None:
    file = tmp_path / "store.db"
    made(f"sqlite:///{file}", revision, HALF[revision])
    before = content(file)
    for _ in range(3):
        with pytest.raises(DetenteError, match="half-made") as raised:
            open_store(f"sqlite:///{file}")
    (copy,) = copies(tmp_path)
    assert copy.name in str(raised.value) and content(copy) == before == content(file)


def test_another_state_of_an_older_library_is_copied_too(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    made(f"sqlite:///{file}", "0006", HALF["0006"])
    with pytest.raises(DetenteError):
        open_store(f"sqlite:///{file}")
    (first,) = copies(tmp_path)
    first.rename(first.with_name("store.before-0006.20200101000000.db"))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE article SET id = 2, added = '2025-02-02 00:00:00'")
        connection.commit()
    with pytest.raises(DetenteError):
        open_store(f"sqlite:///{file}")
    assert len(copies(tmp_path)) == 2, "articles that came in between are in a copy too"


def test_tables_without_a_version_are_half_made_too(bare: str) -> None:
    made(bare, "0006", "DROP TABLE alembic_version")
    with pytest.raises(DetenteError, match="half-made: it has no version"):
        open_store(bare)


def test_a_library_that_cannot_be_copied_is_not_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.store import upgrading

    file = tmp_path / "store.db"
    made(f"sqlite:///{file}", "0006")
    before = content(file)

    def full(_: Path) -> object:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrading, "atomic_file", full)
    with pytest.raises(
        DetenteError, match=r"cannot be copied before its upgrade \(database or disk is full\)"
    ):
        open_store(f"sqlite:///{file}")
    assert content(file) == before and not copies(tmp_path)
    monkeypatch.undo()
    open_store(f"sqlite:///{file}").dispose()
    assert len(copies(tmp_path)) == 1
