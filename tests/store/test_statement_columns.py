"""Statements in memory: their stance, the first of an order, what an older library gets."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, select

from detente.analysis import analyse
from detente.derive.statements import statements
from detente.intake.limits import in_force
from detente.intake.opening import open_text
from detente.store.aggregate_columns import UNDATED, day_number
from detente.store.column_reading import read_columns
from detente.store.engine import open_store
from detente.store.schema import statement
from detente.store.selection import Selection
from detente.store.statement_columns import statements_of
from detente.store.upgrading import migrations
from detente.store.writes import replace_analysis, save


def test_a_statement_has_the_stance_of_its_paragraph_and_follows_a_new_reading(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    text = "The minister threatened to strike the depots.\n\nThe envoy offered talks and praised the truce."
    document = open_text(text, limits=in_force()).document
    assert document is not None
    read = analyse(document, with_tone=False)
    number = save(engine, document, read).article_id
    for stance in ("escalatory", "de-escalatory"):
        of = [one for one in read.paragraphs if one.stance == stance]
        expected = sum(len(statements(one, None)) for one in of)
        assert len(statements_of(engine, Selection(stances=(stance,))).at) == expected > 0  # type: ignore[arg-type]
    replace_analysis(engine, number, read)
    assert len(statements_of(engine, Selection()).at) == sum(
        len(statements(p, None)) for p in read.paragraphs
    )


def test_an_older_library_gets_the_stance_from_its_paragraphs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    config, engine = migrations(), create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0016")
        for written in (
            "INSERT INTO article (id, sha256, words, scored, version, sources, added) "
            "VALUES (1, 'a', 'a', 1, '0', '[]', '2025-01-01 00:00:00')",
            "INSERT INTO paragraph (article_id, position, kind, text, escalation, deescalation, balance, "
            "stance, rung, narrated, cues) VALUES (1, 0, 'body', 'x', 2, 0, 0.4, 'escalatory', 1, 1, 1), "
            "(1, 1, 'body', 'y', 0, 0, 0, 'neutral', 0, 1, 0)",
            "INSERT INTO statement (article_id, position, place, narrated, escalation, deescalation, "
            "balance, cues, sample, first_of_speaker, first_of_pair) VALUES "
            "(1, 0, 0, 1, 2, 0, 0.4, 1, 0, 1, 1), (1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1)",
        ):
            connection.exec_driver_sql(written)
    engine.dispose()
    upgraded = open_store(url)
    assert len(statements_of(upgraded, Selection(stances=("escalatory",))).at) == 1
    assert statements_of(upgraded, Selection(stances=("neutral",))).position.tolist() == [1]


def test_columns_are_what_the_rows_hold(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    text = "Ida Berg, of Norway, said that Russia must end its threats.\n\nNothing else was said that day."
    document = open_text(text, limits=in_force()).document
    assert document is not None
    save(engine, document, analyse(document, with_tone=False))
    own = statement.c
    names = (own.side, own.speaker, own.target, own.target_actor, own.stance)
    query = select(own.article_id, *names, own.day, own.narrated, own.balance, own.start)
    query = query.where(own.start.is_not(None) | own.narrated).order_by(own.position, own.place)
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        found = read_columns(connection, query.with_only_columns(*query.selected_columns[:-1]))
    assert len(rows) >= 1
    for place, row in enumerate(rows):
        for name in ("side", "speaker", "target", "target_actor", "stance"):
            known, places = found.coded(name)
            assert known[places[place]] == (getattr(row, name) or "")
        assert found.numbers["day"][place] == (UNDATED if row.day is None else day_number(row.day))
        assert found.numbers["balance"][place] == row.balance
        assert found.numbers["narrated"][place] == row.narrated
