from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from detente.access import deeds
from detente.records import DetenteError
from detente.store.engine import open_store
from detente.store.schema import metadata
from detente.store.transactions import writing
from tests.new_library import new_library


@pytest.mark.parametrize("kind", ["sqlite"])
def test_connections_are_set_up_for_several_writers(engine: Engine) -> None:
    with engine.connect() as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "busy_timeout", "foreign_keys")
        }
    assert read == {"journal_mode": "wal", "busy_timeout": 10_000, "foreign_keys": 1}


@pytest.mark.usefixtures("lasting")
def test_what_was_said_to_be_saved_outlasts_a_power_cut(tmp_path: Path) -> None:
    engine, full = open_store(new_library(tmp_path / "library.db")), 2
    with engine.connect() as reading, writing(engine, deeds.DERIVE) as connection:
        for each in (reading, connection):  # at 1 the last commits may be gone after a power cut
            assert each.exec_driver_sql("PRAGMA synchronous").scalar() == full
            assert each.exec_driver_sql("PRAGMA fullfsync").scalar() == 1  # Apple's disks need both
    engine.dispose()


def test_migrations_lead_to_the_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        differences = [
            difference
            for difference in compare_metadata(MigrationContext.configure(connection), metadata)
            if not (difference[0] == "remove_table" and difference[1].name.startswith("words"))
            and not (difference[0] == "remove_index" and difference[1].table.name == "words")
        ]
    assert differences == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'deep' / 'er' / 'store.db'}"
    open_store(url)
    again = open_store(url)
    assert "article" in inspect(again).get_table_names()
    assert not list((tmp_path / "deep" / "er").glob("*.before-*")), "a current store is not copied"


@pytest.mark.slow
def test_several_processes_may_start_at_once(bare: str) -> None:
    code = "from detente.store.engine import open_store; open_store()"
    environment = os.environ | {"DETENTE_DATABASE_URL": bare}
    started = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0], [
        p.stderr.read() for p in started if p.stderr
    ]


@pytest.mark.parametrize("url", ["not an address", "nosuch://host/db", "mysql://me:secret@host/db"])
def test_a_wrong_address_is_said_in_a_sentence(url: str) -> None:
    with pytest.raises(DetenteError, match="database address") as raised:
        open_store(url)
    assert "secret" not in str(raised.value)


def test_a_newer_database_is_refused(address: str) -> None:
    with writing(open_store(address), deeds.UPGRADE) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DetenteError, match="newer"):
        open_store(address)


def test_a_store_of_an_earlier_version_is_brought_up_and_its_articles_are_counted_when_read_again(
    bare: str, tmp_path: Path
) -> None:
    from alembic import command
    from sqlalchemy import create_engine, make_url

    from detente.analysis import analyse
    from detente.records import Block, Document
    from detente.store import statement_queries
    from detente.store.fulltext import PLACES, numbers
    from detente.store.postgres import with_driver
    from detente.store.selection import Selection
    from detente.store.stale import derived_otherwise
    from detente.store.stored_article import read_article
    from detente.store.upgrading import migrations
    from detente.store.writes import replace_analysis

    config = migrations()
    with create_engine(with_driver(make_url(bare))).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql(
            "INSERT INTO article (id, sha256, title, scored, version, sources, added) "
            "VALUES (1, 'a', 'Old', true, '0', '[]', '2025-01-01 00:00:00')"
        )
        connection.exec_driver_sql(
            "INSERT INTO paragraph (article_id, position, kind, text, escalation, deescalation, balance, "
            "stance, rung, "
            "narrated, cues) VALUES (1, 0, 'heading', 'Old', 0, 0, 0, 'neutral', 0, false, 0), "
            "(1, 1, 'body', 'Berlin said that Russia had broken the truce.', 2, 0, 0.4, 'escalatory', 2, "
            "false, 1)"
        )
        connection.exec_driver_sql(
            'INSERT INTO voice (article_id, position, place, actor, as_written, side, start, "end", kind, '
            "basis) "
            "VALUES (1, 1, 0, 'Berlin', 'Berlin', 'DEU', 11, 45, 'indirect', 'named here')"
        )
    opened = open_store(bare)
    with opened.connect() as connection:
        assert numbers(connection, "truces", 10).tolist() == [PLACES + 1]
    stored = read_article(opened, 1)
    assert stored is not None and stored.analysis.paragraphs[1].voices[0].said_on is None
    assert stored.document == Document("Old", None, (Block("body", stored.analysis.paragraphs[1].text),))
    assert statement_queries.attributed(opened, Selection()).statements == 0
    assert derived_otherwise(opened) == (1,), "nothing was derived of it yet"
    replace_analysis(opened, 1, analyse(stored.document, with_tone=False))
    assert derived_otherwise(opened) == ()
    assert list(statement_queries.dyads(opened, Selection())["target"]) == ["RUS"]
    copies = [file.name for file in tmp_path.iterdir() if ".before-0002." in file.name]
    assert len(copies) == (1 if opened.dialect.name == "sqlite" else 0)
